/** Imported first by every script: whatever goes wrong ends as one sentence and exit code 1, never as a stack trace. */
import { sentence } from "./failure.ts";

const closers: (() => Promise<unknown>)[] = [];
let ending: Promise<never> | undefined;

/** What must be stopped, last one first, however the script ends. */
export function atEnd(close: () => Promise<unknown>): void {
  closers.push(close);
}

/** A pipe takes a long text in pieces: it is written when the last is. */
export function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((done) => stream.write(text, () => done()));
}

/** Stops everything, says a last line where there is one, and ends. */
export function finish(code: number, lastLine?: string): Promise<never> {
  ending ??= (async () => {
    for (const close of closers.reverse()) await close().catch(() => undefined);
    if (lastLine) await write(process.stdout, `${lastLine}\n`);
    process.exit(code);
  })();
  return ending;
}

/** Stops everything that was started, and does not end: for tests. */
export async function finishQuietly(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close().catch(() => undefined);
}

function fail(error: unknown): void {
  if (ending) return;
  process.stderr.write(`${sentence(error)}\n`);
  void finish(1);
}

process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);
/** From now on a fault that nobody caught, be it of one connection that broke, is a line in the log and not the end of the server. */
export function keepServing(): void {
  for (const fault of ["uncaughtException", "unhandledRejection"]) {
    process.off(fault, fail);
    process.on(fault, (error) => process.stderr.write(`${sentence(error)}\n`));
  }
}

process.on("SIGINT", () => void finish(0));
process.on("SIGTERM", () => void finish(0));

// npm does not pass SIGTERM on: the end of the parent is the signal.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && void finish(0), 250).unref();
