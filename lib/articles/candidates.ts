import { type Cited, citedIn, isSamePaper } from "#lib/articles/cited";
import { languageOf } from "#lib/articles/language";
import { registerOf } from "#lib/articles/names";
import { LONGEST_ARTICLE, MOST_CANDIDATES } from "#lib/articles/schema";
import { bodyOf, paragraphsOf, type Sentence, type Span, sentencesOf } from "#lib/articles/shape";
import { type Statement, statementsIn } from "#lib/articles/statements";
import { countWords } from "#lib/articles/tokens";
import { type SaidDay, type SpokenOf, Voices } from "#lib/articles/voices";
import type { Language } from "#lib/articles/words";
import { codePoints, LIMITS } from "#lib/schema";

/** What a library of language reads of one article: so much takes a third of a second. */
const MOST_READ = 36_000;

export type Article = { text: string; title: string; paper: string; publishedOn: string | null; language: Language | null };

/** Something that an article says that somebody says: a claim, if an editor keeps it. Places are those in the text as it was given. */
export type Candidate = SaidDay & {
  /** The claim in plain words. */
  text: string;
  speaker: SpokenOf | null;
  quote: { text: string; parts: Span[] } | null;
  cue: Span & { text: string };
  sentence: Span & { text: string };
  /** Counted from 1, without what stands round the text. */
  paragraph: number;
  /** The paper that the article cites as having it; null: the article has it from the speaker. */
  cites: string | null;
};

export type Found = {
  language: Language;
  candidates: Candidate[];
  /** The text was read up to here; null: to its end. */
  readTo: number | null;
};

