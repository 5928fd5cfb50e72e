import type { ListedClaim } from "#lib/publication/listed";
import type { SearchedPart, Where } from "#lib/publication/searched";
import { excerpt, foundAt, marked, type Piece, type Places } from "#lib/search/highlight";
import type { Sought } from "#lib/search/query";
import { placed } from "#lib/search/vector";

/** A claim that a search has found, with the words that it was found by. */
export type FoundClaim = ListedClaim & { found: Shown };

export type Shown = {
  text: Piece[];
  speaker: Piece[];
  /** Where words stand that are in neither. */
  elsewhere: { where: Where; writtenIn: string | null; pieces: Piece[] }[];
};

const MOST_ELSEWHERE = 2;

/** @param places where the words stand in all of these texts, one behind the other */
export function shownOf(parts: readonly SearchedPart[], sought: readonly Sought[], places: Places): Shown {
  const words = placed(parts.map((part) => part.text));
  const eachFound = sought.map((one) => foundAt(one, places));
  const found = new Set(eachFound.flatMap((one) => [...one]));
  const pieces = (at: number) => marked(parts[at]?.text ?? "", words[at] ?? [], found);
  const [claim, speaker] = [parts.findIndex((part) => part.where === "claim"), parts.findIndex((part) => part.where === "speaker")];
  const shown = new Set([claim, speaker]);
  // What is found in none of the texts that are shown shows the first one that holds it.
  for (const one of eachFound) {
    const holding = words.flatMap((inPart, at) => (inPart.some((word) => one.has(word.place)) ? [at] : []));
    const [first] = holding;
    if (first !== undefined && !holding.some((at) => shown.has(at)) && shown.size < 2 + MOST_ELSEWHERE) shown.add(first);
  }
  return {
    text: pieces(claim),
    speaker: pieces(speaker),
    elsewhere: [...shown].flatMap((at) => {
      const part = parts[at];
      return part && at !== claim && at !== speaker ? [{ where: part.where, writtenIn: part.writtenIn, pieces: excerpt(pieces(at)) }] : [];
    }),
  };
}
