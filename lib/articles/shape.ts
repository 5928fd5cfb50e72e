import { ABBREVIATIONS, SAYS_AT_ONCE } from "#lib/articles/words";

/** A stretch of the text, by its places in it. */
export type Span = { start: number; end: number };

/** What somebody said, between its marks: the marks are not in it. */
export type QuoteSpan = Span & { outer: Span };

export type Sentence = Span & { quotes: QuoteSpan[]; paragraph: number };

const CREDIT = "AP|AFP|EFE|Reuters|REUTERS|Getty(?: Images)?|EPA|DPA|Bloomberg|Shutterstock|Europa Press|Planet Labs|Maxar";
const CAPTION = new RegExp(
  [
    "^\\(?(?:photo(?:graph)?|image|picture|caption|credit|file photo|video|graphic|illustration|foto(?:grafía)?|imagen|pie de foto|vídeo|gráfico|infografía|crédito)s?\\b\\s*[:|/(]",
    "^(?:aerial|satellite|archive|file|vista|imagen|foto) (?:view|image|photo|picture|aérea|satelital|de archivo)\\b",
    "\\b(?:source|photo|image|picture|credit|courtesy|fuente|foto|imagen|crédito|cortesía)s?: ?[^.!?]{1,80}[.)]*$",
    `\\bvia (?:${CREDIT})\\b[^.!?]{0,40}[.)]*$`,
    `[(|/–—-] ?(?:${CREDIT})(?: [Pp]hoto)?(?:\\s*[/|–—-]\\s*[\\p{Lu}][^.!?]{1,60})?[.)]*$`,
    `\\b(?:${CREDIT})/[\\p{Lu}][^.!?]{1,60}$`,
  ].join("|"),
  "iu",
);
const BYLINE =
  /^(?:(?:written |reported |translated )?by|(?:additional )?(?:reporting|editing|writing) by|por|escrito por|texto de|redacción(?: de)?|edición de|traducido por|con información de)[: ]+\p{Lu}[^“"«!?]{2,160}$/iu;
const FURNITURE =
  /^(?:source link|read (?:more|also|next)|see also|related|more on this|sign up|subscribe|follow us|advertisement|share this|lea también|le puede interesar|te puede interesar|lee también|ver también|más información|suscríbe\w*|síguenos|publicidad|compartir|updated?|published|actualizado|publicado)\b.{0,160}$/iu;
/** “MADRID (EFE).–” */
const DATELINE = /^\p{Lu}[\p{Lu}\s,.]{2,40}(?:,? [\p{L}\d. ]{3,15})?(?: ?\([\p{L} /]{2,30}\))?\.?,? ?[—–-]+ ?(?=\S)/u;
const BULLET = /^[•▪◦‣∙*]\s/u;
const ENDS = /[.!?…][)\]”"»’'›]*$/u;
const OPENS = /^[“"«„—–]|^-\s/u;

/** The lines of a text: those that a narrow window has broken are put together. */
export function paragraphsOf(text: string): Span[] {
  const found: Span[] = [];
  for (const line of text.matchAll(/[^\r\n\u2028\u2029]+/gu)) {
    const raw = line[0];
    const words = raw.trim();
    if (words === "") continue;
    const start = line.index + raw.indexOf(words);
    const span = { start, end: start + words.length };
    const last = found.at(-1);
    const gap = last ? text.slice(last.end, start) : "";
    const isBroken = last && last.end - last.start > 30 && !/\n\s*\n|\r\s*\r/u.test(gap.replaceAll("\r\n", "\n")) && /^\p{Ll}/u.test(words);
    if (last && isBroken) last.end = span.end;
    else found.push(span);
  }
  return found;
}

/**
 * The paragraphs in which somebody tells something: without headlines, bylines, captions, summaries above the text and what else stands
 * round it. What a line with a colon leads to stands in the same paragraph.
 */
export function* bodyOf(text: string, paragraphs: readonly Span[], title: string): Generator<Span, void, void> {
  let isBegun = false;
  const heading = letters(title);
  for (let at = 0; at < paragraphs.length; at++) {
    const here = paragraphs[at] as Span;
    const words = text.slice(here.start, here.end);
    const next = paragraphs[at + 1];
    if (heading !== "" && words.length < 1_000 && letters(words) === heading) continue;
    if (words.length < 600 && isFurniture(words)) continue;
    if (BULLET.test(words) && !isBegun) continue;
    if (/[:：]$/u.test(words) && next && OPENS.test(text.slice(next.start, next.start + 2))) {
      isBegun = true;
      yield { start: here.start, end: next.end };
      at++;
      continue;
    }
    if (!ENDS.test(words) && !/^[—–]/u.test(words)) continue;
    const dateline = DATELINE.exec(words)?.[0].length ?? 0;
    isBegun = true;
    yield { start: here.start + dateline, end: here.end };
  }
}

function isFurniture(words: string): boolean {
  if (CAPTION.test(words) || BYLINE.test(words) || FURNITURE.test(words)) return true;
  // What a caption says twice, for those who see the picture and for those who do not.
  const half = words.length / 2;
  if (Number.isInteger(half) && half > 20 && words.slice(0, half) === words.slice(half)) return true;
  return words.length < 160 && /^[^“"«.!]+\?$/u.test(words);
}

function letters(words: string): string {
  return words.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}

const CLOSES: Record<string, string> = { "“": "”", "«": "»", "„": "“", "‘": "’", '"': '"', "'": "'", "‹": "›" };

/** Where somebody's words stand in a paragraph. Quotes within quotes belong to the outer one. */
function quotesOf(text: string, { start, end }: Span): QuoteSpan[] {
  const found: QuoteSpan[] = [];
  const add = (from: number, to: number, outerEnd: number) => {
    const words = text.slice(from, to);
    const inner = words.trim();
    if (inner === "") return;
    const begin = from + words.indexOf(inner);
    found.push({ start: begin, end: begin + inner.length, outer: { start: from - 1, end: outerEnd } });
  };
  if (/^(?:[—–]|- )/u.test(text.slice(start, start + 2))) return dashQuotes(text, { start, end });
  for (let at = start; at < end; at++) {
    const mark = text[at] as string;
    const close = CLOSES[mark];
    if (!close || !mayOpen(text, at, start, mark)) continue;
    const to = closingOf(text, at + 1, end, mark, close);
    if (to === -1) {
      // Words that go on in the next paragraph are closed there alone.
      if (mark === "“" || mark === "«") {
        add(at + 1, end, end);
        break;
      }
      continue;
    }
    add(at + 1, to, to + 1);
    at = to;
  }
  return found;
}

function mayOpen(text: string, at: number, start: number, mark: string): boolean {
  const before = at > start ? (text[at - 1] as string) : " ";
  if (mark === "“" || mark === "«" || mark === "„") return true;
  return /[\s([—–:¿¡,;“«]/u.test(before) && /[\p{L}\p{N}¿¡.…[($€£]/u.test(text[at + 1] ?? "");
}

function closingOf(text: string, from: number, end: number, mark: string, close: string): number {
  let depth = 1;
  for (let at = from; at < end; at++) {
    const here = text[at];
    if (here === close) {
      const isApostrophe = (close === "’" || close === "'") && /[\p{L}\p{N}]/u.test(text[at + 1] ?? "");
      if (isApostrophe) continue;
      depth--;
      if (depth === 0) return at;
    } else if (here === mark && mark !== close) depth++;
  }
  return -1;
}

/** —What is said —who says it— and what is said further. */
function dashQuotes(text: string, { start, end }: Span): QuoteSpan[] {
  const found: QuoteSpan[] = [];
  let from = start + 1;
  let isSaid = true;
  for (let at = from; at <= end; at++) {
    const isDash = at < end && (/[—–]/u.test(text[at] as string) || (text[at] === "-" && /\s/u.test(text[at - 1] ?? "")));
    if (at < end && !isDash) continue;
    const words = text.slice(from, at);
    const inner = words.replace(/^[\s.,;:]+|\s+$/gu, "");
    if (isSaid && /[\p{L}\p{N}]/u.test(inner)) {
      const begin = from + words.indexOf(inner);
      found.push({ start: begin, end: begin + inner.length, outer: { start: from - 1, end: at } });
    }
    isSaid = !isSaid;
    from = at + 1;
  }
  return found;
}

/** The sentences of a paragraph. Nothing ends within somebody's words, nor after an abbreviation. */
export function sentencesOf(text: string, paragraph: Span, number: number): Sentence[] {
  const quotes = quotesOf(text, paragraph);
  const found: Sentence[] = [];
  let start = paragraph.start;
  let quote = 0;
  const close = (end: number) => {
    const inside = quotes.filter((one) => one.outer.start >= start && one.outer.start < end);
    found.push({ start, end, quotes: inside, paragraph: number });
    start = end;
    while (start < paragraph.end && /\s/u.test(text[start] as string)) start++;
  };
  const isDashed = /^(?:[—–]|- )/u.test(text.slice(paragraph.start, paragraph.start + 2));
  for (let at = paragraph.start; at < paragraph.end; at++) {
    while (quotes[quote] && (quotes[quote] as QuoteSpan).outer.end <= at) quote++;
    const around = quotes[quote];
    if (around && at >= around.outer.start && at < around.outer.end) {
      at = around.outer.end - 1;
      const isEnded = /[.!?…]/u.test(text[around.end - 1] ?? "");
      if (!isDashed && isEnded && mayBegin(text, at + 1, paragraph.end) && !isSaidNext(text, at + 1)) close(at + 1);
      continue;
    }
    if (isDashed || !/[.!?…]/u.test(text[at] as string)) continue;
    let end = at + 1;
    while (end < paragraph.end && /[.!?…)\]]/u.test(text[end] as string)) end++;
    if (text[at] === "." && end === at + 1 && isAbbreviation(text, at, start)) continue;
    if (mayBegin(text, end, paragraph.end)) close(end);
    at = Math.max(at, end - 1);
  }
  if (start < paragraph.end) close(paragraph.end);
  return found;
}

function mayBegin(text: string, at: number, end: number): boolean {
  return /^\s+[\p{Lu}\p{Lt}\p{Lo}\p{N}“"«„‘'¿¡([—–]/u.test(text.slice(at, Math.min(end, at + 12)));
}

/** “Is that so?” Smith asked: one sentence, for all its question mark. */
function isSaidNext(text: string, at: number): boolean {
  return /[?!…][”"»’']?$/u.test(text.slice(at - 2, at)) && SAYS_AT_ONCE.test(text.slice(at, at + 60));
}

function isAbbreviation(text: string, at: number, start: number): boolean {
  const word = /[\p{L}\p{M}.]+$/u.exec(text.slice(Math.max(start, at - 12), at))?.[0] ?? "";
  if (/^\p{Lu}$/u.test(word) || /^(?:\p{Lu}\.)*\p{Lu}{1,2}$/u.test(word)) return true;
  return ABBREVIATIONS.has(word.toLowerCase()) && /^\s*\S/u.test(text.slice(at + 1, at + 4));
}
