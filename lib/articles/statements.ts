import { daysIn, type NamedDay } from "#lib/articles/days";
import type { Register } from "#lib/articles/names";
import type { QuoteSpan, Sentence, Span } from "#lib/articles/shape";
import { type Reading, type Speaker, speakerAfter, speakerBefore } from "#lib/articles/speakers";
import { countWords, HIDDEN, type Token, tagsNear, tokensOf } from "#lib/articles/tokens";
import {
  AFTER,
  BARE,
  CONDITION,
  DENIES,
  DOUBTFUL,
  GERUND,
  type Language,
  NEEDS_QUOTE,
  NEGATES,
  SAYS_AT_ONCE,
  TRANSITIVE,
  TURNS,
  VERBS,
} from "#lib/articles/words";

/** One thing that a sentence says that somebody says. Places are those in the sentence. */
export type Statement = {
  cue: Span;
  /** null: whoever spoke before. */
  speaker: Speaker | null;
  /** Who, and the verb, and what belongs to them. */
  attribution: Span;
  content: Span;
  quotes: QuoteSpan[];
  /** The words are the speaker's, from first to last. */
  isQuote: boolean;
  denies: boolean;
  days: NamedDay[];
  /** The paper that the sentence says has it. */
  paper: string | null;
};

type Cue = Span & { at: number; verb: string; isAfter: boolean };
type Draft = Omit<Statement, "quotes" | "days"> & { isBefore: boolean };

const MOST_CUES = 8;
/** Before “according to”, these are no part of what was said. */
const LEADS_ON = /^(?:(?:and|but|however|meanwhile|also|still|yet|y|pero|además|asimismo|así|sin embargo),?\s+)+$/iu;
/** No sentence is as long as that. */
const LONGEST_SENTENCE = 10_000;
const REACH = 120;

/** @returns what a sentence says that somebody says, and how much of it a library had to read */
export function statementsIn(text: string, sentence: Sentence, language: Language, register: Register, on: string | null) {
  if (sentence.end - sentence.start > LONGEST_SENTENCE) return { statements: [] as Statement[], read: 0 };
  const words = text.slice(sentence.start, sentence.end);
  const quotes = sentence.quotes.map((one) => moved(one, -sentence.start)).filter((one) => one.start < words.length);
  const masked = maskedBy(words, quotes);
  const tokens = tokensOf(masked);
  const cues = cuesIn(masked, tokens, language);
  if (cues.length === 0) return { statements: [] as Statement[], read: 0 };
  const days = daysIn(masked.replaceAll(HIDDEN, " "), language, on);
  const tags = new Map<number, ReadonlySet<string>>();
  let read = 0;
  let readTo = -1;
  for (const cue of cues) {
    if (cue.end + REACH / 2 < readTo) continue;
    for (const [place, of] of tagsNear(masked, language, cue.start, REACH)) tags.set(place, of);
    readTo = cue.start + REACH;
    read += 2 * REACH;
  }
  const isDay = (token: Token) => days.some((day) => token.start < day.end && token.end > day.start);
  const reading: Reading = { words: masked, tokens, tags, language, register, isDay };
  const drafts: Draft[] = [];
  for (const cue of cues) {
    const draft = draftOf(reading, masked, quotes, cue, drafts);
    if (draft) drafts.push(draft);
  }
  const statements = drafts.map((draft, at) => finished(draft, drafts[at + 1], masked, quotes, days));
  return { statements: statements.filter((one) => countWords(words.slice(one.content.start, one.content.end)) >= 3), read };
}

function cuesIn(masked: string, tokens: readonly Token[], language: Language): Cue[] {
  const after: Cue[] = [];
  for (const { 0: phrase, index } of masked.matchAll(AFTER[language])) {
    const end = index + phrase.length;
    const at = tokens.findLastIndex((token) => token.start < end);
    after.push({ start: index, end, at, verb: phrase.toLowerCase(), isAfter: true });
    if (after.length === MOST_CUES) break;
  }
  const verbs = tokens.flatMap((token, at): Cue[] => {
    if (token.kind !== "word" || !VERBS[language].has(token.lower)) return [];
    if (after.some((one) => token.start >= one.start && token.start < one.end)) return [];
    return [{ start: token.start, end: token.end, at, verb: token.lower, isAfter: false }];
  });
  return [...verbs.slice(0, MOST_CUES), ...after].sort((a, b) => Number(a.isAfter) - Number(b.isAfter) || a.start - b.start);
}

