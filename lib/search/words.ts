import { fold } from "#lib/fold";

/** Scripts that set no spaces between words: what is searched there are pairs of letters. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const WORD = new RegExp(`${UNSPACED.source}\\p{M}*|(?:(?!${UNSPACED.source})[\\p{L}\\p{N}\\p{M}])+`, "gu");
/** What is folded as one: a letter with all that joins it. */
const LETTER = /[^\p{M}\u1160-\u11ff\uff9e\uff9f][\p{M}\u1160-\u11ff\uff9e\uff9f]*|[\p{M}\u1160-\u11ff\uff9e\uff9f]+/gu;

const LONGEST_WORD = 100;

/** A word of a text: as it is searched, as it is written in lower case, and where it stands. */
export type Word = {
  word: string;
  written: string;
  start: number;
  end: number;
  /** A single letter of a script without spaces. */
  unspaced: boolean;
  /** Such a letter, with the next one right behind it. */
  joined: boolean;
};

/** The words of a text, and single letters where a script sets no spaces. */
export function wordsIn(text: string): Word[] {
  const { folded, from, to } = letters(text);
  const words: Word[] = [];
  let last = -1;
  for (const match of folded.matchAll(WORD)) {
    const word = cut(match[0]);
    const unspaced = UNSPACED.test(word);
    const before = words.at(-1);
    if (before?.unspaced && unspaced && last === match.index) before.joined = true;
    last = match.index + match[0].length;
    const [start, end] = [from(match.index), to(last - 1)];
    words.push({ word, written: cut(text.slice(start, end).normalize("NFC").toLowerCase()), start, end, unspaced, joined: false });
  }
  return words;
}

/** A word alone as it is searched. */
export function searched(word: string): string {
  return cut(letters(word).folded);
}

const cut = (word: string) => (word.length <= LONGEST_WORD ? word : [...word].slice(0, LONGEST_WORD).join(""));

const ASCII = /^\p{ASCII}*$/u;
const itself = (at: number) => at;

/** A text folded letter by letter, so that each place in it leads back to where it was written. */
function letters(text: string): { folded: string; from: (at: number) => number; to: (at: number) => number } {
  if (ASCII.test(text)) return { folded: text.toLowerCase(), from: itself, to: (at) => at + 1 };
  let folded = "";
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: letter, index } of text.matchAll(LETTER)) {
    const plain = foldLetter(letter);
    folded += plain;
    for (let at = 0; at < plain.length; at++) {
      starts.push(index);
      ends.push(index + letter.length);
    }
  }
  return { folded, from: (at) => starts[at] ?? text.length, to: (at) => ends[at] ?? text.length };
}

/** What is written into words and is no letter of them: soft hyphens, controls of direction, and the signs of vowels in Arabic and Hebrew. */
const LEFT_OUT =
  /[\u00ad\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u061c\u0640\u064b-\u0652\u0670\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]/gu;

const MOST_KEPT = 5_000;
const kept = new Map<string, string>();

/** A sigma is one letter wherever it stands. A sign of which nothing is left still parts words. */
function foldLetter(letter: string): string {
  let plain = kept.get(letter);
  if (plain === undefined) {
    const rest = letter.replace(LEFT_OUT, "");
    plain = fold(rest).replaceAll("ς", "σ");
    if (plain === "" && /^\P{M}/u.test(rest)) plain = " ";
    if (kept.size < MOST_KEPT) kept.set(letter, plain);
  }
  return plain;
}
