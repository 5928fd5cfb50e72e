import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { environmentWith } from "../lib/env.ts";
import { node, root, run, tool } from "./program.ts";

export type Count = { passed: number; failed: number; skipped: number };

const one = (passed: boolean): Count => (passed ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 });

async function succeeds(command: string, args: string[], values: Record<string, string> = {}): Promise<boolean> {
  return (await run(command, args, { environment: environmentWith(values) })).code === 0;
}

export async function types(): Promise<Count> {
  // What an earlier test build wrote may name pages that are gone.
  for (const folder of [".next-test/types", ".next-test/dev"]) rmSync(join(root, folder), { recursive: true, force: true });
  return one((await succeeds(node, [tool("next"), "typegen"])) && (await succeeds(tool("tsc"), ["--noEmit"])));
}

export async function lint(): Promise<Count> {
  return one(await succeeds(tool("biome"), ["check", "--error-on-warnings", "."]));
}

export async function directions(): Promise<Count> {
  return one(await succeeds(node, [join(root, "scripts/check-directions.ts")]));
}

type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number };

export async function vitest(project: "unit" | "db", folder: string, values: Record<string, string> = {}): Promise<Count> {
  const report = join(folder, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const passed = await succeeds(node, [tool("vitest"), "run", "--project", project, "--passWithNoTests", ...reporters], {
    NODE_ENV: "test",
    ...values,
  });
  if (!existsSync(report)) return one(passed);
  const counts = JSON.parse(readFileSync(report, "utf8")) as VitestReport;
  const failed = passed ? 0 : Math.max(1, counts.numFailedTests);
  return { passed: counts.numPassedTests, failed, skipped: counts.numPendingTests + counts.numTodoTests };
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

export async function playwright(folder: string, values: Record<string, string>): Promise<Count> {
  const report = join(folder, "e2e.json");
  const passed = await succeeds(node, [tool("playwright"), "test", "--pass-with-no-tests", "--reporter=list,json"], {
    NODE_ENV: "test",
    NODE_OPTIONS: "--conditions=react-server",
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    ...values,
  });
  if (!existsSync(report)) return one(passed);
  const { stats } = JSON.parse(readFileSync(report, "utf8")) as PlaywrightReport;
  const failed = passed ? 0 : Math.max(1, stats.unexpected + stats.flaky);
  return { passed: stats.expected, failed, skipped: stats.skipped };
}