function draftOf(reading: Reading, masked: string, quotes: readonly QuoteSpan[], cue: Cue, before: readonly Draft[]): Draft | null {
  return cue.isAfter ? afterwards(reading, masked, quotes, cue, before) : byVerb(reading, masked, quotes, cue, before);
}

function byVerb(reading: Reading, masked: string, quotes: readonly QuoteSpan[], cue: Cue, before: readonly Draft[]): Draft | null {
  const { tokens, tags } = reading;
  if (DOUBTFUL.has(cue.verb) && !tags.get(cue.start)?.has("Verb")) return null;
  const lead = masked.slice(Math.max(0, cue.start - 40), cue.start);
  if (NEGATES.test(lead) || isPassive(lead, cue.verb)) return null;
  const last = before.at(-1);
  let first = cue.at;
  while (/^(?:ha|han|había|habían)$/u.test(tokens[first - 1]?.lower ?? "")) first--;
  const previous = tokens[first - 1];
  const isOpen = previous === undefined || previous.kind !== "word";
  const following = isOpen ? inverted(reading, cue, previous, tokens[first - 2]) : null;
  const preceding = following ? null : speakerBefore(reading, cue.at);
  const isGerund = GERUND.test(cue.verb) && !/\b(?:as|is|are|was|were|be|been)\s*$/iu.test(lead);
  if (isGerund && NEEDS_QUOTE.has(cue.verb)) return null;
  if (isGerund && (!last || (preceding && previous?.text !== ","))) return null;
  const speaker = isGerund ? null : (following ?? preceding);
  const isLeftOut = !isGerund && speaker === null;
  if (isLeftOut && !mayLeaveOut(reading, cue, last !== undefined, previous, tokens[first - 2])) return null;

  const begin = (tokens[first] as Token).start;
  const startOf = following || speaker === null ? begin : Math.min(cue.start, (tokens[speaker.from] as Token).start);
  const endOf = following ? Math.max(cue.end, (tokens[following.to] as Token).end) : cue.end;
  const attribution = { start: startOf, end: endOf };
  if (CONDITION.test(` ${masked.slice(Math.max(0, startOf - 12), startOf)}`)) return null;
  if (last && isWithin(masked, last, attribution, isGerund)) {
    if (speaker?.kind === "medium") endWith(masked, last, attribution, speaker);
    return null;
  }
  const base = { paper: null, cue: { start: cue.start, end: cue.end }, speaker, attribution, denies: DENIES.has(cue.verb) };
  const from = last ? (last.isBefore ? last.attribution.end : last.content.start) : 0;
  return contentOf(masked, quotes, base, from, cue.verb, reading, following !== null);
}

/** “, says Smith”, “afirmó el ministro”: the verb first. What goes on with a verb is what was said, not who said it. */
function inverted(reading: Reading, cue: Cue, previous: Token | undefined, one: Token | undefined): Speaker | null {
  const speaker = speakerAfter(reading, cue.at);
  if (!speaker) return null;
  if (reading.language === "es" || previous?.kind === "quote" || one?.kind === "quote") return speaker;
  if (previous?.text !== "," || /^(?:tell|tells|told)$/u.test(cue.verb) || TRANSITIVE.has(cue.verb)) return null;
  const next = reading.tokens[speaker.to + 1];
  return next === undefined ||
    next.kind !== "word" ||
    /^(?:on|in|at|during|after|to|who|as|when|while)$/u.test(next.lower) ||
    reading.isDay(next)
    ? speaker
    : null;
}

function isPassive(lead: string, verb: string): boolean {
  if (!/(?:ed|told|said|known|ado|ido|dicho)$/u.test(verb)) return false;
  return (
    /\b(?:is|are|was|were|been|being|be|get|got|fue|fueron|es|son|sido|siendo|está|están)\s+(?:\p{L}+ly\s+)?$/iu.test(lead) &&
    !/quoted as\s*$/iu.test(lead)
  );
}

/** Spanish leaves “he” out, and so does the second verb of an English sentence. */
function mayLeaveOut(
  { language, tokens }: Reading,
  cue: Cue,
  isSecond: boolean,
  previous: Token | undefined,
  one: Token | undefined,
): boolean {
  if (language === "en") return isSecond && previous !== undefined && /^(?:and|but)$/u.test(previous.lower);
  const isFree =
    previous === undefined ||
    previous.kind !== "word" ||
    /^(?:y|e|pero|también|además|asimismo|luego|después|incluso|se|lo|le|les)$/u.test(previous.lower);
  if (!isFree) return false;
  const next = tokens[cue.at + 1];
  return next?.lower === "que" || next?.text === ":" || previous?.kind === "quote" || (previous?.text === "," && one?.kind === "quote");
}

