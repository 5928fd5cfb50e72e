import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure, say } from "./failure.ts";
import { node, root, run, tool } from "./program.ts";

const sources = [
  "{app,components,lib,public}/**/*",
  "prisma/schema.prisma",
  "{proxy,instrumentation}*.ts",
  "{next.config.js,postcss.config.mjs,tsconfig.json,package.json,package-lock.json}",
];
const aside = (path: string) => path.startsWith("lib/generated") || /\.test\.tsx?$/.test(path);

/** A digest of everything that a build reads, so that a build is made again when one of it changed. */
function digest(settings: string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(settings));
  const entries = sources.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }));
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) {
    const path = file.slice(root.length + 1);
    if (!aside(path)) hash.update(`\0${path}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

type Options = { folder: string; environment: NodeJS.ProcessEnv; siteUrl: string; log: string };

export async function build({ folder, environment, siteUrl, log }: Options): Promise<void> {
  const stamp = join(root, folder, "claimdesk-build");
  const wanted = digest([siteUrl]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("Building the application (about a minute)");
  rmSync(stamp, { force: true });
  const { code, output } = await run(node, [tool("next"), "build"], { environment: { ...environment, BUILD_FOLDER: folder }, log });
  if (/ENOSPC|No space left/.test(output) && code !== 0) throw new Failure("The disk is full; free some space and start again.");
  if (code !== 0)
    throw new Failure(
      `The build failed; its whole output is in ${log}, and this is its end:\n${output.trim().split("\n").slice(-25).join("\n")}`,
    );
  writeFileSync(stamp, wanted);
}
