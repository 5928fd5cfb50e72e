import { en, es, type ParsedComponents } from "chrono-node";
import type { Language } from "#lib/articles/words";
import { dayAfter, toDay } from "#lib/dates";

/** A day that a sentence names; `day` is null where it names a month or a year alone. */
export type NamedDay = { start: number; end: number; day: string | null };

const DAYS = { en, es };
const WEEKDAY =
  /(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.|lunes|martes|miércoles|jueves|viernes|sábado|domingo/iu;
const BEFORE_YESTERDAY = /(?<![\p{L}])(?:anteayer|antier|antes de ayer)(?![\p{L}])/giu;

/**
 * The days that a sentence names, seen from the day of its article: what was said was said by then, so “Tuesday” is the last one, and
 * “December 24” never lies ahead.
 * @param on the day of the article; null: only days with a year of their own are known
 */
export function daysIn(sentence: string, language: Language, on: string | null): NamedDay[] {
  const instant = new Date(`${on ?? "2000-01-01"}T12:00:00Z`);
  const found: NamedDay[] = [];
  for (const { index, text, start } of DAYS[language].parse(sentence, { instant, timezone: 0 })) {
    if (/^(?:now|ahora)$/iu.test(text)) continue;
    // “aged 71 years”
    if (/year|año/iu.test(text) && !/last|ago|this|pasado|hace|este/iu.test(text)) continue;
    if (/week|month|year|semana|\bmes|año/iu.test(text)) {
      found.push({ start: index, end: index + text.length, day: null });
      continue;
    }
    const isWeekday = start.isCertain("weekday") && !start.isCertain("day");
    if (isWeekday && !WEEKDAY.test(text)) continue;
    if (!start.isCertain("day") && !start.isCertain("month") && !isWeekday) continue;
    const day = on === null && !start.isCertain("year") ? null : isWeekday ? lastWeekday(instant, start.get("weekday")) : dayOf(start, on);
    found.push({ start: index, end: index + text.length, day });
  }
  for (const { index, 0: text } of sentence.matchAll(BEFORE_YESTERDAY))
    if (on !== null) found.push({ start: index, end: index + text.length, day: dayAfter(on, -2) });
  return found.sort((a, b) => a.start - b.start);
}

function dayOf(start: ParsedComponents, on: string | null): string | null {
  const [year, month, day] = [start.get("year"), start.get("month"), start.get("day")];
  if (!start.isCertain("day") || year === null || month === null || day === null) return null;
  const iso = (of: number) => toDay(new Date(Date.UTC(of, month - 1, day)));
  const named = iso(year);
  return on !== null && named > on && !start.isCertain("year") ? iso(year - 1) : named;
}

function lastWeekday(instant: Date, weekday: number | null): string | null {
  if (weekday === null) return null;
  const back = (instant.getUTCDay() - weekday + 7) % 7;
  return dayAfter(toDay(instant), -back);
}
