import { readFileSync } from "node:fs";
import { get } from "node:http";
import { Failure } from "../failure.ts";
import type { Figure } from "../measure.ts";
import { asked, type BenchApp, benchApp } from "../measuring/app.ts";
import { NO_SCALE_SET, scaleDatabase } from "../measuring/scale-database.ts";

export const figures: Figure[] = [];
export const leftOut: string[] = [];

const database = await scaleDatabase();
if (database === null) leftOut.push(NO_SCALE_SET);
else if (memoryOf(process.pid) === null) leftOut.push("what a download takes of memory, as this system does not tell");
else await prepare(await benchApp(database));

async function prepare(app: BenchApp): Promise<void> {
  // As a process that has been answering for a while.
  for (let number = 0; number < 200; number++) await asked(`${app.site}/api/v1/claims?limit=1`);
  for (const file of ["claims.csv", "claims.jsonl"])
    figures.push({
      title: `memory that the process grows by while everything is downloaded as ${file}`,
      unit: "MB",
      atMost: 64,
      measure: () => growth(app, `${app.site}/api/v1/${file}`),
    });
}

/** What a process has in memory, in MB; null where the system does not tell. */
function memoryOf(pid: number): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
  } catch {
    return null;
  }
}

async function growth({ pid }: BenchApp, address: string): Promise<number> {
  const before = memoryOf(pid) ?? 0;
  let highest = before;
  const look = setInterval(() => {
    highest = Math.max(highest, memoryOf(pid) ?? 0);
  }, 20);
  const lines = await linesOf(address).finally(() => clearInterval(look));
  if (lines < 100_000) throw new Failure(`${address} has ${lines} lines only.`);
  return highest - before;
}

/** Reads all of it, and keeps nothing. */
function linesOf(address: string): Promise<number> {
  return new Promise((done, failed) => {
    get(address, { agent: false }, (response) => {
      let lines = 0;
      response.on("data", (part: Buffer) => {
        for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) lines++;
      });
      response.on("error", failed);
      response.on("end", () => (response.statusCode === 200 ? done(lines) : failed(new Failure(`${address} is not there.`))));
    }).on("error", failed);
  });
}
