import { monthName } from "#lib/format";
import { STANDINGS, type Standing, type Tally, tallyOf, totalOf } from "#lib/subjects/tally";

/** How many claims that stand like this were said in a month, counted from January of the year 0; null: undated. */
export type MonthCount = { month: number | null; standing: Standing; claims: number };

/** A stretch of time and the claims said in it. */
export type Bar = { label: string; tally: Tally; total: number };

/** When claims were said, as bars that follow one another without a gap; those without a day are only counted. */
export type Timeline = {
  /** What each bar is: a month, a year, five years. */
  by: string;
  bars: Bar[];
  standings: Standing[]; // those that occur
  dated: number;
  undated: number;
};

/** More bars than this are too thin to be told apart on a phone. */
export const MOST_BARS = 36;

/** @returns null where no claim has a day */
export function timelineOf(counts: readonly MonthCount[]): Timeline | null {
  const dated = counts.filter((one): one is MonthCount & { month: number } => one.month !== null);
  if (dated.length === 0) return null;
  const months = dated.map((one) => one.month);
  const span = spanOf(
    months.reduce((a, b) => Math.min(a, b)),
    months.reduce((a, b) => Math.max(a, b)),
  );
  const inBar = Map.groupBy(dated, ({ month }) => Math.floor(month / span.months));
  const bars = Array.from({ length: span.last - span.first + 1 }, (_, place): Bar => {
    const tally = tallyOf(inBar.get(span.first + place) ?? []);
    return { label: labelOf(span.first + place, span.months), tally, total: totalOf(tally) };
  });
  const all = tallyOf(dated);
  const undated = totalOf(tallyOf(counts)) - totalOf(all);
  return { by: wordsOf(span.months), bars, standings: STANDINGS.filter((one) => all[one] > 0), dated: totalOf(all), undated };
}

/** The finest division of time of which there are few enough: months, years, or round numbers of years. */
function spanOf(from: number, to: number): { months: number; first: number; last: number } {
  for (const months of [1, ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((years) => years * 12)]) {
    const [first, last] = [Math.floor(from / months), Math.floor(to / months)];
    if (last - first < MOST_BARS) return { months, first, last };
  }
  throw new Error("A calendar has fewer than 18,000 years.");
}

function labelOf(bar: number, months: number): string {
  if (months === 1) return `${monthName((bar % 12) + 1, "short")} ${Math.floor(bar / 12)}`;
  const years = months / 12;
  const first = bar * years;
  return years === 1 ? String(first) : `${Math.max(first, 1)}–${first + years - 1}`;
}

function wordsOf(months: number): string {
  return months === 1 ? "month" : months === 12 ? "year" : `${months / 12} years`;
}
