import { type Parts, WAYS, type Way } from "#lib/matching/parts";

/** How rare each part of a text is, as far as a sample of the record tells. */
export type Rarity = {
  /** What a text says by holding the part. */
  weightOf: (way: Way, part: string) => number;
  /** In which share of all texts it is; null: in none of the sample. */
  shareOf: (way: Way, part: string) => number | null;
  /** How many parts a text has on average. */
  lengthOf: (way: Way) => number;
};

/** What is rare tells more than its logarithm says: of a tweet, two names tell more than ten common words. */
const EMPHASIS = 1.5;

export function rarityIn(sample: readonly Parts[]): Rarity {
  const counts = Object.fromEntries(WAYS.map((way) => [way, new Map<string, number>()])) as Record<Way, Map<string, number>>;
  const lengths: Record<Way, number> = { words: 0, beginnings: 0, pieces: 0 };
  for (const parts of sample)
    for (const way of WAYS) {
      lengths[way] += parts[way].length;
      for (const part of new Set(parts[way])) counts[way].set(part, (counts[way].get(part) ?? 0) + 1);
    }
  const texts = sample.length;
  return {
    weightOf(way, part) {
      const found = counts[way].get(part) ?? 0;
      return Math.log(1 + (texts - found + 0.5) / (found + 0.5)) ** EMPHASIS;
    },
    shareOf(way, part) {
      const found = counts[way].get(part);
      return found === undefined ? null : found / texts;
    },
    lengthOf: (way) => (texts === 0 ? 1 : Math.max(1, lengths[way] / texts)),
  };
}
