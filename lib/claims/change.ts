import "server-only";
import type { Json } from "#lib/audit/digest";
import { recordEvent } from "#lib/audit/record";
import { type ClaimFacts, missingForReview, NO_SUCH_CLAIM, refusalOf } from "#lib/claims/policy";
import type { SeenClaim } from "#lib/claims/schema";
import { type ClaimAction, type ClaimState, type News, TRANSITIONS } from "#lib/claims/states";
import { type Context, confirmActor, inTransaction } from "#lib/context";
import type { Db, Tx } from "#lib/db";
import { type Change, Refused } from "#lib/errors";
import { fold } from "#lib/fold";

/** The fields of a claim that the rules read. */
export const FACTS = {
  id: true,
  number: true,
  state: true,
  round: true,
  revision: true,
  authorId: true,
  speakerId: true,
  speakerUnknown: true,
  saidOn: true,
  undated: true,
  parts: { select: { round: true, personId: true, part: true } },
  proposal: { select: { firstById: true } },
  publication: { select: { retractedAt: true } },
  _count: { select: { evidence: true } },
} as const;

type FactRow = {
  state: ClaimState;
  round: number;
  authorId: string;
  speakerId: string | null;
  speakerUnknown: boolean;
  saidOn: Date | null;
  undated: boolean;
  parts: { round: number; personId: string; part: "contributor" | "decider" }[];
  proposal: { firstById: string } | null;
  publication: { retractedAt: Date | null } | null;
  _count: { evidence: number };
};

export function factsOf(claim: FactRow): ClaimFacts {
  return {
    state: claim.state,
    authorId: claim.authorId,
    contributorIds: claim.parts.filter((one) => one.round === claim.round && one.part === "contributor").map((one) => one.personId),
    firstSignerId: claim.proposal?.firstById ?? null,
    hasCurrentVersion: claim.publication !== null && claim.publication.retractedAt === null,
    everPublished: claim.publication !== null,
    missing: missingForReview({ ...claim, evidence: claim._count.evidence }),
  };
}

/** A claim inside the transaction that changes it; its row is locked and its revision counted on. */
export type ClaimInHand = {
  id: string;
  number: number;
  state: ClaimState; // before the change
  round: number;
  revision: number; // after the change
};

const CONTRIBUTES: readonly ClaimAction[] = ["edit", "addEvidence", "withhold"];
/** Advisory: they change nothing that a decider sees. */
const KEEPS_REVISION: readonly ClaimAction[] = ["take", "release"];
/** Whatever else is done to a claim takes back the first signature of a decision that awaits its second. */
const KEEPS_SIGNATURE: readonly ClaimAction[] = ["take", "release", "sign"];

type Recorded = { kind: string; data?: { [key: string]: Json } };
type Changed<T> = T extends Recorded ? T & { revision: number } : { revision: number };

/** Thrown to take back what had begun before it was seen that there is nothing to change. */
class NothingChanged extends Error {}

/**
 * The one way to change a claim once it is logged: asks the policy, lets exactly one of several simultaneous callers through, runs the work,
 * and writes the event, all in one transaction.
 * @param work answers null where it finds that nothing is different from before: then nothing has happened to the claim at all
 * @throws Refused 401, 403, 404, 422 by the policy; 409 with what happened if the claim is no longer what the caller saw
 */
export async function changeClaim<T extends Recorded | null>(
  ctx: Context,
  action: ClaimAction,
  seen: SeenClaim,
  work: (tx: Tx, claim: ClaimInHand) => Promise<T>,
): Promise<Changed<T>> {
  const change = inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    const found = await tx.claim.findUnique({ where: { number: seen.number }, select: FACTS });
    if (!found) throw new Refused(NO_SUCH_CLAIM);

    const refusal = refusalOf(action, ctx.actor, factsOf(found));
    if (refusal && refusal.code !== 409 && refusal.code !== 422) throw new Refused(refusal);
    if (found.revision !== seen.revision) throw await conflict(tx, found.id, seen.revision);
    if (refusal) throw new Refused(refusal);

    const revision = found.revision + (KEEPS_REVISION.includes(action) ? 0 : 1);
    const state = TRANSITIONS[action][found.state] as ClaimState;
    const { count } = await tx.claim.updateMany({
      where: { id: found.id, state: found.state, revision: found.revision },
      data: {
        state,
        revision,
        ...(KEEPS_REVISION.includes(action) ? {} : { changedAt: ctx.now }),
        ...(state === "in_review" ? {} : { submittedAt: null, takenById: null, takenAt: null }),
        ...(action === "submit" ? { submittedAt: ctx.now } : {}),
      },
    });
    if (count === 0) throw await conflict(tx, found.id, seen.revision);
    if (CONTRIBUTES.includes(action)) await addContributor(tx, found.id, found.round, ctx.actor.id);

    const tookBack = found.proposal !== null && !KEEPS_SIGNATURE.includes(action) ? found.proposal.firstById : null;
    if (tookBack) await tx.proposal.delete({ where: { claimId: found.id } });

    const claim = { id: found.id, number: found.number, state: found.state, round: found.round, revision };
    const done = await work(tx, claim);
    if (done === null) throw new NothingChanged();
    if (CONTRIBUTES.includes(action)) await refreshSearchText(tx, [found.id]);
    await recordEvent(tx, {
      stream: `claim:${found.id}`,
      kind: done.kind,
      at: ctx.now,
      actorId: ctx.actor.id,
      data: { revision, state, round: found.round, ...(tookBack && { tookBackSignatureOf: tookBack }), ...done.data },
    });
    return { ...done, revision };
  });
  return change.catch((error: unknown) => {
    if (error instanceof NothingChanged) return { revision: seen.revision };
    throw error;
  }) as Promise<Changed<T>>;
}

