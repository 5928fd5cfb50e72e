import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { environmentWith } from "../../lib/env.ts";
import { build } from "../build.ts";
import { freePort } from "../embedded.ts";
import { Failure } from "../failure.ts";
import { node, quietly, root, run } from "../program.ts";
import { serveApp } from "../test-app.ts";
import { temporaryFolder } from "../test-server.ts";

const BUILT = ".next-bench";
/** The build knows it; where the application listens it does not. */
const SITE = "http://localhost";

export type BenchApp = { site: string; port: number; pid: number; environment: NodeJS.ProcessEnv; folder: string };

/** The application as it is built for newsrooms, with a page more (see app/static-page), on a database and a port of its own. */
export async function benchApp(databaseUrl: string, values: Record<string, string> = {}): Promise<BenchApp> {
  const folder = temporaryFolder();
  const port = await freePort();
  const environment = environmentWith({
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    AUTH_SECRET: randomBytes(32).toString("base64url"),
    HOST: "127.0.0.1",
    PORT: String(port),
    SITE_URL: SITE,
    SEED: "none",
    BUILD_FOLDER: BUILT,
    BENCH_PAGES: "1",
    // Everybody who reads is at one address here.
    LIMIT_API_REQUESTS: "1000000",
    LIMIT_API_WINDOW: "1",
    ...values,
  });
  await build({ folder: BUILT, environment, siteUrl: `${SITE} with the pages of the benchmark`, log: join(folder, "build.log") });
  const pid = await serveApp(environment);
  return { site: `http://localhost:${port}`, port, pid, environment, folder };
}

/** Runs one of the scripts with the conditions of the server, and reads what it prints as JSON. */
export async function answerOf<T>(script: string, environment: NodeJS.ProcessEnv, folder: string, ...args: string[]): Promise<T> {
  const log = join(folder, `${script.replaceAll("/", "-")}.log`);
  const { code } = await run(node, [quietly, "--conditions=react-server", join(root, "scripts", script), ...args], { environment, log });
  const text = readFileSync(log, "utf8");
  if (code !== 0) throw new Failure(`scripts/${script} failed: ${text.trim().split("\n").at(-1)}`);
  return JSON.parse(text.trim().split("\n").at(-1) ?? "") as T;
}

export type Answer = { code: number; body: Buffer; headers: Record<string, string | string[] | undefined>; ms: number };

/** One answer, on a connection of its own. */
export function asked(address: string, headers: Record<string, string> = {}): Promise<Answer> {
  const began = performance.now();
  return new Promise((done, failed) => {
    get(address, { headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", failed);
      response.on("end", () =>
        done({ code: response.statusCode ?? 0, body: Buffer.concat(parts), headers: response.headers, ms: performance.now() - began }),
      );
    }).on("error", failed);
  });
}

/** How much memory a process has used at most, in MB; null where the system does not tell. */
export function peakMemory(pid: number): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
  } catch {
    return null;
  }
}
