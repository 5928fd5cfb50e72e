import "server-only";
import { isDeepStrictEqual } from "node:util";
import { type BufferContent, type BufferInput, bufferInput, draftTurn, nameOf } from "#lib/claims/draft";
import { NO_SUCH_CLAIM } from "#lib/claims/policy";
import { type Context, inTransaction } from "#lib/context";
import type { Db, Tx } from "#lib/db";
import { notFound, Refused } from "#lib/errors";
import { takeTurn } from "#lib/take-turns";

/** What another tab of the same person has kept in the meantime. */
export type KeptBuffer = { id: string; revision: number; baseRevision: number | null; savedAt: string; content: BufferContent };

export type SavedBuffer =
  | { outcome: "saved"; id: string; revision: number; savedAt: string }
  /** Nothing was changed: the other text is handed over, for a choice. */
  | { outcome: "other"; other: KeptBuffer }
  /** Another tab has discarded it. */
  | { outcome: "gone" }
  /** Another tab has saved it for good. */
  | { outcome: "logged"; number: number };

/**
 * Keeps what is being typed. Of two tabs on one draft, the one that has not seen what the other saved is told, and changes nothing.
 * @throws Refused 404 for somebody else's draft
 */
export async function saveBuffer(ctx: Context, input: BufferInput): Promise<SavedBuffer> {
  return inTransaction(ctx, async (tx) => {
    const claimId = input.claimNumber === null ? null : await idOfClaim(tx, input.claimNumber);
    if (claimId === null) {
      // Logging a claim takes its buffer away, and a tab that still types must not bring it back.
      await takeTurn(tx, draftTurn(input.id));
      const logged = await tx.claim.findUnique({ where: { id: input.id }, select: { number: true, authorId: true } });
      if (logged) {
        if (logged.authorId !== ctx.actor.id) throw notFound("draft");
        return { outcome: "logged", number: logged.number };
      }
    }
    const kept = { content: input.content, baseRevision: input.baseRevision, savedAt: ctx.now };
    const saved = (id: string, revision: number): SavedBuffer => ({ outcome: "saved", id, revision, savedAt: ctx.now.toISOString() });
    const mine = claimId === null ? { id: input.id, personId: ctx.actor.id } : { claimId, personId: ctx.actor.id };

    if (input.revision > 0) {
      const [updated] = await tx.draftBuffer.updateManyAndReturn({
        where: { ...mine, revision: input.revision },
        data: { ...kept, revision: input.revision + 1 },
        select: { id: true, revision: true },
      });
      if (updated) return saved(updated.id, updated.revision);
    } else {
      const { count } = await tx.draftBuffer.createMany({
        data: [{ ...kept, id: input.id, personId: ctx.actor.id, claimId }],
        skipDuplicates: true,
      });
      if (count === 1) return saved(input.id, 1);
    }
    const there = await tx.draftBuffer.findFirst({ where: mine, select: KEPT });
    if (!there) {
      if (input.revision > 0) return { outcome: "gone" };
      throw notFound("draft");
    }
    const other = readBuffer(there);
    if (other === null) {
      await tx.draftBuffer.update({ where: { id: there.id }, data: { ...kept, revision: there.revision + 1 } });
      return saved(there.id, there.revision + 1);
    }
    // The answer to an earlier attempt was lost on the way: it is this tab's own text.
    if (isDeepStrictEqual(other.content, input.content)) return saved(there.id, there.revision);
    return { outcome: "other", other };
  });
}

/**
 * Throws a draft away, if it is still the one that was looked at. One that is gone already is no fault.
 * @throws Refused 404 for somebody else's; 409 if another tab has changed it since
 */
export async function discardBuffer(ctx: Context, { id, revision }: { id: string; revision: number }): Promise<void> {
  const { count } = await ctx.db.draftBuffer.deleteMany({ where: { id, personId: ctx.actor.id, revision } });
  if (count === 1) return;
  const there = await ctx.db.draftBuffer.findUnique({ where: { id }, select: { personId: true } });
  if (!there) return;
  if (there.personId !== ctx.actor.id) throw notFound("draft");
  throw new Refused({
    code: 409,
    sentence: "This draft has changed since you looked at it, so it was not discarded. Open it again to see it.",
  });
}

/** A draft of a claim that is not logged yet; null if it is not there, or not theirs. */
export async function findBuffer(db: Db, personId: string, id: string): Promise<KeptBuffer | null> {
  const found = await db.draftBuffer.findFirst({ where: { id, personId, claimId: null }, select: KEPT });
  return found && readBuffer(found);
}

/** What somebody has typed of a claim and not saved. */
export async function findBufferOfClaim(db: Db, personId: string, claimId: string): Promise<KeptBuffer | null> {
  const found = await db.draftBuffer.findUnique({ where: { personId_claimId: { personId, claimId } }, select: KEPT });
  return found && readBuffer(found);
}

export type UnfinishedDraft = { id: string; revision: number; name: string; language: string; savedAt: string };

/** Somebody's drafts of claims that are not logged yet, the latest first. */
export async function unfinishedDrafts(db: Db, personId: string): Promise<UnfinishedDraft[]> {
  const rows = await db.draftBuffer.findMany({
    where: { personId, claimId: null },
    select: KEPT,
    orderBy: [{ savedAt: "desc" }, { id: "asc" }],
    take: 50,
  });
  return rows.flatMap((row) => {
    const kept = readBuffer(row);
    if (!kept) return [];
    const { draft } = kept.content;
    return [{ id: kept.id, revision: kept.revision, name: nameOf(draft), language: draft.language, savedAt: kept.savedAt }];
  });
}

const KEPT = { id: true, revision: true, baseRevision: true, savedAt: true, content: true } as const;

function readBuffer(row: {
  id: string;
  revision: number;
  baseRevision: number | null;
  savedAt: Date;
  content: unknown;
}): KeptBuffer | null {
  const parsed = bufferInput.shape.content.safeParse(row.content);
  return parsed.success ? { ...row, savedAt: row.savedAt.toISOString(), content: parsed.data } : null;
}

async function idOfClaim(tx: Tx, number: number): Promise<string> {
  const claim = await tx.claim.findFirst({ where: { number, state: { not: "discarded" } }, select: { id: true } });
  if (!claim) throw new Refused(NO_SUCH_CLAIM);
  return claim.id;
}
