// Measures what was promised to be fast: every file in scripts/bench, or those named.
import "./cli.ts";

import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { finish } from "./cli.ts";
import { Failure, say } from "./failure.ts";
import { type Measured, measure, type Promised } from "./measure.ts";

const files = globSync(join(import.meta.dirname, "bench/*.ts")).sort();
const all = files.map((file) => basename(file, ".ts"));
const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !all.includes(name));
if (unknown !== undefined) throw new Failure(`There is nothing to measure named ${unknown}; there is ${all.join(", ")}.`);

const milliseconds = (value: number) => (value < 1 ? value.toFixed(3) : value.toFixed(1));
const line = ({ title, median, least, most, limitMs }: Measured) =>
  `${title.padEnd(58)} ${milliseconds(median).padStart(9)} ${`${milliseconds(least)}–${milliseconds(most)}`.padStart(17)} ${milliseconds(limitMs).padStart(9)}  ${median <= limitMs ? "kept" : "BROKEN"}`;

say(`${"milliseconds".padEnd(58)} ${"median".padStart(9)} ${"range".padStart(17)} ${"promised".padStart(9)}`);
let broken = 0;
for (const file of files) {
  if (chosen.length > 0 && !chosen.includes(basename(file, ".ts"))) continue;
  const { promises } = (await import(file)) as { promises: Promised[] };
  for (const measured of await measure(promises)) {
    say(line(measured));
    if (measured.median > measured.limitMs) broken++;
  }
}
await finish(broken === 0 ? 0 : 1, broken === 0 ? "Every promise is kept." : `${broken} promises are broken.`);
