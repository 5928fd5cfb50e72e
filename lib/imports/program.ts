// A program of its own that brings in what waits, and ends when nothing does: lib/imports/worker.ts. Runs with --conditions=react-server.
import { setPriority } from "node:os";
import { env } from "#lib/env";
import { connectForImport } from "#lib/imports/connection";
import { importWhatWaits } from "#lib/imports/perform";

// Whoever reads a page comes first.
setPriority(10);
// Whoever started it is gone.
process.stdin.once("end", () => process.exit(1)).resume();

const db = connectForImport(env.DATABASE_URL ?? "");
try {
  await importWhatWaits(db);
} catch (fault) {
  process.stderr.write(`An import could not go on: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`);
  process.exitCode = 1;
}
await db.$disconnect();
process.stdin.destroy();
