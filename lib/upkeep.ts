import "server-only";
import { type Db, db } from "#lib/db";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long what is over stays: a stale page is read within a minute, a session of some weeks ago may still be asked about. */
const KEPT_MS = { stalePage: DAY_MS, session: 90 * DAY_MS };

/** Deletes what nobody reads any more. The last session of each person stays: it says when they were last seen. */
export async function clearWhatIsOver(db: Db, now: Date): Promise<void> {
  await db.stalePage.deleteMany({ where: { at: { lt: new Date(now.getTime() - KEPT_MS.stalePage) } } });
  const over = new Date(now.getTime() - KEPT_MS.session);
  await db.$executeRaw`
    DELETE FROM session
    WHERE LEAST("endedAt", "expiresAt") < ${over}
      AND EXISTS (SELECT 1 FROM session later WHERE later."personId" = session."personId" AND later."seenAt" > session."seenAt")`;
}

/** Does so now and every hour, in each app process. While the database is away it waits for the next hour. */
export function clearEveryHour(): void {
  const clear = () => void clearWhatIsOver(db(), new Date()).catch(() => undefined);
  clear();
  setInterval(clear, HOUR_MS).unref();
}
