import { isCalendarDate, LIMITS, shortened, UNSEEN } from "#lib/schema";

/** What can be read on a page: its text, and what it says of itself. */
export type Readable = {
  text: string;
  title: string | null;
  author: string | null;
  publisher: string | null;
  publishedOn: string | null;
  language: string | null;
  /** Where the page says that it is at home, without what names no page. */
  canonical: string | null;
};

/** Nobody reads more, and no quote is looked for in more. */
const MOST_TEXT = 1_000_000;

/** Text that can be stored: paragraphs with an empty line between them, in which spaces stand alone. */
export function cleanText(text: string): string {
  const lines = text
    .slice(0, MOST_TEXT)
    .toWellFormed()
    .replaceAll("\0", "")
    .split(/\r\n?|\n|\u2028|\u2029/);
  const joined = lines.map((line) => line.replace(/[\s\u00a0]+/gu, " ").trim()).join("\n");
  return joined.replace(/\n{3,}/g, "\n\n").trim();
}

/** A name or title as `requiredLine` takes it; null where nothing is left. */
export function cleanLine(text: string | null | undefined, max: number = LIMITS.title): string | null {
  if (!text) return null;
  const seen = [
    ...text
      .slice(0, 4 * max)
      .toWellFormed()
      .replace(/\s+/gu, " "),
  ].filter((each) => !UNSEEN.test(each));
  const line = seen.join("").trim();
  if (line === "") return null;
  return shortened(line, max);
}

/** The day that a date begins with, as its publisher wrote it; null where it says none. */
export function cleanDay(text: string | null | undefined): string | null {
  const day = /^\s*(\d{4}-\d{2}-\d{2})(?!\d)/.exec(text ?? "")?.[1];
  return day && isCalendarDate(day) ? day : null;
}

export function cleanLanguage(tag: string | null | undefined): string | null {
  try {
    const plain = tag?.split(",")[0]?.trim().replaceAll("_", "-").slice(0, 35);
    return plain ? (Intl.getCanonicalLocales(plain)[0] ?? null) : null;
  } catch {
    return null;
  }
}
