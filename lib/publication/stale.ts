import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import pg from "pg";
import { toDay } from "#lib/dates";
import { env } from "#lib/env";
import { forgetWarm, setDatabaseAway } from "#lib/health";
import { answers } from "#lib/publication/answers";
import { daysSince, tagsOfDays } from "#lib/publication/days";
import { makeDue } from "#lib/publication/due";
import { EVERY_PAGE } from "#lib/publication/tags";

/** What this process tells its own /api/stale, where Next lets pages be cleared: nobody else knows it. */
export const staleKey = () =>
  createHmac("sha256", env.AUTH_SECRET ?? "")
    .update("stale pages")
    .digest("hex");

export function isStaleKey(key: string): boolean {
  const [given, right] = [key, staleKey()].map((text) => createHmac("sha256", "compare").update(text).digest()) as [Buffer, Buffer];
  return timingSafeEqual(given, right);
}

/** A transaction lasts 15 s at most, so a row that is read later than this after its time has been read before. */
const LOOK_BACK_MS = 60_000;
/**
 * When each row is acted on, counted from when it is first seen. More than once, because a page that was being rendered from what
 * was there before is kept after it has been cleared.
 */
const CLEARED_AFTER_MS = [0, 700, 10_000];
/** How old what we know of the database can be: half of what answers.ts allows, since asking it takes time too. */
const LONGEST_SILENCE_MS = 1_000;

/**
 * Clears this process's cached pages whenever any process writes that they are stale. Rows tell what is stale, NOTIFY only that
 * there are some; whatever was missed while the database was away is made up for by clearing everything. With each day of UTC go the
 * pages of the claims that were to be looked at again.
 */
export async function watchStalePages(clear: (tags: string[]) => Promise<void>): Promise<void> {
  const due = makeDue(CLEARED_AFTER_MS, 2 * LOOK_BACK_MS);
  for (;;) {
    const client = new pg.Client({
      connectionString: env.DATABASE_URL,
      connectionTimeoutMillis: 2_000,
      query_timeout: 2_000,
      application_name: "claimdesk stale pages",
    });
    try {
      await client.connect();
      const closed = new Promise<never>((_, reject) => {
        client.on("error", reject);
        client.on("end", () => reject(new Error("The connection ended.")));
      });
      closed.catch(() => undefined);
      let wake = () => {};
      client.on("notification", () => {
        answers().hear();
        wake();
      });
      await client.query("LISTEN stale_page");
      // What was read before this may have changed unheard.
      answers().lose();
      let day = toDay(new Date());
      due.add(`from ${Date.now()}`, EVERY_PAGE, Date.now());
      await clear(due.take(Date.now()).tags);
      forgetWarm();
      setDatabaseAway(false);
      for (;;) {
        const notified = new Promise<void>((resolve) => {
          wake = resolve;
        });
        const [heard, at] = [answers().heard(), performance.now()];
        const { rows } = await client.query<{ id: string; tag: string }>(
          "SELECT id, tag FROM stale_page WHERE at > now() - make_interval(secs => $1)",
          [LOOK_BACK_MS / 1_000],
        );
        for (const { id, tag } of rows) due.add(id, tag, Date.now());
        const days = daysSince(day, new Date());
        if (days) {
          for (const tag of await tagsOfDays(client, days)) due.add(`${days.to} ${tag}`, tag, Date.now());
          day = days.to;
        }
        const now = due.take(Date.now());
        answers().forget(now.tags);
        answers().know(heard, at);
        if (now.tags.length > 0) await clear(now.tags);
        await Promise.race([notified, closed, pause(Math.min(LONGEST_SILENCE_MS, now.nextInMs))]);
      }
    } catch {
      setDatabaseAway(true);
      answers().lose();
      await client.end().catch(() => undefined);
      await pause(1_000);
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
