import { z } from "zod";
import { codePoints, isCalendarDate, LIMITS, optionalAddress, optionalLine, problemsOf, requiredLanguage, requiredText } from "#lib/schema";

/** One line of a set of claims that others have collected: what was said, by whom, when, and where it is checked. */
const row = z.object(
  {
    id: z.union([z.int(), z.string().min(1).max(200)], { error: "A row needs an id." }),
    source: z.string().min(1).max(200),
    text: z
      .string({ error: "A row needs a text." })
      .transform((text) => shortened(text.trim(), LIMITS.claim))
      .pipe(requiredText("The claim", LIMITS.claim)),
    lang: requiredLanguage("The language"),
    speaker: lineOrNone("The speaker", LIMITS.name),
    context: lineOrNone("The context", LIMITS.place),
    date: z.string().max(2_000).nullish(),
    url: optionalAddress("The address"),
  },
  { error: "A row is an object." },
);

export type ScaleRow = {
  id: string;
  text: string;
  /** Its text was longer than a claim can be. */
  cut: boolean;
  language: string;
  speaker: string | null;
  saidOn: string | null;
  saidWhere: string | null;
  topics: string[];
  source: { title: string; address: string | null; publisher: string | null };
};

/** @returns one sentence with the field where the line cannot be loaded */
export function readScaleRow(line: string): { row: ScaleRow } | { problem: string } {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    return { problem: "It is not JSON." };
  }
  const parsed = row.safeParse(given);
  if (!parsed.success) {
    const [first] = problemsOf(parsed.error);
    return { problem: first?.path ? `${first.path}: ${first.message}` : (first?.message ?? "It cannot be read.") };
  }
  const { id, source, text, lang, speaker, context, date, url } = parsed.data;
  return {
    row: {
      id: String(id),
      text,
      cut: codePoints((given as { text: string }).text.trim()) > LIMITS.claim,
      language: lang,
      speaker,
      saidOn: dayIn(date ?? ""),
      saidWhere: context,
      topics: topicsOf(source, context ?? ""),
      source: sourceOf(source, url),
    },
  };
}

/** Lines of a name come as they were scraped: what cannot be seen is left out. */
function lineOrNone(what: string, max: number) {
  return z
    .string()
    .nullish()
    .transform((text): string | null | undefined => shortened(oneLine(text ?? ""), max))
    .pipe(optionalLine(what, max));
}

const oneLine = (text: string) =>
  text
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim();

const shortened = (text: string, max: number) => (text.length <= max ? text : [...text].slice(0, max).join(""));

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const monthOf = (name = "") => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** The shapes in which days are written, each with where its year, month and day stand. */
const SHAPES: [RegExp, (parts: string[]) => [string | undefined, string | number | undefined, string | undefined]][] = [
  [/^(\d{4})(\d\d)(\d\d)$/, ([, year, month, day]) => [year, month, day]],
  [/\b(\d{4})[-/](\d\d)[-/](\d\d)(?!\d)/, ([, year, month, day]) => [year, month, day]],
  [new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, "i"), ([, month, day, year]) => [year, monthOf(month), day]],
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${MONTH},? +(\\d{4})(?!\\d)`, "i"), ([, day, month, year]) => [year, monthOf(month), day]],
  // Beside a time of day, Americans write them.
  [/^\d{1,2}:\d\d [AP]M (\d\d)\/(\d\d)\/(\d{4})$/, ([, month, day, year]) => [year, month, day]],
  [/^(\d\d)\/(\d\d)\/(\d{4}) \d\d:\d\d E[DS]T$/, ([, month, day, year]) => [year, month, day]],
];

/** The day that a text names in a shape that is read in one way only; null: it is undated. */
export function dayIn(text: string): string | null {
  if (text.length > 150) return null;
  for (const [shape, partsOf] of SHAPES) {
    const found = shape.exec(text);
    if (!found) continue;
    const [year, month, day] = partsOf([...found]).map((part) => String(part).padStart(2, "0"));
    const written = `${year}-${month}-${day}`;
    return isCalendarDate(written) ? written : null;
  }
  return null;
}

const OCCASIONS: [RegExp, string][] = [
  [/debate/i, "Debates"],
  [/interview/i, "Interviews"],
  [/release/i, "Press releases"],
  [/\bad\b|\bads\b|commercial/i, "Advertisements"],
  [/tweet|twitter|facebook|blog|posts?\b|instagram/i, "Social media"],
  [/mail/i, "Mail"],
  [/speech|remarks|address|rally/i, "Speeches"],
  [/op-ed|column|article|story|newspaper/i, "The press"],
];

/** From some that hold a third of all claims to some that hold a few: the collection, its part, and the occasion. */
function topicsOf(source: string, context: string): string[] {
  const [, event] = /^transcript:\d*_?(.*)$/.exec(source) ?? [];
  const words = named((event ?? source).replace(/[-_]+/g, " "));
  const whole = event === undefined ? (words.split(" ")[0] ?? words) : "Transcripts";
  const occasion = OCCASIONS.find(([pattern]) => pattern.test(context))?.[1];
  return [...new Set([whole, words, ...(occasion ? [occasion] : [])])];
}

const named = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1, 100)}`.trim() || "Other";

/** Where a row names no page, what it was collected in. */
function sourceOf(source: string, address: string | null): ScaleRow["source"] {
  if (address === null) return { title: source, address, publisher: null };
  const { hostname, pathname } = new URL(address);
  const publisher = hostname.replace(/^www\./, "");
  const last = pathname
    .split("/")
    .filter(Boolean)
    .at(-1)
    ?.replace(/\.\w+$/, "");
  const title = oneLine(decoded(last ?? "").replace(/[-_+]+/g, " "));
  return { title: shortened(title ? named(title) : publisher, LIMITS.title), address, publisher };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** How many words are remembered for the copies. */
const WORDS = 4_096;

/**
 * Copies of a set with other words in them: about one word in four comes from the texts before. What is made follows from the rows alone, so
 * that a second run makes the same.
 */
export function makeCopies(): (row: ScaleRow, copy: number) => ScaleRow {
  const heard: string[] = [];
  let at = 0;
  return (row, copy) => {
    const words = row.text.split(" ");
    if (copy === 0) {
      for (const word of words) heard[at++ % WORDS] = word;
      return row;
    }
    const changed = words.map((word, place) =>
      (place * 7 + copy * 3 + row.text.length) % 4 === 0 ? (heard[(at * copy + place * 131 + copy * 977) % heard.length] ?? word) : word,
    );
    return { ...row, id: `${row.id} ${copy}`, text: shortened(changed.join(" "), LIMITS.claim) };
  };
}
