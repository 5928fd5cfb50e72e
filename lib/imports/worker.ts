import "server-only";
import { spawn } from "node:child_process";
import type { Socket } from "node:net";
import { join } from "node:path";
import { db } from "#lib/db";
import { isAnythingWaiting } from "#lib/imports/perform";

const LOOK_MS = 2_000;
/** After a program that could not even begin. */
const PAUSE_MS = 30_000;

/**
 * Brings in what waits from now on, in each app process, one file at a time: by a program of its own, so that no page waits for it. Where this
 * process ends, that program does, and another process goes on.
 */
export function importFromNowOn(): void {
  const look = async (): Promise<void> => {
    let pause = LOOK_MS;
    if (await isAnythingWaiting(db(), new Date()).catch(() => false)) pause = (await runProgram()) === 0 ? LOOK_MS : PAUSE_MS;
    setTimeout(look, pause).unref();
  };
  void look();
}

/** @returns its exit code */
function runProgram(): Promise<number | null> {
  const root = process.cwd();
  const program = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      "--disable-warning=DeprecationWarning",
      "--disable-warning=ExperimentalWarning",
      "--max-semi-space-size=32",
      "--heap-growing-percent=80",
      join(root, "lib/imports/program.ts"),
    ],
    // It has our environment; its input stays open as long as this process is there.
    { cwd: root, stdio: ["pipe", "ignore", "inherit"] },
  );
  program.stdin.on("error", () => undefined);
  (program.stdin as Socket).unref();
  program.unref();
  return new Promise((done) => {
    program.once("error", () => done(null));
    program.once("exit", (code) => done(code));
  });
}
