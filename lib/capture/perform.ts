import "server-only";
import { createHash } from "node:crypto";
import { recordEvent } from "#lib/audit/record";
import { NotCaptured } from "#lib/capture/failures";
import { type Fetched, fetchPage } from "#lib/capture/fetch";
import { readPage } from "#lib/capture/read";
import type { Readable } from "#lib/capture/readable";
import { fromDay } from "#lib/dates";
import type { Db, Prisma } from "#lib/db";

export type Taken = { id: string; sourceId: string; address: string; askedById: string; attempts: number };

/** Longer than fetching and reading may take together: whoever took it then is gone, and another process takes it. */
const LAPSES_AFTER_MS = 60_000;
/** What ends the process that is at it, so often, is not tried again. */
const MOST_ATTEMPTS = 3;

/** Takes what has waited longest, so that no other process does; null where nothing waits. */
export async function takeCapture(db: Db, now: Date): Promise<Taken | null> {
  const lapsed = new Date(now.getTime() - LAPSES_AFTER_MS);
  const [taken] = await db.$queryRaw<Taken[]>`
    UPDATE capture SET "takenAt" = ${now}, attempts = attempts + 1
    WHERE id = (
      SELECT id FROM capture WHERE "endedAt" IS NULL AND ("takenAt" IS NULL OR "takenAt" < ${lapsed})
      ORDER BY "askedAt", id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, "sourceId", address, "askedById", attempts`;
  return taken ?? null;
}

/** Fetches and reads a page that was taken, and writes what came of it: the page, or why not. Nothing else is changed by either. */
export async function performCapture(db: Db, taken: Taken, testHosts: ReadonlyMap<string, number>): Promise<void> {
  if (taken.attempts > MOST_ATTEMPTS) {
    const failed = new NotCaptured("unreadable", `Capturing the page was broken off ${MOST_ATTEMPTS} times.`);
    return end(db, taken, whyOf(failed));
  }
  const fetched = await outcomeOf(fetchPage(taken.address, { testHosts }));
  if (fetched instanceof NotCaptured) return end(db, taken, whyOf(fetched));
  const read = await outcomeOf(readPage(fetched));
  // What nobody can read is kept all the same.
  return end(db, taken, { ...pageOf(fetched), ...(read instanceof NotCaptured ? whyOf(read) : saidBy(read)) });
}

function outcomeOf<T>(work: Promise<T>): Promise<T | NotCaptured> {
  return work.catch((error: unknown) => {
    if (error instanceof NotCaptured) return error;
    throw error;
  });
}

type Outcome = Prisma.CaptureUpdateManyMutationInput;

/** What a site answered with its page stands already where the page does. */
const whyOf = ({ kind, message, status }: NotCaptured): Outcome => ({ failure: kind, why: message, ...(status !== null && { status }) });

function pageOf({ address, status, headers, type, bytes }: Fetched): Outcome {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { finalAddress: address, status, headers, type, bytes: new Uint8Array(bytes), size: bytes.length, sha256 };
}

const saidBy = ({ publishedOn, ...said }: Readable): Outcome => ({ ...said, publishedOn: fromDay(publishedOn) });

/** Once, whoever else was at it: a process that took longer than it may has lost its turn. */
async function end(db: Db, { id, sourceId, askedById, attempts }: Taken, outcome: Outcome): Promise<void> {
  const at = new Date();
  await db.$transaction(async (tx) => {
    const { count } = await tx.capture.updateMany({ where: { id, endedAt: null, attempts }, data: { ...outcome, endedAt: at } });
    if (count === 0) return;
    const { failure, sha256, finalAddress } = outcome as { failure?: string; sha256?: string; finalAddress?: string };
    await recordEvent(tx, {
      stream: `source:${sourceId}`,
      kind: failure && !sha256 ? "not captured" : "captured",
      at,
      actorId: askedById,
      data: { capture: id, ...(sha256 && { sha256, address: finalAddress ?? null }), ...(failure && { failure }) },
    });
  });
}