/** Whether somebody speaks only in what somebody else says. */
function isWithin(masked: string, last: Draft, attribution: Span, isGerund: boolean): boolean {
  if (attribution.start < last.attribution.end) return true;
  if (last.isBefore || isGerund) return false;
  const between = masked.slice(last.attribution.end, attribution.start);
  if (between.trimEnd().endsWith(HIDDEN) || /\uE000,\s*$/u.test(between)) return false;
  return !TURNS.test(between.slice(-30));
}

/** “…, Reuters reported”; “…, according to two officials”: not a part of what was said. */
function endWith(masked: string, last: Draft, tail: Span, speaker: Speaker | null): void {
  if (last.isBefore || last.isQuote || !/,\s*(?:as\s+|como\s+)?$/u.test(masked.slice(last.content.start, tail.start))) return;
  last.content = { start: last.content.start, end: masked.lastIndexOf(",", tail.start) };
  if (speaker?.kind === "medium") last.paper = speaker.name;
}

function afterwards(reading: Reading, masked: string, quotes: readonly QuoteSpan[], cue: Cue, before: readonly Draft[]): Draft | null {
  let at = cue.at;
  const next = (n: number) => reading.tokens[at + n];
  while (next(1) && (/^(?:ha|han|había|habían|lo)$/u.test(next(1)?.lower ?? "") || VERBS[reading.language].has(next(1)?.lower ?? ""))) at++;
  const found = speakerAfter(reading, at);
  if (!found && at === cue.at) return null;
  // “according to her calculations”
  const isOfLast = found !== null && /^(?:his|her|its|their|su|sus)$/u.test(reading.tokens[found.from]?.lower ?? "");
  const speaker = isOfLast ? null : found;
  const last = before.at(-1);
  if (last && !last.isBefore && cue.start > last.content.start) endWith(masked, last, cue, speaker);
  if (before.some((one) => cue.start >= Math.min(one.attribution.start, one.content.start) - 2 || one.attribution.start > cue.start))
    return null;
  const end = Math.max(cue.end, found ? (reading.tokens[found.to] as Token).end : (reading.tokens[at] as Token).end);
  const attribution = { start: cue.start, end };
  const base = { cue: { start: cue.start, end: (reading.tokens[at] as Token).end }, speaker, attribution, denies: false, paper: null };
  if (masked.slice(0, cue.start).replace(LEADS_ON, "").trim() !== "") {
    const content = { start: 0, end: withoutMarks(masked, cue.start) };
    // “The harbour, according to Vance, loses money.”
    const isParted = /^,\s*[\p{Ll}\p{N}]/u.test(masked.slice(end)) && (!isClause(reading, content) || endsInVerb(reading, content.end));
    if (isParted) return { ...base, content: { start: 0, end: masked.length }, isQuote: false, isBefore: true };
    return isClause(reading, content) || quotes.some((one) => one.outer.end <= cue.start)
      ? { ...base, content, isQuote: false, isBefore: true }
      : null;
  }
  const comma = masked.indexOf(",", end);
  if (comma === -1 || comma - end > 120) return null;
  return {
    ...base,
    attribution: { start: cue.start, end: comma },
    content: { start: comma + 1, end: masked.length },
    isQuote: false,
    isBefore: false,
  };
}

type Base = Omit<Draft, "content" | "isQuote" | "isBefore">;

