import { withoutControls } from "#lib/bidi";
// How wide text is where nothing can measure it: on the server, before a font is there.

export type Weight = 400 | 600;
export type Font = { size: number; weight: Weight };

/** Hundredths of the size, for each character from space to tilde; Public Sans. */
const WIDTHS: Record<Weight, readonly number[]> = {
  400: (
    "24 25 43 60 66 90 71 25 30 31 39 55 24 38 22 35 61 41 60 63 63 64 62 60 65 62 23 24 55 55 55 52 83 71 67 69 69 62 59 73 77 28 39 68 " +
    "58 89 75 73 64 75 68 67 59 70 67 95 69 61 64 30 35 30 47 52 22 55 60 54 60 57 40 62 58 25 26 56 30 86 58 57 60 60 39 51 39 58 50 78 " +
    "56 53 48 33 26 33 57"
  )
    .split(" ")
    .map(Number),
  600: (
    "23 27 45 61 67 92 75 25 32 32 44 57 26 39 25 37 63 42 62 65 64 66 64 61 66 64 25 26 56 57 56 53 83 72 68 70 71 63 60 75 77 30 40 70 " +
    "58 90 77 75 64 76 69 68 61 71 69 96 70 64 65 32 37 32 48 54 24 56 60 55 60 57 40 63 58 26 28 57 32 88 59 57 60 60 40 52 40 59 51 78 " +
    "58 55 49 36 27 36 59"
  )
    .split(" ")
    .map(Number),
};

/** Scripts for which a reader's system finds a font; on the wide side, so that nothing runs over. */
const OTHERS: readonly [RegExp, number][] = [
  [/[\p{M}\p{Cf}]/u, 0],
  [/[‘’‚·:]/u, 26],
  [/[“”„–«»]/u, 56],
  [/\p{Script=Latin}/u, 70],
  [/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}]/u, 78],
  [/[\p{Script=Arabic}\p{Script=Hebrew}]/u, 68],
  [/[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Thai}]/u, 80],
];
const WIDEST = 112;

const measured = new Map<string, number>();
function widthOfCharacter(character: string, weight: Weight): number {
  const known = WIDTHS[weight][(character.codePointAt(0) ?? 0) - 32];
  if (known !== undefined) return known;
  let width = measured.get(character);
  if (width === undefined) {
    width = OTHERS.find(([script]) => script.test(character))?.[1] ?? WIDEST;
    if (measured.size < 10_000) measured.set(character, width);
  }
  return weight === 600 ? width * 1.08 : width;
}

export function widthOf(text: string, { size, weight }: Font): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character, weight);
  return (width * size) / 100;
}

/** The text on one line of at most this width, with an ellipsis where it is cut. */
export function cut(text: string, most: number, font: Font): string {
  const line = text.replace(/\s+/gu, " ").trim();
  const room = most - widthOf("…", font);
  let [width, kept] = [0, ""];
  for (const character of line) {
    width += widthOf(character, font);
    if (width <= room) kept += character;
    else if (width > most) return `${kept.trimEnd()}…`;
  }
  return line;
}

/** The text on at most so many lines of this width, the last one cut. */
export function wrapped(text: string, most: number, font: Font, lines: number): string[] {
  const made: string[] = [];
  let line = "";
  const words = text.split(/\s+/u).filter(Boolean);
  for (const [place, word] of words.entries()) {
    const longer = line ? `${line} ${word}` : word;
    if (!line || widthOf(longer, font) <= most) line = longer;
    else if (made.length === lines - 1) return [...made, cut([line, ...words.slice(place)].join(" "), most, font)];
    else {
      made.push(cut(line, most, font));
      line = word;
    }
  }
  return line ? [...made, cut(line, most, font)] : made;
}

/** Somebody's words, kept from turning what stands beside them around (Unicode isolates: what `<bdi>` is in a page). */
export function isolated(text: string): string {
  return `\u2068${withoutControls(text)}\u2069`;
}
