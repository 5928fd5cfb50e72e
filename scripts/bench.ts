// Measures what was promised to be fast: every file in scripts/bench, or those named. scripts/bench/README.md tells how one is added.
import "./cli.ts";
import "./outside-next.ts";

import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { finish } from "./cli.ts";
import { Failure, say } from "./failure.ts";
import { generateClient } from "./generate.ts";
import { type Comparison, compare, type Figure, judged, measure, type Promised, type Span } from "./measure.ts";

const files = globSync(join(import.meta.dirname, "bench/*.ts")).sort();
const all = files.map((file) => basename(file, ".ts"));
const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !all.includes(name));
if (unknown !== undefined) throw new Failure(`There is nothing to measure named ${unknown}; there is ${all.join(", ")}.`);

/** What a file in scripts/bench exports; what it could not measure, it says in `leftOut`. */
type Bench = { promises?: Promised[]; comparisons?: Comparison[]; figures?: Figure[]; leftOut?: string[] };

await generateClient();

const WIDTH = 84;
const number = (value: number) =>
  value < 1 ? value.toFixed(3) : value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString("en", { useGrouping: true });
const line = (title: string, median: string, range: string, promised: string, kept: boolean | null) =>
  say(
    `${title.padEnd(WIDTH)} ${median.padStart(9)} ${range.padStart(17)} ${promised.padStart(9)}${kept === null ? "" : kept ? "  kept" : "  BROKEN"}`,
  );
const rangeOf = ({ least, most }: Span) => `${number(least)}–${number(most)}`;

line("milliseconds, where nothing else is said", "median", "range", "promised", null);
let broken = 0;
const leftOut: string[] = [];
const judge = (kept: boolean | null) => {
  if (kept === false) broken++;
  return kept;
};
for (const file of files) {
  if (chosen.length > 0 && !chosen.includes(basename(file, ".ts"))) continue;
  const bench = (await import(file)) as Bench;
  for (const measured of await measure(bench.promises ?? [])) {
    const { median, limitMs } = measured;
    const kept = limitMs === undefined ? null : median <= limitMs;
    line(measured.title, number(median), rangeOf(measured), limitMs === undefined ? "" : number(limitMs), judge(kept));
  }
  for (const comparison of bench.comparisons ?? []) {
    const { title, unit, sides, ratio, limit, kept } = await compare(comparison);
    for (const side of sides) line(`  ${side.title} (${unit})`, number(side.median), rangeOf(side), "", null);
    line(`${title}, ratio`, ratio.median.toFixed(2), `${ratio.least.toFixed(2)}–${ratio.most.toFixed(2)}`, limit, judge(kept));
  }
  for (const { title, unit, measure: read, ...promised } of bench.figures ?? []) {
    const value = await read();
    const { limit, kept } = judged(value, promised);
    line(`${title} (${unit})`, unit === "ratio" ? value.toFixed(2) : number(value), "", limit, judge(kept));
  }
  leftOut.push(...(bench.leftOut ?? []));
}
for (const sentence of leftOut) say(`Left out: ${sentence}`);
await finish(broken === 0 ? 0 : 1, broken === 0 ? "Every promise that was measured is kept." : `${broken} promises are broken.`);
