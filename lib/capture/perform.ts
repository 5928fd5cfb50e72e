import "server-only";
import { createHash } from "node:crypto";
import { recordEvent } from "#lib/audit/record";
import { NotCaptured } from "#lib/capture/failures";
import { type Fetched, fetchPage } from "#lib/capture/fetch";
import { readPage } from "#lib/capture/read";
import type { Readable } from "#lib/capture/readable";
import { type Looked, type PassageNow, tellClaims, watchAfter } from "#lib/capture/watch";
import { inTransaction } from "#lib/context";
import { fromDay } from "#lib/dates";
import type { Db, Prisma, Tx } from "#lib/db";
import { passagesIn } from "#lib/quotes/passages";
import { takeTurn } from "#lib/take-turns";

/** `askedById` is null where its day had come. */
export type Taken = { id: string; sourceId: string; address: string; askedById: string | null; attempts: number };

/** Longer than fetching and reading may take together: whoever took it then is gone, and another process takes it. */
const LAPSES_AFTER_MS = 60_000;
/** What ends the process that is at it, so often, is not tried again. */
const MOST_ATTEMPTS = 3;

/** Takes what has waited longest, what somebody asked for first, so that no other process does; null where nothing waits. */
export async function takeCapture(db: Db, now: Date): Promise<Taken | null> {
  const lapsed = new Date(now.getTime() - LAPSES_AFTER_MS);
  const [taken] = await db.$queryRaw<Taken[]>`
    UPDATE capture SET "takenAt" = ${now}, attempts = attempts + 1
    WHERE id = (
      SELECT id FROM capture WHERE "endedAt" IS NULL AND ("takenAt" IS NULL OR "takenAt" < ${lapsed})
      ORDER BY "askedById" IS NULL, "askedAt", id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, "sourceId", address, "askedById", attempts`;
  return taken ?? null;
}

type How = {
  testHosts: ReadonlyMap<string, number>;
  /** Breaks it off, without an end: whoever took it gives it back. */
  signal?: AbortSignal;
  /** When it has ended. */
  now?: () => Date;
};

/**
 * Fetches and reads a page that was taken, and writes what came of it: the page, or why not; and, where it was captured before, what
 * has become of the passages that were quoted from it.
 */
export async function performCapture(db: Db, taken: Taken, { testHosts, signal, now = () => new Date() }: How): Promise<void> {
  if (taken.attempts > MOST_ATTEMPTS) {
    const failed = new NotCaptured("unreadable", `Capturing the page was broken off ${MOST_ATTEMPTS} times.`);
    return end(db, taken, whyOf(failed), now());
  }
  if (taken.askedById === null && (await isWithheld(db, taken.sourceId))) return void (await dropped(db, taken));
  const fetched = await outcomeOf(fetchPage(taken.address, { testHosts, signal }));
  signal?.throwIfAborted();
  if (fetched instanceof NotCaptured) return end(db, taken, whyOf(fetched), now());
  const read = await outcomeOf(readPage(fetched, {}, signal));
  signal?.throwIfAborted();
  // What nobody can read is kept all the same.
  return end(db, taken, { ...pageOf(fetched), ...(read instanceof NotCaptured ? whyOf(read) : saidBy(read)) }, now());
}

/** Since it was asked for: nobody is to see from outside that somebody looks at it. */
async function isWithheld(db: Db, sourceId: string): Promise<boolean> {
  return (await db.source.count({ where: { id: sourceId, withheld: true } })) > 0;
}

