import { Refused } from "#lib/errors";
import { makeBuckets } from "#lib/publication/buckets";

/** How many reports this process takes to the database at once: they wait there for each other, on connections that staff need. */
const MOST_AT_ONCE = 3;
/** How often one sender is let in. More than the reports that are taken of them, as one sent again is the same report. */
const OF_SENDER = { size: 30, seconds: 600 };

const STILL_HERE = "What you typed is still here; please send it again";

/** Keeps a flood of reports out before anything is asked of the database. */
export function makeDoor() {
  const senders = makeBuckets(OF_SENDER);
  let within = 0;

  /** @throws Refused 429, 503 with the seconds to wait, without taking the report */
  return async function enter(sender: string, now: Date, take: () => Promise<void>): Promise<void> {
    const { waitS } = senders.take(sender, now.getTime());
    if (waitS > 0)
      throw new Refused({ code: 429, sentence: `You have sent very many reports. ${STILL_HERE} in a minute.` }, { retryAfter: waitS });
    if (within >= MOST_AT_ONCE)
      throw new Refused(
        { code: 503, sentence: `Very many reports are coming in at the moment. ${STILL_HERE} in a few seconds.` },
        { retryAfter: 5 },
      );
    within++;
    try {
      await take();
    } finally {
      within--;
    }
  };
}

// On the global object, because Next may give each route modules of its own.
const shared = globalThis as { claimdeskReportDoor?: ReturnType<typeof makeDoor> };
shared.claimdeskReportDoor ??= makeDoor();
export const enterDoor = shared.claimdeskReportDoor;
