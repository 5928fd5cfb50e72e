import "server-only";
import type { Db } from "#lib/db";
import { type Refusal, Refused } from "#lib/errors";

/**
 * Counts a request in the database, so that all app processes together let no more through than this in each span of time.
 * @throws Refused 429 with the seconds until the next span
 */
export async function countRequest(
  db: Db,
  { key, most, seconds, now, sentence }: { key: string; most: number; seconds: number; now: Date; sentence: string },
): Promise<void> {
  const ms = seconds * 1_000;
  const since = new Date(Math.floor(now.getTime() / ms) * ms);
  const [counted] = await db.$queryRaw<{ count: number }[]>`
    INSERT INTO request_count (key, since, count) VALUES (${key}, ${since}, 1)
    ON CONFLICT (key, since) DO UPDATE SET count = LEAST(request_count.count, ${most}) + 1
    RETURNING count`;
  if ((counted?.count ?? 0) <= most) return;
  const refusal: Refusal = { code: 429, sentence };
  throw new Refused(refusal, { retryAfter: Math.max(1, Math.ceil((since.getTime() + ms - now.getTime()) / 1_000)) });
}
