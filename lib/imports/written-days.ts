import { toDay } from "#lib/dates";
import { fold } from "#lib/fold";
import type { DayOrder } from "#lib/imports/columns";
import { isCalendarDate } from "#lib/schema";

/** The day that somebody wrote; or why none can be told from it. */
export type DayRead = { day: string } | { unsure: string };

const LANGUAGES = ["en", "es", "fr", "de", "pt", "it", "nl", "sv", "da", "pl", "tr", "id", "ca", "cs", "ro", "hu", "ru", "uk", "el"];

/** Names of months in many languages, long and short, by their folded letters. */
const MONTHS = new Map<string, number>();
for (const language of LANGUAGES)
  for (const month of ["long", "short"] as const)
    for (const day of [{}, { day: "numeric" } as const]) {
      const written = new Intl.DateTimeFormat(language, { month, ...day, timeZone: "UTC" });
      for (let at = 0; at < 12; at++) {
        const part = written.formatToParts(new Date(Date.UTC(2021, at, 15))).find((one) => one.type === "month")?.value ?? "";
        const name = letters(part);
        if (name.length >= 3 && !MONTHS.has(name)) MONTHS.set(name, at + 1);
      }
    }
MONTHS.set("sept", 9);

function letters(text: string): string {
  return fold(text).replace(/[^\p{L}]/gu, "");
}

/**
 * The day in a date however it is written. Where the zone is told it is the day there. What may be two days is none, unless the order of
 * its column is known; a month or a year alone is none.
 */
export function readDay(text: string, order: DayOrder | undefined): DayRead | null {
  const written = text.replace(/\s+/gu, " ").trim();
  if (written === "" || /^(null|none|nan|n\/?a|unknown|-+|\?+|0000-00-00.*)$/i.test(written)) return null;
  const iso = /^([+-]?\d{4,6})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d])/.exec(written) ?? /^(\d{4})(\d{2})(\d{2})(?:T\d|$)/.exec(written);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), written);
  const numbers = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?!\d)/.exec(written);
  if (numbers) return fromNumbers(Number(numbers[1]), Number(numbers[2]), yearOf(numbers[3] as string), order, written);
  if (/^-?\d{9,10}(\.\d+)?$/.test(written)) return fromEpoch(Number(written) * 1_000);
  if (/^-?\d{12,13}$/.test(written)) return fromEpoch(Number(written));
  if (/^\d{4}$/.test(written)) return { unsure: `“${written}” is a year, and not a day.` };
  if (/^\d{4}[-/.]\d{1,2}$/.test(written)) return { unsure: `“${written}” is a month, and not a day.` };
  return withName(written) ?? { unsure: `“${cut(written)}” is not a date that can be read.` };
}

/** In which order a column writes days and months, where one of its values tells. */
export function orderIn(values: readonly string[]): DayOrder | undefined {
  let [dayFirst, monthFirst] = [0, 0];
  for (const value of values) {
    const numbers = /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](?:\d{4}|\d{2})(?!\d)/.exec(value);
    if (!numbers) continue;
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    if (first > 12 && first <= 31 && second <= 12) dayFirst++;
    if (second > 12 && second <= 31 && first <= 12) monthFirst++;
  }
  // Where some say the one and some the other, none of those that could be either can be told.
  return dayFirst > 0 && monthFirst === 0 ? "day first" : monthFirst > 0 && dayFirst === 0 ? "month first" : undefined;
}

function cut(text: string): string {
  return [...text].slice(0, 40).join("");
}

function yearOf(written: string): number {
  const year = Number(written);
  return written.length === 4 ? year : year + (year < 70 ? 2000 : 1900);
}

function dayOf(year: number, month: number, day: number, written: string): DayRead {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isCalendarDate(text) ? { day: text } : { unsure: `“${cut(written)}” is not a day of the calendar.` };
}

function fromNumbers(first: number, second: number, year: number, order: DayOrder | undefined, written: string): DayRead {
  if (first > 12 || first === second) return dayOf(year, second, first, written);
  if (second > 12) return dayOf(year, first, second, written);
  if (order) return order === "day first" ? dayOf(year, second, first, written) : dayOf(year, first, second, written);
  const [a, b] = [dayOf(year, second, first, written), dayOf(year, first, second, written)];
  const days = "day" in a && "day" in b ? ` ${a.day} or ${b.day}` : " two days";
  return { unsure: `“${cut(written)}” may be${days}: say whether the day or the month comes first.` };
}

function fromEpoch(milliseconds: number): DayRead {
  return { day: toDay(new Date(milliseconds)) };
}

/** "Tuesday, 24 December 2025", "Dec. 24, 2025 at 5 pm", "24 de diciembre de 2025", "2025年12月24日". */
function withName(written: string): DayRead | null {
  const han = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/u.exec(written);
  if (han) return dayOf(Number(han[1]), Number(han[2]), Number(han[3]), written);
  const words = written.match(/[\p{L}\p{M}]+|\d+(?::\d+)*/gu) ?? [];
  const at = words.findIndex((word) => MONTHS.has(letters(word)));
  if (at < 0) return null;
  const month = MONTHS.get(letters(words[at] as string)) as number;
  const numbers = words.filter((word) => /^\d+$/.test(word)).map(String);
  const year = numbers.find((number) => number.length === 4);
  if (year === undefined) return { unsure: `“${cut(written)}” does not say of which year.` };
  const near = (place: number) => {
    const word = words[place] ?? "";
    return /^\d{1,2}$/.test(word) && Number(word) >= 1 && Number(word) <= 31 ? Number(word) : null;
  };
  const linking = (place: number) => (/^(de|of|del|di|the|d|st|nd|rd|th|er)$/i.test(words[place] ?? "") ? 1 : 0);
  const before = near(at - 1 - linking(at - 1)) ?? near(at - 1);
  const day = before ?? near(at + 1 + linking(at + 1)) ?? near(at + 1);
  return day === null ? { unsure: `“${cut(written)}” is a month, and not a day.` } : dayOf(Number(year), month, day, written);
}
