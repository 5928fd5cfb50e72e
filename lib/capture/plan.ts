import "server-only";
import { type Db, sql, type Tx } from "#lib/db";
import { takeTurn } from "#lib/take-turns";

const DAY_MS = 24 * 3_600_000;
/** Of all pages, in 24 hours. */
const MOST_A_DAY = 1_000;
/** Asked for at a time, each of another host: what people ask for waits behind none of them. */
const MOST_AT_ONCE = 20;
/** Between two pages of one host. */
const PAUSE_MS = 60_000;
/** A page that says the same each time is looked for half as often, and half as often again, … */
const MOST_HALVINGS = 3;

/** When the day of a watch `w` has come. A page that could not be reached is looked for on the next days, until it is known to be gone. */
const dueAt = (days: number) => sql.sql`
  w."checkedAt" + interval '1 day' * (
    CASE WHEN w.failures > 0 AND w."goneSince" IS NULL THEN 1 ELSE ${days}::int * power(2, least(w.unchanged, ${MOST_HALVINGS}::int)) END)`;

/** Readers see a claim that shows it, and nobody outside must be kept from seeing that somebody looks at it. */
const MAY_BE_LOOKED_FOR = sql.sql`
  s.address IS NOT NULL AND NOT s.withheld
  AND EXISTS (SELECT FROM publication_source ps JOIN publication p ON p."claimId" = ps."claimId" WHERE ps."sourceId" = s.id AND p."retractedAt" IS NULL)`;

type Bounds = { aDay?: number; atOnce?: number };

/**
 * Asks again for the pages of published claims that were captured so long ago as the newsroom has set, the longest ago first: one of each
 * host at a time, a few at once, and no more in a day than there is a bound for. Processes take turns, so that nothing is asked for twice.
 */
export async function planRecaptures(db: Db, now: Date, { aDay = MOST_A_DAY, atOnce = MOST_AT_ONCE }: Bounds = {}): Promise<number> {
  return db.$transaction(async (tx) => {
    await takeTurn(tx, "recaptures");
    const { recaptureDays } = await tx.newsroom.findUniqueOrThrow({ where: { id: 1 }, select: { recaptureDays: true } });
    if (recaptureDays === 0) return 0;
    const asked = await tx.pageWatch.count({ where: { askedAt: { gt: new Date(now.getTime() - DAY_MS) } } });
    const due = await dueNow(tx, now, recaptureDays, Math.min(atOnce, aDay - asked));
    if (due.length === 0) return 0;
    await tx.capture.createMany({ data: due.map(({ sourceId, address }) => ({ sourceId, address, askedById: null, askedAt: now })) });
    await tx.pageWatch.updateMany({ where: { sourceId: { in: due.map((one) => one.sourceId) } }, data: { askedAt: now } });
    return due.length;
  });
}

async function dueNow(tx: Tx, now: Date, days: number, most: number): Promise<{ sourceId: string; address: string }[]> {
  if (most <= 0) return [];
  const [earliest, pause] = [new Date(now.getTime() - DAY_MS), new Date(now.getTime() - PAUSE_MS)];
  return tx.$queryRaw`
    SELECT "sourceId", address FROM (
      SELECT DISTINCT ON (w.host) w."sourceId", s.address, w."checkedAt"
      FROM page_watch w JOIN source s ON s.id = w."sourceId"
      WHERE w."checkedAt" <= ${earliest} AND ${dueAt(days)} <= ${now} AND ${MAY_BE_LOOKED_FOR}
        AND NOT EXISTS (
          SELECT FROM page_watch same
          WHERE same.host = w.host AND (
            same."askedAt" > ${pause} OR EXISTS (SELECT FROM capture c WHERE c."sourceId" = same."sourceId" AND c."endedAt" IS NULL)))
      ORDER BY w.host, w."checkedAt", w."sourceId"
    ) first
    ORDER BY "checkedAt", "sourceId" LIMIT ${most}`;
}