function contentOf(
  masked: string,
  quotes: readonly QuoteSpan[],
  base: Base,
  from: number,
  verb: string,
  reading: Reading,
  isInverted: boolean,
): Draft | null {
  const { language } = reading;
  const { start, end } = base.attribution;
  const before = quotes.findLast((one) => one.outer.end <= start && one.outer.start >= from);
  if (before && /^[\s,.;:—–-]*$/u.test(masked.slice(before.outer.end, start)))
    return { ...base, content: { start: before.start, end: before.end }, isQuote: true, isBefore: true };

  const rest = masked.slice(end);
  const next = quotes.find((one) => one.outer.start >= end);
  const toNext = next ? masked.slice(end, next.outer.start) : null;
  const said = /^(?:[^.:;\uE000]{0,100}):\s*\uE000/u.exec(rest);
  const isOthers = next && SAYS_AT_ONCE.test(masked.slice(next.outer.end, next.outer.end + 80));
  if (next && !isOthers && (said || /^[\s,]*$/u.test(toNext ?? "x")))
    return { ...base, content: { start: next.start, end: next.end }, isQuote: true, isBefore: false };
  const clause = clauseAfter(rest, language, base, reading);
  if (clause !== null) return { ...base, content: { start: end + clause, end: masked.length }, isQuote: false, isBefore: false };
  if (NEEDS_QUOTE.has(verb)) {
    if (!next || (toNext ?? "").length > 100 || isInverted) return null;
    return { ...base, content: { start, end: next.outer.end }, isQuote: false, isBefore: false };
  }
  if (language === "en" && BARE.has(verb) && !isInverted) {
    const hearer = /^(?:tell|tells|told)$/u.test(verb)
      ? (/^\s+(?:the\s+)?[\p{L}’'.-]+(?:\s+\p{Lu}[\p{L}’'.-]+)*/u.exec(rest)?.[0].length ?? 0)
      : 0;
    const day = reading.isDay(reading.tokens.find((token) => token.start >= end + hearer) as Token) ? dayAfter(reading, end + hearer) : 0;
    const content = { start: end + hearer + day, end: masked.length };
    const words = masked.slice(content.start);
    const isWhole =
      !/^\s*(?:[,.;:]|$|(?:in|on|at|to|of|for|by|with|during|after|before|so|as|about|how|why|what|when|where|if|whether)[\s,])/iu.test(
        words,
      );
    if (isWhole && isClause(reading, content)) return { ...base, content, isQuote: false, isBefore: false };
  }
  const told = /^(?:tell|tells|told)$/u.test(verb) ? (/^\s+(?:the\s+)?[\p{L}’'.-]+(?=\s|[.,]?$)/u.exec(rest)?.[0].length ?? 0) : 0;
  const tail = rest.slice(told + dayAfter(reading, end + told));
  const isTail =
    /^\s*(?:[.,;)—–]|$)/u.test(tail) || /^\s+(?:on|in|at|during|to|after|en|el|este|durante|a|ante|tras)\s[^:]{0,120}$/iu.test(tail);
  if (isTail && /,\s*(?:as\s+|como\s+)?$/u.test(masked.slice(from, start))) {
    const content = { start: from, end: withoutMarks(masked, masked.lastIndexOf(",", start)) };
    // “The bridge, Hill noted, carries 9,000 cars.”
    const around = { start: from, end: masked.length };
    if (/^,\s*\p{Ll}/u.test(tail) && !isClause(reading, content) && isClause(reading, { start: end, end: masked.length }))
      return { ...base, content: around, isQuote: false, isBefore: true };
    if (countWords(masked.slice(content.start, content.end)) > 3) return { ...base, content, isQuote: false, isBefore: true };
  }
  return null;
}

/** How far after the attribution a clause with “that” begins: only who was told, when and where may stand between. */
function clauseAfter(rest: string, language: Language, { cue, attribution }: Base, reading: Reading): number | null {
  const that = language === "en" ? /\sthat,?\s/iu.exec(rest.slice(0, 160)) : /\s(?:de )?que,?\s/iu.exec(rest.slice(0, 160));
  if (!that) return null;
  const between = rest.slice(0, that.index).trim();
  const verb = reading.tokens.find((token) => token.start === cue.start)?.lower ?? "";
  const isPassing =
    between === "" ||
    /^(?:tell|tells|told|telling|assur|warn)/u.test(verb) ||
    reading.tokens.some((token) => token.start >= attribution.end && token.start < attribution.end + 3 && reading.isDay(token)) ||
    /^,?\s*(?:on|in|at|during|to|after|el|en|a|al|ante|tras|durante|este|esta|ayer|hoy|por|también|además|for|since|with|over|before|desde|con)(?:\s|$)/iu.test(
      between,
    );
  return isPassing && !between.includes(HIDDEN) ? that.index + that[0].length : null;
}

function endsInVerb({ tokens, tags }: Reading, end: number): boolean {
  const last = tokens.findLast((token) => token.kind === "word" && token.end <= end);
  return last !== undefined && (tags.get(last.start)?.has("Verb") ?? false);
}

