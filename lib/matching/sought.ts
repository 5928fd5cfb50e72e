import { BEGINNING, type Parts } from "#lib/matching/parts";
import type { Rarity } from "#lib/matching/rarity";

/** A word, or all that begin so, by which texts are found that may be similar. */
export type Sought = { word: string; begins: boolean; weight: number };

/** From so many texts of the record is learned how rare words are. */
export const SAMPLED = 4_000;

export type Bounds = {
  /** What is in more texts than this is not looked for. */
  common: number;
  /** So many texts are met for all words together, from the rarest word on. */
  met: number;
  /** So many of these are compared. */
  compared: number;
};

export const BOUNDS: Bounds = { common: 3_000, met: 8_000, compared: 200 };

/**
 * What finds the texts that may be similar, from the rarest on: of a long text the rare words alone, so that it costs no more than a short
 * one. The rarest is looked for however common it is.
 * @param texts how many there are in the record
 */
export function soughtOf(parts: Parts, rarity: Rarity, texts: number, { common, met }: Bounds = BOUNDS): Sought[] {
  const sought = new Map<string, Sought & { texts: number }>();
  const put = (way: "words" | "beginnings", word: string, begins: boolean) => {
    const key = begins ? `${word}*` : word;
    const before = sought.get(key);
    const weight = rarity.weightOf(way, word);
    const share = rarity.shareOf(way, word) ?? 0;
    if (before) before.weight += weight;
    else sought.set(key, { word, begins, weight, texts: share * texts });
  };
  for (const word of new Set(parts.words)) put("words", word, false);
  for (const word of new Set(parts.beginnings)) put("beginnings", word, beginsOthers(word));
  const rarest = [...sought.values()].sort((one, other) => one.texts - other.texts);
  let room = met;
  return rarest
    .filter((one, at) => {
      room -= one.texts;
      return at === 0 || (one.texts <= common && room >= 0);
    })
    .map(({ word, begins, weight }) => ({ word, begins, weight }));
}

/** What is shorter is a whole word, and so is a number. */
const beginsOthers = (word: string) => [...word].length === BEGINNING && !/\p{N}/u.test(word);
