import english from "compromise/two";
import type { Language } from "#lib/articles/words";
import { readSpanish } from "./spanish.js";

/** A word, a mark, or (as one) everything that stands between marks of quotation. Places are those in the sentence. */
export type Token = { text: string; lower: string; start: number; end: number; kind: "word" | "mark" | "quote"; isCapital: boolean };

/** Stands for somebody's words, so that nothing in them is taken for words of the paper. */
export const HIDDEN = "\uE000";

const TOKENS = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.&·-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\uE000+|[^\s\uE000]/gu;

export function tokensOf(sentence: string): Token[] {
  return Array.from(sentence.matchAll(TOKENS), ({ 0: text, index }) => ({
    text,
    lower: text.toLowerCase().replaceAll("’", "'"),
    start: index,
    end: index + text.length,
    kind: text.startsWith(HIDDEN) ? "quote" : /^[\p{L}\p{N}]/u.test(text) ? "word" : "mark",
    isCapital: /^\p{Lu}/u.test(text),
  }));
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

type Read = typeof readSpanish;
const readEnglish: Read = (text, options) => english(text).json(options);
const READERS: Record<Language, Read> = { en: readEnglish, es: readSpanish };

/** What a library of language takes each word near a place for, by where the word begins. */
export function tagsNear(sentence: string, language: Language, place: number, reach: number): Map<number, ReadonlySet<string>> {
  let from = Math.max(0, place - reach);
  while (from > 0 && /\S/u.test(sentence[from - 1] as string)) from--;
  let to = Math.min(sentence.length, place + reach);
  while (to < sentence.length && /\S/u.test(sentence[to] as string)) to++;
  const window = sentence.slice(from, Math.min(to, from + 4 * reach)).replaceAll(HIDDEN, " ");
  const tags = new Map<number, ReadonlySet<string>>();
  for (const { terms } of READERS[language](window, { offset: true, terms: { offset: true, tags: true } }))
    for (const term of terms) tags.set(from + term.offset.start, new Set(term.tags));
  return tags;
}