function dayAfter(reading: Reading, from: number): number {
  let end = from;
  for (const token of reading.tokens) if (token.start >= from && reading.isDay(token) && token.start - end < 3) end = token.end;
  return end - from;
}

/** Something is done in it. */
function isClause({ tokens, tags }: Reading, { start, end }: Span): boolean {
  const inside = tokens.filter((token) => token.start >= start && token.end <= end);
  if (inside.length < 3) return false;
  return (
    inside.some((token) => {
      const of = tags.get(token.start);
      return of ? of.has("Verb") || of.has("Copula") || of.has("Auxiliary") : /(?:ed|ó|aron|ieron)$/u.test(token.lower);
    }) || inside.length > 12
  );
}

function finished(
  draft: Draft,
  next: Draft | undefined,
  masked: string,
  quotes: readonly QuoteSpan[],
  days: readonly NamedDay[],
): Statement {
  const { isBefore, content, ...rest } = draft;
  let end = content.end;
  if (!isBefore && next && next.attribution.start > content.start) {
    // Where the next one has its quote before it, that quote is no longer ours.
    const to = next.isBefore ? Math.min(next.attribution.start, outerStart(quotes, next.content.start)) : next.attribution.start;
    if (to > content.start) end = Math.min(end, to);
  }
  const bounded = { start: content.start, end };
  const mine = draft.isQuote
    ? partsOf(draft, next, masked, quotes)
    : quotes.filter((one) => one.start >= bounded.start && one.end <= bounded.end);
  const text = masked.slice(bounded.start, bounded.end);
  const trimmed = draft.isQuote
    ? bounded
    : { start: bounded.start + (text.length - text.trimStart().length), end: bounded.start + tidy(text).length };
  const outside = days.filter((day) => day.start < content.start || day.start >= trimmed.end);
  return { ...rest, content: trimmed, quotes: mine, days: outside };
}

const outerStart = (quotes: readonly QuoteSpan[], start: number) => quotes.find((one) => one.start === start)?.outer.start ?? start;

/** “We will,” he said, “never pay”: both parts are of one statement. */
function partsOf(draft: Draft, next: Draft | undefined, masked: string, quotes: readonly QuoteSpan[]): QuoteSpan[] {
  const first = quotes.findIndex((one) => one.start === draft.content.start);
  const parts = [quotes[first] as QuoteSpan];
  for (let at = first - 1; at >= 0 && draft.isBefore; at--) {
    const one = quotes[at] as QuoteSpan;
    if (!/^\s*$/u.test(masked.slice(one.outer.end, (parts[0] as QuoteSpan).outer.start))) break;
    parts.unshift(one);
  }
  const until = next ? (next.isBefore ? outerStart(quotes, next.content.start) : next.attribution.start) : masked.length;
  for (const one of quotes.slice(first + 1)) {
    if (one.outer.start >= until) break;
    const between = masked.slice((parts.at(-1) as QuoteSpan).outer.end, one.outer.start);
    if (between.length < 160 && /^(?:[\s,]*|[^.;]*[,:—–-]\s*|[^.;]*\.\s*|\s*[—–-][^;]*)$/u.test(between)) parts.push(one);
  }
  return parts;
}

function withoutMarks(masked: string, end: number): number {
  return masked.slice(0, end).replace(/[\s,;:—–-]+$/u, "").length;
}

/** Without what leads on to somebody else, and without the marks at its end. */
function tidy(text: string): string {
  let bare = text.replace(/[\s.,;:—–-]+$/u, "").replace(/,\s+(?:citing|citando a)\s[^,]*$/iu, "");
  bare = bare.replace(/[\s,;]+(?:while|but|whereas|although|though|and|mientras(?: que)?|pero|aunque|y|e)$/iu, "");
  return bare.replace(/[\s,;]+$/u, "");
}

function maskedBy(words: string, quotes: readonly QuoteSpan[]): string {
  let masked = "";
  let at = 0;
  for (const { outer } of quotes) {
    const end = Math.min(outer.end, words.length);
    if (outer.start < at) continue;
    masked += words.slice(at, outer.start) + HIDDEN.repeat(end - outer.start);
    at = end;
  }
  return masked + words.slice(at);
}

function moved(quote: QuoteSpan, by: number): QuoteSpan {
  return { start: quote.start + by, end: quote.end + by, outer: { start: quote.outer.start + by, end: quote.outer.end + by } };
}
