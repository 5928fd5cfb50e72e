// A program of its own that reads one page, given on standard input, and says on standard output what can be read on it: lib/capture/read.ts.
import { Worker } from "node:worker_threads";
import { readableOf } from "#lib/capture/readable-of";

// Whoever started it ends it when it takes too long; where they are gone themselves, this does, though all else here is busy.
new Worker(`setTimeout(() => process.kill(process.pid, "SIGKILL"), ${Number(process.argv[2])})`, { eval: true }).unref();

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const input = Buffer.concat(chunks);
const end = input.indexOf("\n");
const page = JSON.parse(input.subarray(0, end).toString());
process.stdout.write(JSON.stringify(await readableOf({ ...page, bytes: new Uint8Array(input.subarray(end + 1)) })));
