import { dayAfter, toDay } from "#lib/dates";
import { invalid, type Problem } from "#lib/errors";

const WORDS = { saidOn: "The day on which it was said", publishedOn: "The day on which it was published" };

type Dated = { path: string; of: keyof typeof WORDS; day: string | null };

/** What is wrong with days that have not come anywhere: where some newsrooms are it is tomorrow already. */
export function aheadOf(now: Date, days: readonly Dated[]): Problem[] {
  const last = dayAfter(toDay(now), 1);
  return days.flatMap(({ path, of, day }) =>
    day !== null && day > last ? [{ path, message: `${WORDS[of]} cannot be in the future.` }] : [],
  );
}

/** @throws Refused 422 with the path of each day that has not come */
export function requirePast(now: Date, days: readonly Dated[]): void {
  const problems = aheadOf(now, days);
  if (problems.length > 0) throw invalid(problems);
}
