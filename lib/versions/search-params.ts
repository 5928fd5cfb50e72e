import { z } from "zod";
import { asked, type Cursor, cursor } from "#lib/publication/search-params";
import { isCalendarDate } from "#lib/schema";

const AS_OF_PROBLEM = "“As of” (asOf) is not a date (year-month-day, such as 2025-12-26).";

type Read<T> = { query: T } | { problem: string } | null;

/** The number of a version as an address names it. */
export function versionIn(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** The day that a claim page is asked for; null: none is. */
export function readAsOf(params: URLSearchParams): Read<string> {
  if (!asked(params).some(([name]) => name === "asOf")) return null;
  const given = once(params, ["asOf"]);
  if ("problem" in given) return given;
  const { asOf } = given;
  if (asOf === undefined) return null;
  return isCalendarDate(asOf) ? { query: asOf } : { problem: AS_OF_PROBLEM };
}

/** Which two versions are compared, the earlier first; null: none are. */
export function readCompare(params: URLSearchParams): Read<{ from: number; to: number }> {
  const given = once(params, ["from", "to"]);
  if ("problem" in given) return given;
  const { from, to } = given;
  if (from === undefined && to === undefined) return null;
  if (from === undefined || to === undefined) return { problem: "Two versions are compared: “from” one “to” another." };
  const [one, other] = [versionIn(from), versionIn(to)];
  if (one === null || other === null) return { problem: `“${one === null ? "from" : "to"}” is not the number of a version.` };
  const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
  return earlier === later
    ? { problem: "A version says the same as itself: choose two different ones." }
    : { query: { from: earlier, to: later } };
}

const correctionsQuery = z
  .object({ after: cursor("after"), before: cursor("before") })
  .refine((query) => query.after === undefined || query.before === undefined, {
    error: "A list begins after a correction or before one: not both.",
  });

/** Where the list of corrections begins; null: at the newest. */
export function readCorrectionsQuery(params: URLSearchParams): Read<{ after?: Cursor; before?: Cursor }> {
  const given = once(params, ["after", "before"]);
  if ("problem" in given) return given;
  if (Object.values(given).every((value) => value === undefined)) return null;
  const parsed = correctionsQuery.safeParse(given);
  return parsed.success ? { query: parsed.data } : { problem: parsed.error.issues[0]?.message ?? "This address cannot be read." };
}

/** Each of these parameters at most once, and no other. One without a value counts as not given. */
function once<Name extends string>(params: URLSearchParams, names: readonly Name[]): Partial<Record<Name, string>> | { problem: string } {
  const given = new Map<string, string>();
  for (const [name, value] of asked(params)) {
    const shown = name.slice(0, 50);
    if (!(names as readonly string[]).includes(name)) return { problem: `This address takes no “${shown}”.` };
    if (given.has(name)) return { problem: `“${shown}” is given twice.` };
    given.set(name, value);
  }
  return Object.fromEntries([...given].filter(([, value]) => value !== "")) as Partial<Record<Name, string>>;
}
