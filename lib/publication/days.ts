import "server-only";
import type pg from "pg";
import { toDay } from "#lib/dates";
import { CLAIM_LISTS, claimTag, EVERY_PAGE } from "#lib/publication/tags";

/** For more claims than this it is less work to clear everything. */
const MANY = 1_000;

/** The days of UTC that have come since a process looked last. Null on the same day, and when the clock goes back. */
export function daysSince(last: string, now: Date): { after: string; to: string } | null {
  const to = toDay(now);
  return to > last ? { after: last, to } : null;
}

/**
 * The cached pages of claims that were to be looked at again on one of these days, that of the last look among them, whether a page
 * says so on the day itself or once it is over.
 */
export async function tagsOfDays(
  client: Pick<pg.Client, "query">,
  { after, to }: { after: string; to: string },
  many = MANY,
): Promise<string[]> {
  const { rows } = await client.query<{ number: number }>(
    'SELECT number FROM publication WHERE "recheckOn" BETWEEN $1::date AND $2::date ORDER BY number LIMIT $3',
    [after, to, many + 1],
  );
  if (rows.length === 0) return [];
  return rows.length > many ? [EVERY_PAGE] : [CLAIM_LISTS, ...rows.map(({ number }) => claimTag(number))];
}
