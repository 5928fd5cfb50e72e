import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ranked } from "../../lib/matching/likeness.ts";
import { type Parts, partsOf } from "../../lib/matching/parts.ts";
import { rarityIn } from "../../lib/matching/rarity.ts";
import { BOUNDS, SAMPLED, soughtOf } from "../../lib/matching/sought.ts";
import { Failure } from "../failure.ts";
import { cellsOf } from "./tsv.ts";

type Claim = { number: number; id: string; parts: Parts };

/** How well the claims that sets of tweets repeat are found: of each set the mean average precision of the first five. */
export type Found = { set: string; precision: number; tweets: number; claims: number; msEach: number };

/**
 * By the rules of the product: the words that are looked for, how many claims they meet, what of those is compared, and how rare a sample
 * says that words are. Only PostgreSQL's index is in memory here.
 * @param folder claims with titles (*.docs.tsv), and a folder for each set: tweets (*.queries.tsv), and which claim each repeats (*.qrels)
 */
export function* measureMatching(folder: string, only?: string): Generator<Found> {
  if (!existsSync(folder)) throw new Failure(`There is no folder ${folder}.`);
  const claims = claimsIn(folder);
  const find = finderIn(claims);
  const sets = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory() && (only === undefined || one.name === only));
  for (const { name } of sets) {
    const right = rightIn(fileIn(join(folder, name), ".qrels"));
    const tweets = rowsOf(fileIn(join(folder, name), ".queries.tsv")).filter(([id]) => right.has(id ?? ""));
    const began = performance.now();
    const precisions = tweets.map(([id = "", text = ""]) => averagePrecision(find(text), right.get(id) ?? new Set()));
    yield {
      set: name,
      precision: precisions.reduce((sum, one) => sum + one, 0) / precisions.length,
      tweets: tweets.length,
      claims: claims.length,
      msEach: (performance.now() - began) / tweets.length,
    };
  }
}

function fileIn(folder: string, ending: string): string {
  const name = readdirSync(folder).find((one) => one.endsWith(ending));
  if (name === undefined) throw new Failure(`There is no file *${ending} in ${folder}.`);
  return readFileSync(join(folder, name), "utf8");
}

/** Without the line that names the columns. */
const rowsOf = (text: string) => cellsOf(text).slice(1);

function claimsIn(folder: string): Claim[] {
  return rowsOf(fileIn(folder, ".docs.tsv")).map(([id = "", ...texts], number) => {
    return { number, id, parts: partsOf(texts.join("\n")) };
  });
}

function rightIn(lines: string): Map<string, Set<string>> {
  const right = new Map<string, Set<string>>();
  for (const line of lines.trim().split(/\r?\n/u)) {
    const [tweet = "", , claim = "", isRight] = line.split(/\s+/u);
    if (isRight !== "0") right.set(tweet, (right.get(tweet) ?? new Set()).add(claim));
  }
  return right;
}

function finderIn(claims: readonly Claim[]): (text: string) => string[] {
  const every = Math.max(1, claims.length / SAMPLED);
  const sample = claims.filter((_, at) => Math.floor(at / every) !== Math.floor((at - 1) / every));
  const rarity = rarityIn(sample.map((claim) => claim.parts));
  const holding = { words: new Map<string, number[]>(), beginnings: new Map<string, number[]>() };
  for (const { number, parts } of claims)
    for (const way of ["words", "beginnings"] as const)
      for (const part of new Set(parts[way])) {
        const there = holding[way].get(part);
        if (there) there.push(number);
        else holding[way].set(part, [number]);
      }

  return (text) => {
    const asked = partsOf(text);
    const weights = new Map<number, number>();
    for (const { word, begins, weight } of soughtOf(asked, rarity, claims.length))
      for (const number of (holding[begins ? "beginnings" : "words"].get(word) ?? []).slice(0, BOUNDS.common))
        weights.set(number, (weights.get(number) ?? 0) + weight);
    const met = [...weights].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, BOUNDS.compared);
    const candidates = met.flatMap(([number]) => claims[number] ?? []);
    return ranked(asked, rarity, candidates).map((claim) => claim.id);
  };
}

const DEPTH = 5;

/** Of each right claim, how much of what stands down to it is right; the mean of these. */
function averagePrecision(found: readonly string[], right: ReadonlySet<string>): number {
  let hits = 0;
  let sum = 0;
  for (const [at, id] of found.slice(0, DEPTH).entries()) if (right.has(id)) sum += ++hits / (at + 1);
  return sum / Math.min(DEPTH, right.size);
}