const dropped = (db: Db | Tx, { id, attempts }: Taken) => db.capture.deleteMany({ where: { id, endedAt: null, attempts } });

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
async function end(db: Db, taken: Taken, outcome: Outcome, at: Date): Promise<void> {
  const { id, sourceId, askedById, attempts } = taken;
  const { failure, why, sha256, finalAddress, text } = outcome as Ended;
  const last = await db.capture.findFirst({
    where: { sourceId, sha256: { not: null } },
    select: { sha256: true, text: true },
    orderBy: [{ endedAt: "desc" }, { id: "desc" }],
  });
  const isSame = last !== null && (last.sha256 === sha256 || (text !== undefined && last.text === text));
  const looked: Looked = {
    at,
    host: URL.parse(taken.address)?.host ?? "",
    byItsDay: askedById === null,
    actorId: askedById,
    ...(sha256 ? { is: failure ? "kept" : "read", isSame } : { is: failure === "gone" ? "gone" : "failed", why: why ?? "" }),
  };
  const passages = text === undefined ? [] : await passagesOf(db, sourceId, text);
  await inTransaction({ db }, async (tx) => {
    await takeTurn(tx, `page of ${sourceId}`);
    const before = await tx.pageWatch.findUnique({ where: { sourceId } });
    const isWatched = before !== null || sha256 !== undefined;
    const after = isWatched ? watchAfter(before, looked) : null;
    const turned = turnOf(before, after);
    // By its day only what is new is kept and told: a page that says the same, or is gone as before, was looked for and no more.
    const isNew = !looked.byItsDay || turned !== null || (sha256 !== undefined && !isSame);
    const { count } = isNew
      ? await tx.capture.updateMany({ where: { id, endedAt: null, attempts }, data: { ...outcome, endedAt: at } })
      : await dropped(tx, taken);
    if (count === 0) return;
    if (isNew)
      await recordEvent(tx, {
        stream: `source:${sourceId}`,
        kind: failure && !sha256 ? "not captured" : "captured",
        at,
        actorId: askedById,
        data: { capture: id, ...(sha256 && { sha256, address: finalAddress ?? null }), ...(failure && { failure }) },
      });
    if (after === null) return;
    await tx.pageWatch.upsert({ where: { sourceId }, create: { sourceId, ...after }, update: after });
    await tellClaims(tx, sourceId, looked, turned, passages);
  });
}

type Ended = { failure?: string; why?: string; sha256?: string; finalAddress?: string; text?: string };

function turnOf(before: { goneSince: Date | null } | null, after: { goneSince: Date | null } | null): "gone" | "back" | null {
  const [was, is] = [(before?.goneSince ?? null) !== null, (after?.goneSince ?? null) !== null];
  return was === is ? null : is ? "gone" : "back";
}

/** What was quoted from a source and stands otherwise in a text of it than it did before. */
async function passagesOf(db: Db, sourceId: string, text: string): Promise<PassageNow[]> {
  const evidence = await db.evidence.findMany({
    where: { sourceId, quote: { not: null }, claim: { state: { not: "discarded" } } },
    select: { id: true, claimId: true, quote: true, quotePrefix: true, quoteSuffix: true, passage: true },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
  });
  if (evidence.length === 0) return [];
  const before = await db.capture.findFirst({
    where: { sourceId, text: { not: null } },
    select: { text: true },
    orderBy: [{ endedAt: "desc" }, { id: "desc" }],
  });
  const quotes = evidence.map((one) => ({
    exact: one.quote ?? "",
    prefix: one.quotePrefix ?? "",
    suffix: one.quoteSuffix ?? "",
    was: one.passage,
  }));
  const found = await passagesIn(text, before?.text ?? null, quotes);
  return evidence.flatMap(({ id, claimId, quote, passage }, at) => {
    const is = found[at] ?? null;
    return is === null || is === passage ? [] : [{ evidence: id, claim: claimId, quote: quote ?? "", was: passage, is }];
  });
}

/** Puts back what was taken and not ended, as if nobody had been at it: this process ends. */
export async function giveBack(db: Db, { id, attempts }: Pick<Taken, "id" | "attempts">): Promise<void> {
  await db.capture.updateMany({ where: { id, endedAt: null, attempts }, data: { takenAt: null, attempts: attempts - 1 } });
}
