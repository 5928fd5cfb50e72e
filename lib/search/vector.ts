import { fold } from "#lib/fold";

/** Scripts that set no spaces between words: what is searched there are pairs of letters. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const WORD = new RegExp(`${UNSPACED.source}\\p{M}*|(?:(?!${UNSPACED.source})[\\p{L}\\p{N}\\p{M}])+`, "gu");

/** PostgreSQL knows no later place, and no longer word. */
const LAST_PLACE = 16_383;
const LONGEST_WORD = 100;

/** The words of a text as they are searched, folded; letters of a script without spaces one by one, marked. */
export function wordsOf(text: string): string[] {
  return (fold(text).match(WORD) ?? []).filter((word) => !UNSPACED.test(word)).map(cut);
}

const cut = (word: string) => [...word].slice(0, LONGEST_WORD).join("");

/**
 * A text as the literal of a `tsvector`: each word with its places and weight. Of scripts without spaces every letter is a word together
 * with the next one, and alone.
 */
export function searchVector(parts: readonly { text: string; weight: string }[]): string {
  const places = new Map<string, string[]>();
  let place = 0;
  const put = (word: string, weight: string) => {
    if (place > LAST_PLACE) return;
    const there = places.get(word);
    if (there) there.push(`${place}${weight}`);
    else places.set(word, [`${place}${weight}`]);
  };
  for (const { text, weight } of parts) {
    const words = [...fold(text).matchAll(WORD)];
    for (const [at, match] of words.entries()) {
      const word = cut(match[0]);
      place++;
      put(word, weight);
      const next = words[at + 1];
      if (next && UNSPACED.test(word) && UNSPACED.test(next[0]) && match.index + match[0].length === next.index)
        put(word + next[0], weight);
    }
    // A passage does not go on from one text into the next.
    place += 10;
  }
  return [...places]
    .map(([word, at]) => `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}':${at.slice(0, 255).join(",")}`)
    .join(" ");
}

/** What finds a passage in such vectors: its words one behind the other. Null: it holds no word. */
export function queryOf(passage: string): string | null {
  const words = [...fold(passage).matchAll(WORD)];
  const lexemes: { word: string; at: number }[] = [];
  for (const [at, match] of words.entries()) {
    const word = cut(match[0]);
    const next = words[at + 1];
    const before = words[at - 1];
    const joins = (one: RegExpExecArray | undefined, other: RegExpExecArray | undefined) =>
      one && other && UNSPACED.test(one[0]) && UNSPACED.test(other[0]) && one.index + one[0].length === other.index;
    if (next && joins(match, next)) lexemes.push({ word: word + next[0], at });
    // The last letter is in the pair before it.
    else if (!joins(before, match)) lexemes.push({ word, at });
  }
  if (lexemes.length === 0) return null;
  return lexemes
    .map(({ word, at }, place) => {
      const literal = `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
      const before = lexemes[place - 1];
      return before ? ` <${at - before.at}> ${literal}` : literal;
    })
    .join("");
}
