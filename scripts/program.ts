import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { atEnd, finish } from "./cli.ts";

export const root = resolve(import.meta.dirname, "..");

type Options = { environment: NodeJS.ProcessEnv; log?: string; messages?: boolean };

/** Starts a program in a process group of its own, which ends with this script at the latest. */
export function launch(command: string, args: string[], { environment, log, messages }: Options): ChildProcess {
  const output = log ? openSync(log, "w", 0o600) : ("inherit" as const);
  const child = spawn(command, args, {
    cwd: root,
    env: environment,
    detached: true,
    stdio: messages ? ["ignore", output, output, "ipc"] : ["ignore", output, output],
  });
  if (typeof output === "number") closeSync(output);
  atEnd(() => stopProgram(child));
  return child;
}

export async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = ended(child);
  signalGroup(child.pid, "SIGTERM");
  const late = setTimeout(() => child.pid && signalGroup(child.pid, "SIGKILL"), 12_000);
  await gone;
  clearTimeout(late);
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((done) => {
    child.once("error", () => done(127));
    child.once("exit", (code, signal) => done(code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 130 : 1)));
  });
}

/** Runs a program to its end: its exit code, and the last lines of its log where it has one. */
export async function run(command: string, args: string[], options: Options): Promise<{ code: number; output: string }> {
  const code = await ended(launch(command, args, options));
  if (code === 130) await finish(0);
  return { code, output: options.log ? readFileSync(options.log, "utf8") : "" };
}

export const node = process.execPath;
/** Prisma's adapter sends queries of one transaction side by side, of which pg warns at every start; a note to Prisma, not to a newsroom. */
export const quietly = "--disable-warning=DeprecationWarning";
/**
 * For the process that serves. Left to itself, V8 lets garbage grow to some hundred megabytes while everything is downloaded before it looks
 * into the old part of its heap (`npm run bench export`).
 */
export const sparing = ["--max-semi-space-size=8", "--heap-growing-percent=40"];
export const tool = (name: string) => resolve(root, "node_modules", ".bin", name);
