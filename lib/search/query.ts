import { lexemesOf, literal, stemMark } from "#lib/search/vector";
import { type Word, wordsIn } from "#lib/search/words";

/** More are not looked for, and the page says so. */
export const MOST_TERMS = 20;

/** One part of what somebody searches for: a word, or a passage that must be found as it stands. */
export type Term = {
  minus: boolean;
  words: Word[];
  /** One word that nobody put in quotes: found in its other forms, too. */
  flexible: boolean;
  /** Where its words stand in what was typed. */
  start: number;
  end: number;
};

/** What was typed, in its parts: all words, a passage in quotes as it stands, nothing with a word after a minus. */
export function termsIn(typed: string): { terms: Term[]; tooMany: boolean } {
  const text = typed.replace(/[“”„‟«»＂]/gu, '"').replace(/[−﹣－]/gu, "-");
  const terms = [...text.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)].flatMap(({ 0: all, 1: minus, 2: quoted, 3: plain, index }): Term[] => {
    const content = quoted ?? plain ?? "";
    const start = index + all.indexOf(content, (minus ?? "").length);
    const words = wordsIn(content);
    const [first, second] = words;
    if (!first) return [];
    const flexible = quoted === undefined && second === undefined && !first.unspaced;
    return [{ minus: minus === "-", words, flexible, start, end: start + content.length }];
  });
  return { terms: terms.slice(0, MOST_TERMS), tooMany: terms.length > MOST_TERMS };
}

/** A word with its stems in the languages of the record, or the beginning of one. */
export type Forms = { stems: { language: string; stem: string }[]; beginning: boolean };

const AS_TYPED: Forms = { stems: [], beginning: false };

/** What a term is found by: one of several words, or words one behind the other. */
export type Sought = { minus: boolean } & (
  | { any: string[]; beginning: string | null }
  | { passage: { lexeme: string; behind: number }[]; length: number }
);

export function soughtOf(term: Term, forms: Forms = AS_TYPED): Sought {
  const { minus, words, flexible } = term;
  const [first] = words;
  if (!flexible || !first) return { minus, passage: lexemesOf(words), length: words.length };
  if (forms.beginning) return { minus, any: [], beginning: first.word };
  // A word that is its own stem is not kept twice: the stem is looked for as a word, too.
  const stems = forms.stems.flatMap(({ language, stem }) => [stemMark(language, stem), stem]);
  return { minus, any: [...new Set([first.word, ...stems])], beginning: null };
}

/** What finds all of it, as the literal of a `tsquery`. */
export function queryOf(sought: readonly Sought[]): string {
  return sought.map((one) => `${one.minus ? "!" : ""}(${alternatives(one)})`).join(" & ");
}

function alternatives(sought: Sought): string {
  if ("any" in sought)
    return [...sought.any.map(literal), ...(sought.beginning === null ? [] : [`${literal(sought.beginning)}:*`])].join(" | ");
  return sought.passage
    .map(({ lexeme, behind }, at) => {
      const before = sought.passage[at - 1];
      return before ? ` <${behind - before.behind}> ${literal(lexeme)}` : literal(lexeme);
    })
    .join("");
}
