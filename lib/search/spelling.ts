import "server-only";
import type { Db } from "#lib/db";
import { estimateOf, matchesOf, NOT_FILTERED } from "#lib/search/matches";
import { literal } from "#lib/search/vector";

/** A shorter word is near to too many. */
const SHORTEST = 4;
const COMPARED = 30;
const WEIGHED = 4;

/** How many mistakes a word of such a length may hold. */
const mistakesAllowed = (letters: number) => (letters <= 5 ? 1 : letters <= 9 ? 2 : 3);

/** The word of the record that was most likely meant: with the fewest mistakes, and of those the one in the most claims. */
export async function nearestWord(db: Db, word: string): Promise<string | null> {
  const near = await wordsNear(db, word, mistakesAllowed([...word].length));
  return near[0]?.word ?? null;
}

/** A word in fewer claims may be a mistake of somebody else. */
const RARE = 20;
const FREQUENT = 200;

/** The same for a word that the record knows: only where it is rare and one that differs by a letter is frequent. */
export async function commonWord(db: Db, word: string): Promise<string | null> {
  const near = (await wordsNear(db, word, 1)).filter((one) => one.claims >= FREQUENT);
  if (near.length === 0 || (await claimsWith(db, word)) > FREQUENT) return null;
  const [row] = await db.$queryRaw<{ claims: number }[]>`
    SELECT count(*)::int AS claims FROM (SELECT 1 FROM publication_search WHERE search @@ ${literal(word)}::tsquery LIMIT ${RARE}) counted`;
  return (row?.claims ?? 0) < RARE ? (near[0]?.word ?? null) : null;
}

async function wordsNear(db: Db, word: string, mistakes: number): Promise<{ word: string; mistakes: number; claims: number }[]> {
  const letters = [...word];
  if (letters.length < SHORTEST || /\p{N}/u.test(word)) return [];
  const rows = await db.$queryRaw<{ word: string }[]>`
    SELECT word FROM search_word WHERE word = ANY(${withTwoExchanged(letters)}::text[]) AND word <> ${word}
    UNION (SELECT word FROM search_word WHERE word % ${word} AND word <> ${word} ORDER BY similarity(word, ${word}) DESC, word LIMIT ${COMPARED})`;
  const near = rows
    .map((row) => ({ word: row.word, mistakes: mistakesBetween(letters, [...row.word]) }))
    .filter((one) => one.mistakes <= mistakes)
    .sort((one, other) => one.mistakes - other.mistakes)
    .slice(0, WEIGHED);
  const weighed = await Promise.all(near.map(async (one) => ({ ...one, claims: await claimsWith(db, one.word) })));
  return weighed.sort((one, other) => one.mistakes - other.mistakes || other.claims - one.claims);
}

/** The word with each two neighbours exchanged: in a short word that leaves too few trigrams the same ("plnat" for "plant"). */
const withTwoExchanged = (letters: readonly string[]) =>
  letters.slice(1).map((letter, at) => letters.toSpliced(at, 2, letter, letters[at] ?? "").join(""));

const claimsWith = (db: Db, word: string) => estimateOf(db, matchesOf(literal(word), NOT_FILTERED));

/** The slip of the fingers that is most certainly one. */
const EXCHANGED = 0.75;

/** Letters to be changed, added, taken out, or exchanged with the next one. */
export function mistakesBetween(one: readonly string[], other: readonly string[]): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1];
      const exchanged = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      current[at] = Math.min(
        (last[at] ?? 0) + 1,
        (current[at - 1] ?? 0) + 1,
        (last[at - 1] ?? 0) + (same ? 0 : 1),
        exchanged ? (beforeLast[at - 2] ?? 0) + EXCHANGED : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? 0;
}