/** @returns the candidates in the order of the text, or why there are none to be had, in a sentence */
export function candidatesIn(article: Article): Found | { refusal: string } {
  const { text, title, paper, publishedOn } = article;
  if (text.length > LONGEST_ARTICLE)
    return { refusal: `The article is too long: at most ${LONGEST_ARTICLE.toLocaleString("en")} characters are read at a time.` };
  const language = article.language ?? languageOf(text);
  if (language === null)
    return {
      refusal: "The article seems to be neither in English nor in Spanish; say which of them it is in, to have it read all the same.",
    };

  const register = registerOf(text);
  const voices = new Voices(text, language, register, paper, publishedOn);
  const candidates: Candidate[] = [];
  let read = 0;
  let isOpen = false;
  let number = 0;
  for (const paragraph of bodyOf(text, paragraphsOf(text), title)) {
    number++;
    const cited = citedIn(text.slice(paragraph.start, paragraph.end), language, paper);
    let inParagraph: Candidate | null = isOpen ? (candidates.at(-1) ?? null) : null;
    for (const sentence of sentencesOf(text, paragraph, number)) {
      if (candidates.length >= MOST_CANDIDATES || read >= MOST_READ) return { language, candidates, readTo: sentence.start };
      const { statements, read: more } = statementsIn(text, sentence, language, register, publishedOn);
      read += more;
      const isOf = ({ at, carries }: Cited) => paragraph.start + at < sentence.end && (carries || paragraph.start + at >= sentence.start);
      const cites = cited.findLast(isOf)?.name ?? null;
      const made = statements.flatMap((statement) => {
        const candidate = candidateOf(article, sentence, statement, voices, cites);
        return candidate && !candidates.some((one) => one.sentence.start === candidate.sentence.start && one.text === candidate.text)
          ? [candidate]
          : [];
      });
      if (made.length === 0) {
        const goingOn = inParagraph && goesOn(text, sentence, inParagraph);
        if (goingOn) made.push(goingOn);
        else voices.passBy(sentence);
      }
      candidates.push(...made);
      inParagraph = made.at(-1) ?? null;
    }
    const last = inParagraph?.quote?.parts.at(-1);
    isOpen = last?.end === paragraph.end && !/[”»"]$/u.test(text.slice(paragraph.start, paragraph.end));
  }
  return { language, candidates: candidates.slice(0, MOST_CANDIDATES), readTo: null };
}

function candidateOf(article: Article, sentence: Sentence, statement: Statement, voices: Voices, cites: string | null): Candidate | null {
  const { text } = article;
  const place = ({ start, end }: Span): Span => ({ start: start + sentence.start, end: end + sentence.start });
  // What is quoted names others.
  const begin = Math.min(statement.attribution.start, ...sentence.quotes.map((one) => one.outer.start - sentence.start));
  const before = text.slice(sentence.start, sentence.start + Math.max(0, begin));
  const speaker = voices.speakerOf(statement.speaker, before);
  if (statement.speaker !== null && speaker === null) return null;
  const parts = statement.quotes.map((one) => withoutComma(text, place(one)));
  const whole = statement.isQuote ? spokenIn(text, parts) : clauseIn(text, place(statement.content), place(statement.attribution));
  const words = claimOf(statement.denies ? denied(whole, voices.language) : whole);
  if (words === "") return null;
  const cue = place(statement.cue);
  const from = statement.paper ?? cites;
  const isCited = from !== null && !(speaker && (isSamePaper(speaker.name, from) || isSamePaper(speaker.name, article.paper)));
  return {
    text: words,
    speaker,
    quote: parts.length === 0 ? null : { text: wordsOf(text, parts), parts },
    cue: { ...cue, text: text.slice(cue.start, cue.end) },
    ...voices.dayOf(statement, speaker, sentence),
    sentence: { start: sentence.start, end: sentence.end, text: text.slice(sentence.start, sentence.end) },
    paragraph: sentence.paragraph,
    cites: isCited ? from : null,
  };
}

/** “That is so,” she said. “This is so too.”: the second is hers as well. */
function goesOn(text: string, sentence: Sentence, before: Candidate): Candidate | null {
  const [quote] = sentence.quotes;
  if (!quote || before.quote === null || sentence.quotes.length > 1) return null;
  const rest = text.slice(sentence.start, quote.outer.start) + text.slice(quote.outer.end, sentence.end);
  if (/[\p{L}\p{N}]/u.test(rest)) return null;
  const part = withoutComma(text, quote);
  const words = wordsOf(text, [part]);
  if (countWords(words) < 3) return null;
  return {
    ...before,
    text: claimOf(words),
    quote: { text: words, parts: [part] },
    sentence: { start: sentence.start, end: sentence.end, text: text.slice(sentence.start, sentence.end) },
    paragraph: sentence.paragraph,
  };
}

/** The comma before the closing mark is the paper's. */
function withoutComma(text: string, { start, end }: Span): Span {
  return { start, end: /[,،]$/u.test(text.slice(start, end)) ? end - 1 : end };
}

/** Where the paper broke somebody’s words, it is seen. */
const wordsOf = (text: string, parts: readonly Span[]) => parts.map((part) => text.slice(part.start, part.end)).join(" … ");

function spokenIn(text: string, parts: readonly Span[]): string {
  const [first = "", ...others] = parts.map((part) => text.slice(part.start, part.end));
  return others.reduce(
    (whole, part) => (/[.!?…]$/u.test(whole) ? `${whole} ${part}` : /^\p{Lu}/u.test(part) ? `${whole}. ${part}` : `${whole}, ${part}`),
    first,
  );
}

/** What was said, without who says it in the midst of it. */
function clauseIn(text: string, content: Span, { start, end }: Span): string {
  if (start <= content.start || end >= content.end) return withoutMarks(text, content);
  return `${withoutMarks(text, { start: content.start, end: start }).replace(/[\s,]+$/u, "")} ${withoutMarks(text, { start: end, end: content.end }).replace(/^[\s,]+/u, "")}`;
}

const withoutMarks = (text: string, { start, end }: Span) =>
  text.slice(start, end).replace(/[“”«»„"‹›]|(?<![\p{L}\p{N}])[‘']|(?<=[.,])[’'](?![\p{L}])/gu, "");

function denied(words: string, language: Language): string {
  return language === "en" ? `It is not so that ${lowered(words)}` : `No es cierto que ${lowered(words)}`;
}
const lowered = (words: string) =>
  /^(?:The|A|An|It|He|She|They|El|La|Los|Las|Un|Una)\s/u.test(words) ? words[0]?.toLowerCase() + words.slice(1) : words;

/** One line, with a capital at its beginning and no full stop at its end, that may be the text of a claim. */
function claimOf(words: string): string {
  let line = words
    .replace(/\s+/gu, " ")
    .replace(/^[\s.,;:…–—-]+/u, "")
    .trim();
  while (codePoints(line) > LIMITS.claim) {
    const last = line.slice(0, LIMITS.claim).search(/[.!?…;,]\s[^.!?…;,]*$/u);
    line = last > 0 ? line.slice(0, last + 1) : [...line].slice(0, LIMITS.claim).join("").trim();
  }
  line = line.replace(/[\s.,;:–—-]+$/u, "");
  const first = /^\p{Ll}/u.exec(line)?.[0];
  return first ? first.toUpperCase() + line.slice(first.length) : line;
}
