// How well similar claims are found: asks a collection of fact-checked claims with the tweets that repeat them, and prints how high the right
// claim stands. Another collection of the same shape can be named: npm run bench:matching -- FOLDER
import "./cli.ts";

import { join, resolve } from "node:path";
import { finish } from "./cli.ts";
import { say } from "./failure.ts";
import { measureMatching } from "./measuring/matching.ts";
import { root } from "./program.ts";

const folder = resolve(process.argv[2] ?? join(root, "../shared/data/matching/clef2020"));
for (const { set, precision, tweets, claims, msEach } of measureMatching(folder))
  say(`${set} MAP@5 ${precision.toFixed(3)} (${tweets} tweets, ${claims} claims, ${msEach.toFixed(1)} ms each)`);
await finish(0);
