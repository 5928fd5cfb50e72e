import "server-only";
import { performCapture, takeCapture } from "#lib/capture/perform";
import { type Db, db } from "#lib/db";
import { env } from "#lib/env";

const LOOK_MS = 2_000;
/** At once in one process: each waits for a site most of the time, and reads with a program of its own. */
const AT_ONCE = 2;

/** Captures what waits until nothing does. */
export async function captureWhatWaits(db: Db, testHosts: ReadonlyMap<string, number>): Promise<number> {
  for (let done = 0; ; done++) {
    const taken = await takeCapture(db, new Date());
    if (!taken) return done;
    await performCapture(db, taken, testHosts);
  }
}

/** Does so from now on, in each app process. While the database is away it waits; what was begun is taken again by whoever is there then. */
export function captureFromNowOn(): void {
  for (let at = 0; at < AT_ONCE; at++) {
    const look = async (): Promise<void> => {
      await captureWhatWaits(db(), env.CAPTURE_TEST_HOSTS).catch(() => undefined);
      setTimeout(look, LOOK_MS).unref();
    };
    void look();
  }
}
