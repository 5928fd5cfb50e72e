import "server-only";
import { type Db, db } from "#lib/db";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * How long what is over stays: a stale page is read within a minute, a session of some weeks ago may still be asked about; what is counted is
 * counted for a day at most. A report tells for a day who sent it, for the limits; a reader who left an address can be answered for a while
 * after the report was closed. A file that was sent can be brought in for a week.
 */
const KEPT_MS = {
  stalePage: DAY_MS,
  session: 90 * DAY_MS,
  count: 2 * DAY_MS,
  sender: DAY_MS,
  contact: 90 * DAY_MS,
  upload: 7 * DAY_MS,
};

/** Deletes what nobody reads any more. The last session of each person stays: it says when they were last seen. */
export async function clearWhatIsOver(db: Db, now: Date): Promise<void> {
  await db.stalePage.deleteMany({ where: { at: { lt: new Date(now.getTime() - KEPT_MS.stalePage) } } });
  const over = new Date(now.getTime() - KEPT_MS.session);
  await db.$executeRaw`
    DELETE FROM session
    WHERE LEAST("endedAt", "expiresAt") < ${over}
      AND EXISTS (SELECT 1 FROM session later WHERE later."personId" = session."personId" AND later."seenAt" > session."seenAt")`;
  const before = (ms: number) => ({ lt: new Date(now.getTime() - ms) });
  await db.requestCount.deleteMany({ where: { since: before(KEPT_MS.count) } });
  await db.report.updateMany({ where: { sender: { not: null }, at: before(KEPT_MS.sender) }, data: { sender: null } });
  await db.import.deleteMany({ where: { state: { in: ["uploading", "uploaded"] }, begunAt: before(KEPT_MS.upload) } });
  const longClosed = { handledAt: before(KEPT_MS.contact) };
  await db.report.deleteMany({ where: { ...longClosed, outcome: "not_a_report" } });
  await db.report.updateMany({ where: { ...longClosed, contact: { not: null } }, data: { contact: null } });
}

/** Does so now and every hour, in each app process. While the database is away it waits for the next hour. */
export function clearEveryHour(): void {
  const clear = () => void clearWhatIsOver(db(), new Date()).catch(() => undefined);
  clear();
  setInterval(clear, HOUR_MS).unref();
}