export async function addContributor(tx: Tx, claimId: string, round: number, personId: string): Promise<void> {
  await tx.roundPart.createMany({
    data: [{ claimId, round, personId, part: "contributor" }],
    skipDuplicates: true,
  });
}

/** What joins a published claim waits for a new decision: it is in the queue of rechecks since the first that no decision has seen. */
export async function noteNews(tx: Tx, ctx: Context, claimIds: string[], news: News): Promise<void> {
  await tx.claim.updateMany({ where: { id: { in: claimIds }, state: "published", newsSince: null }, data: { news, newsSince: ctx.now } });
}

/** What happened to a claim since the caller looked. */
async function changesSince(db: Db | Tx, claimId: string, revision: number): Promise<Change[]> {
  const events = await db.event.findMany({
    where: { name: `claim:${claimId}`, data: { path: ["revision"], gt: revision } },
    select: { kind: true, at: true, actor: { select: { name: true } } },
    orderBy: { number: "asc" },
    take: 20,
  });
  return events.map((event) => ({
    what: event.kind,
    who: event.actor?.name ?? "the newsroom",
    at: event.at.toISOString(),
  }));
}

async function conflict(tx: Tx, claimId: string, revision: number): Promise<Refused> {
  const changes = await changesSince(tx, claimId, revision);
  return new Refused(
    {
      code: 409,
      sentence: "This claim has changed since you opened it. Nothing of yours was applied; look at what changed and try again.",
    },
    { changes },
  );
}

const AT_ONCE = 1_000;

/** What the desk searches: everything that is written about the claim, folded. */
export async function refreshSearchText(tx: Tx, claimIds: string[]): Promise<void> {
  for (let begin = 0; begin < claimIds.length; begin += AT_ONCE) await refreshTexts(tx, claimIds.slice(begin, begin + AT_ONCE));
}

async function refreshTexts(tx: Tx, claimIds: string[]): Promise<void> {
  const claims = await tx.claim.findMany({
    where: { id: { in: claimIds } },
    select: {
      id: true,
      number: true,
      text: true,
      quote: true,
      speaker: { select: { name: true, otherNames: true } },
      evidence: {
        orderBy: { linked: "asc" },
        select: { withheldReason: true, source: { select: { title: true, publisher: { select: { name: true, otherNames: true } } } } },
      },
    },
  });
  const texts = claims.map((claim) => {
    const sources = claim.evidence.filter((one) => one.withheldReason === null).map((one) => one.source);
    return claimSearchText({ ...claim, sources });
  });
  await tx.$executeRaw`
    UPDATE claim SET "searchText" = made.text
    FROM unnest(${claims.map((claim) => claim.id)}::uuid[], ${texts}::text[]) AS made (id, text)
    WHERE claim.id = made.id AND claim."searchText" <> made.text`;
}

type Named = { name: string; otherNames: string[] };

/** @param claim.sources those that are not withheld */
export function claimSearchText(claim: {
  number: number;
  text: string;
  quote: string | null;
  speaker: Named | null;
  sources: readonly { title: string; publisher: Named | null }[];
}): string {
  const parts = [
    `C-${claim.number}`,
    claim.text,
    claim.quote,
    claim.speaker?.name,
    ...(claim.speaker?.otherNames ?? []),
    ...claim.sources.flatMap(({ title, publisher }) => [title, publisher?.name, ...(publisher?.otherNames ?? [])]),
  ];
  return fold(parts.filter((part) => part !== null && part !== undefined).join("\n"));
}
