import { readFileSync } from "node:fs";
import { get } from "node:http";
import { Failure } from "../failure.ts";
import type { Figure } from "../measure.ts";
import { asked, benchApp } from "../measuring/app.ts";
import { NO_SCALE_SET, scaleDatabase } from "../measuring/scale-database.ts";

export const figures: Figure[] = [];
export const leftOut: string[] = [];

const database = await scaleDatabase();
if (database === null) leftOut.push(NO_SCALE_SET);
else if (memoryOf(process.pid) === null) leftOut.push("what a download takes of memory, as this system does not tell");
else
  figures.push(
    ...["claims.csv", "claims.jsonl"].map((file) => ({
      title: `memory that a process grows by while everything is downloaded as ${file}`,
      unit: "MB",
      atMost: 64,
      measure: () => growth(database, file),
    })),
  );

/** What a process has in memory, in MB; null where the system does not tell. */
function memoryOf(pid: number): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
  } catch {
    return null;
  }
}

/** Of a process that has answered for a while, and has sent no such file yet. */
async function growth(url: string, file: string): Promise<number> {
  const { site, pid } = await benchApp(url);
  for (let number = 0; number < 400; number++) await asked(`${site}/api/v1/claims?limit=${1 + (number % 100)}`);
  const before = memoryOf(pid) ?? 0;
  let highest = before;
  const look = setInterval(() => {
    highest = Math.max(highest, memoryOf(pid) ?? 0);
  }, 20);
  const address = `${site}/api/v1/${file}`;
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
