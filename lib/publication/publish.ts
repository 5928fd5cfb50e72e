import "server-only";
import { type Json, treeDigest } from "#lib/audit/digest";
import { changeClaim } from "#lib/claims/change";
import type { SeenClaim } from "#lib/claims/schema";
import type { Balance, Status } from "#lib/claims/states";
import type { Context } from "#lib/context";
import { fromDay, toDay } from "#lib/dates";
import type { Tx } from "#lib/db";
import { tagsNaming } from "#lib/parties/shown-on";
import { correctionOf } from "#lib/publication/corrections";
import { writeEntries } from "#lib/publication/entries";
import { type Snapshot, snapshotFrom, takeSnapshot } from "#lib/publication/snapshot";
import { CLAIM_LISTS, CORRECTIONS, claimTag, partyTag, sourceTag, topicTag } from "#lib/publication/tags";
import { slugOf } from "#lib/slug";

type SignedDecision = {
  id: string;
  status: Status;
  balance: Balance | null;
  asOf: Date;
  recheckOn: Date | null;
  rationale: string;
  reasonAgainst: string | null;
  suggestedStatus: Status | null;
  suggestedBalance: Balance | null;
  secondById: string | null;
};

type Cause =
  | { cause: "decision"; decision: SignedDecision; reopened: Snapshot["reopened"] }
  | { cause: "retraction"; reason: string; sameAs?: number };

/** Makes the next version of a claim and points readers to it, inside the transaction of what caused it. */
export async function publishVersion(tx: Tx, ctx: Context, claim: { id: string; number: number }, why: Cause) {
  const claimId = claim.id;
  const before = await tx.publication.findUnique({
    where: { claimId },
    select: {
      firstPublishedAt: true,
      slug: true,
      version: { select: { number: true, snapshot: true } },
      parties: { select: { partyId: true } },
    },
  });
  const number = (before?.version.number ?? 0) + 1;
  const firstPublishedAt = before?.firstPublishedAt ?? ctx.now;
  const dates = { version: number, publishedAt: firstPublishedAt.toISOString(), updatedAt: ctx.now.toISOString() };

  const last = before && snapshotFrom(before.version.snapshot);
  const snapshot =
    why.cause === "retraction"
      ? retracted(last, dates, { reason: why.reason, ...(why.sameAs && { sameAs: why.sameAs }) })
      : await takeSnapshot(tx, claim, { ...dates, ...headingOf(why), slug: await slugFor(tx, claimId) }, last);

  const version = await tx.version.create({
    data: {
      claimId,
      number,
      cause: why.cause,
      status: snapshot.status,
      balance: snapshot.balance,
      asOf: fromDay(snapshot.asOf),
      decisionId: why.cause === "decision" ? why.decision.id : null,
      publishedAt: ctx.now,
      snapshot,
      sha256: treeDigest(snapshot as unknown as Json),
      rulesVersion: snapshot.assessment?.rulesVersion ?? null,
    },
    select: { id: true, number: true, sha256: true },
  });
  const pointer = {
    versionId: version.id,
    slug: snapshot.slug,
    status: snapshot.status,
    updatedAt: ctx.now,
    retractedAt: why.cause === "retraction" ? ctx.now : null,
    saidOn: fromDay(snapshot.claim.saidOn),
    recheckOn: fromDay(snapshot.recheckOn),
  };
  await tx.publication.upsert({
    where: { claimId },
    create: { ...pointer, claimId, number: snapshot.number, firstPublishedAt },
    update: pointer,
  });
  await tx.claim.update({ where: { id: claimId }, data: { status: snapshot.status } });
  const { correction } = snapshot;
  if (correction)
    await tx.correction.create({ data: { claimId, versionNo: number, number: snapshot.number, kind: correction.kind, at: ctx.now } });
  // A claim that is taken back says nothing of others any more.
  if (snapshot.retraction === null && snapshot.relations.length > 0)
    await tx.versionRelation.createMany({
      data: snapshot.relations.map(({ kind, number: toNumber }) => ({ claimId, versionNo: number, kind, toNumber })),
    });
  await writeEntries(tx, [{ claimId, snapshot, firstPublishedAt }]);

  // Whoever it was about, or is about now, and whose pages tell whom these answer to.
  const about = [...(before?.parties ?? []), ...(await tx.publicationParty.findMany({ where: { claimId }, select: { partyId: true } }))];
  const pages = await tagsNaming(tx, [...new Set(about.map((one) => one.partyId))]);
  const shown = [...(last ? [last] : []), snapshot];
  const stale = [
    ...new Set([
      claimTag(snapshot.number),
      CLAIM_LISTS,
      ...(correction ? [CORRECTIONS] : []),
      ...shown.flatMap(({ parties }) => parties.map((party) => partyTag(party.slug))),
      ...shown.flatMap(({ claim: { topics } }) => topics.map((topic) => topicTag(topic.slug))),
      ...shown.flatMap(({ sources }) => sources.map((source) => sourceTag(source.id))),
      ...shown.flatMap(({ relations }) => relations.map((one) => claimTag(one.number))),
      ...pages,
    ]),
  ];
  await markStale(tx, stale);
  return { ...version, slug: snapshot.slug, stale };
}

/** Takes a claim back. Its page stays, and says so with the reason. */
export async function retractClaim(ctx: Context, seen: SeenClaim, reason: string) {
  return changeClaim(ctx, "retract", seen, async (tx, claim) => {
    const version = await publishVersion(tx, ctx, claim, { cause: "retraction", reason });
    return { kind: "retracted", data: { reason, version: version.number, sha256: version.sha256 }, version };
  });
}

/** Tells every app process, once the transaction is through, that pages with these tags show something old. */
export async function markStale(tx: Tx, tags: string[]): Promise<void> {
  await tx.stalePage.createMany({ data: tags.map((tag) => ({ tag })) });
}

function headingOf({ decision, reopened }: Extract<Cause, { cause: "decision" }>) {
  return {
    cause: "decision" as const,
    status: decision.status,
    balance: decision.balance,
    asOf: toDay(decision.asOf),
    rationale: decision.rationale,
    reasonAgainst: decision.reasonAgainst,
    suggested: decision.suggestedStatus ? { status: decision.suggestedStatus, balance: decision.suggestedBalance } : null,
    signatures: decision.secondById === null ? 1 : 2,
    recheckOn: toDay(decision.recheckOn),
    reopened,
    retraction: null,
  };
}

/** What was said stays readable under its retraction; only the newsroom no longer stands behind it. */
function retracted(
  last: Snapshot | null,
  dates: { version: number; publishedAt: string; updatedAt: string },
  retraction: NonNullable<Snapshot["retraction"]>,
): Snapshot {
  if (last === null) throw new Error("What was never published cannot be retracted.");
  const gone = { status: null, balance: null, recheckOn: null, reopened: null, retraction, correction: null };
  const snapshot: Snapshot = { ...last, ...dates, ...gone, cause: "retraction" };
  return { ...snapshot, correction: correctionOf(last, snapshot, []) };
}

async function slugFor(tx: Tx, claimId: string): Promise<string> {
  const { text } = await tx.claim.findUniqueOrThrow({ where: { id: claimId }, select: { text: true } });
  return slugOf(text, "claim");
}
