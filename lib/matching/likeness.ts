import { type Parts, WAYS, type Way } from "#lib/matching/parts";
import type { Rarity } from "#lib/matching/rarity";

/** How much each way of comparing counts. Tuned, as all numbers here, on one set of tweets alone (docs/decisions/0025-similar-claims.md). */
const COUNTS: Readonly<Record<Way, number>> = { words: 1, beginnings: 1, pieces: 0.4 };
/** BM25: how soon it no longer matters that a part is there once more, and how much a long text is held against itself. */
const ENOUGH = 1.5;
const LENGTH = 0.5;

type Looked = { way: Way; weights: Map<string, number> }[];

/** Compares texts with one text, each by its parts. */
export function likenessTo(asked: Parts, rarity: Rarity): (other: Parts) => number {
  const looked = WAYS.map((way) => ({ way, weights: weightsOf(way, asked[way], rarity) }));
  const own = sumOf(looked, asked, rarity);
  return (other) => (own === 0 ? 0 : sumOf(looked, other, rarity) / own);
}

/** What is asked for twice counts more than once, and less than double. */
function weightsOf(way: Way, parts: readonly string[], rarity: Rarity): Map<string, number> {
  return new Map(
    [...counted(parts)].map(([part, times]) => [part, (COUNTS[way] * rarity.weightOf(way, part) * (2 * times)) / (times + 1)]),
  );
}

function sumOf(looked: Looked, parts: Parts, rarity: Rarity): number {
  let sum = 0;
  for (const { way, weights } of looked) {
    const size = 1 - LENGTH + (LENGTH * parts[way].length) / rarity.lengthOf(way);
    for (const [part, times] of counted(parts[way].filter((one) => weights.has(one))))
      sum += ((weights.get(part) ?? 0) * times * (ENOUGH + 1)) / (times + ENOUGH * size);
  }
  return sum;
}

function counted(parts: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const part of parts) times.set(part, (times.get(part) ?? 0) + 1);
  return times;
}

/** From the most similar on; of those that are as similar the one that was there first. @returns their likeness, from 0 to 1 */
export function ranked<T extends { number: number; parts: Parts }>(
  asked: Parts,
  rarity: Rarity,
  candidates: readonly T[],
): (T & { score: number })[] {
  const likeness = likenessTo(asked, rarity);
  return candidates
    .map((one) => ({ ...one, score: likeness(one.parts) }))
    .sort((one, other) => other.score - one.score || one.number - other.number)
    .map((one) => ({ ...one, score: Math.min(1, one.score) }));
}
