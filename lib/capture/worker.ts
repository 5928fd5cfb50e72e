import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { beforeTheEnd } from "#lib/at-end";
import { giveBack, performCapture, takeCapture } from "#lib/capture/perform";
import { planRecaptures } from "#lib/capture/plan";
import { type Db, db } from "#lib/db";
import { env } from "#lib/env";

const LOOK_MS = 2_000;
const PLAN_MS = 60_000;
/** At once in one process: each waits for a site most of the time, and reads with a program of its own. */
const AT_ONCE = 2;

/** Captures what waits until nothing does. */
export async function captureWhatWaits(
  db: Db,
  testHosts: ReadonlyMap<string, number>,
  { signal, now = () => new Date() }: { signal?: AbortSignal; now?: () => Date } = {},
): Promise<number> {
  for (let done = 0; ; done++) {
    if (signal?.aborted) return done;
    const taken = await takeCapture(db, now());
    if (!taken) return done;
    try {
      await performCapture(db, taken, { testHosts, signal, now });
    } catch (error) {
      // What was broken off was no attempt; what failed by itself is tried again later, a few times.
      if (signal?.aborted) await giveBack(db, taken);
      throw error;
    }
  }
}

/**
 * Does so from now on, in each app process, and asks again for pages whose day has come. While the database is away it waits; what was
 * begun is taken again by whoever is there then, at once if this process was told to end.
 */
export function captureFromNowOn(): void {
  const ending = new AbortController();
  const untilTheEnd = async (every: number, work: () => Promise<unknown>): Promise<void> => {
    while (!ending.signal.aborted) {
      await work().catch(() => undefined);
      await pause(every, undefined, { ref: false, signal: ending.signal }).catch(() => undefined);
    }
  };
  const running = [
    ...Array.from({ length: AT_ONCE }, () =>
      untilTheEnd(LOOK_MS, () => captureWhatWaits(db(), env.CAPTURE_TEST_HOSTS, { signal: ending.signal })),
    ),
    untilTheEnd(PLAN_MS, () => planRecaptures(db(), new Date())),
  ];
  beforeTheEnd(async () => {
    ending.abort(new Error("The process ends."));
    await Promise.all(running);
  });
}
