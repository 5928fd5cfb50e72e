import { type Word, wordsIn } from "#lib/search/words";

/** How much a text counts: PostgreSQL's weights. D is for what only helps to find: stems in sources, and their third mention of a word. */
export type Weight = "A" | "B" | "C" | "D";
export const WEIGHTS: Readonly<Record<Weight, number>> = { A: 1, B: 0.6, C: 0.3, D: 0.02 };
const ONE_LESS: Readonly<Record<Weight, Weight>> = { A: "B", B: "C", C: "D", D: "D" };
const FULL_MENTIONS = 2;

/** A text that is searched, and the language of its stems; null: its words are only found as they are written. */
export type Searched = { text: string; weight: Weight; language: string | null };

/** PostgreSQL knows no later place, no more of them for one word, and no larger vector than of a megabyte. */
const LAST_PLACE = 16_383;
const MOST_PLACES = 255;
const MOST_LETTERS = 200_000;
/** A passage does not go on from one text into the next. */
const BETWEEN_TEXTS = 10;

export type Placed = Word & { place: number };

/** The words of each text with their places, which count on from one text to the next. */
export function placed(texts: readonly string[]): Placed[][] {
  let place = 0;
  return texts.map((text) => {
    const words = wordsIn(text).map((word) => ({ ...word, place: ++place }));
    place += BETWEEN_TEXTS;
    return words;
  });
}

/** No word of a text: it begins with what no word holds. */
export const stemMark = (language: string, stem: string) => `~${language}:${stem}`;
export const filterMark = (filter: "status" | "party" | "topic", value: string) => `~${filter}=${value}`;

/**
 * Texts as the literal of a `tsvector`: each word, and its stem where that is another, with their places and weights. Of scripts without
 * spaces every letter is a word together with the next one, and alone. The marks are found and have no place.
 */
export function searchVector(
  parts: readonly Searched[],
  stemOf: (language: string, written: string) => string | null,
  marks: readonly string[],
): string {
  const places = new Map<string, string[]>();
  const mentions = new Map<string, number>();
  let room = MOST_LETTERS;
  const put = (lexeme: string, place: number, weight: Weight) => {
    const there = places.get(lexeme);
    if (there) there.push(`${place}${weight}`);
    else if (lexeme.length <= room) {
      room -= lexeme.length;
      places.set(lexeme, [`${place}${weight}`]);
    }
  };
  const texts = placed(parts.map((part) => part.text));
  for (const [at, { weight, language }] of parts.entries())
    for (const [nth, one] of (texts[at] ?? []).entries()) {
      if (one.place > LAST_PLACE) break;
      const mention = (mentions.get(one.word) ?? 0) + 1;
      if (weight === "C") mentions.set(one.word, mention);
      const counts = weight === "C" && mention > FULL_MENTIONS ? "D" : weight;
      put(one.word, one.place, counts);
      const next = texts[at]?.[nth + 1];
      if (one.joined && next) put(one.word + next.word, one.place, counts);
      const stem = language === null || one.unspaced ? null : stemOf(language, one.written);
      if (language !== null && stem !== null && stem !== one.word) put(stemMark(language, stem), one.place, ONE_LESS[counts]);
    }
  return [
    ...[...places].map(([lexeme, at]) => `${literal(lexeme)}:${at.slice(0, MOST_PLACES).join(",")}`),
    ...[...new Set(marks)].map(literal),
  ].join(" ");
}

/** A word as it stands in the literal of a vector or a query. */
export function literal(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

/** What a passage is in such vectors: words, each so many places behind the first, the last letter of a script without spaces in the pair before it. */
export function lexemesOf(words: readonly Word[]): { lexeme: string; behind: number }[] {
  return words.flatMap((one, behind) => {
    const next = words[behind + 1];
    if (one.joined && next) return [{ lexeme: one.word + next.word, behind }];
    return words[behind - 1]?.joined ? [] : [{ lexeme: one.word, behind }];
  });
}
