import "server-only";
import type { Json } from "#lib/audit/digest";
import { MOST_TOPICS } from "#lib/claims/schema";
import { sql, type Tx } from "#lib/db";
import { relationBetween, supersedes } from "#lib/relations/commands";
import { MOST_RELATIONS, type RelationKind } from "#lib/relations/schema";

export type MergedClaim = { id: string; number: number };

/** What was moved, and what stays with the merged claim because the other has the same; as it is kept in the event, by identifiers. */
type Moved = { moved: Json[]; left: Json[] };
type Move = (tx: Tx, gone: MergedClaim, kept: MergedClaim) => Promise<Moved>;

/**
 * Everything that belongs to a claim and goes with it into the one that it is merged into. Whoever adds a table with a column that points
 * to claims adds a line here, or says in the test why it stays.
 */
export const CLAIM_MOVES = {
  evidence: moveEvidence,
  responses: moveResponses,
  topics: moveTopics,
  verdicts: moveVerdicts,
  relations: moveRelations,
  reports: moveReports,
  mergedEarlier: moveMerged,
} satisfies Record<string, Move>;

type Ids = { id: string }[];
const idsOf = (rows: Ids) => rows.map(({ id }) => id);

/** As it is, behind that of the other. A source that is linked there with the same stance and basis stays. */
async function moveEvidence(tx: Tx, gone: MergedClaim, kept: MergedClaim): Promise<Moved> {
  const moved = await tx.$queryRaw<Ids>`
    UPDATE evidence e SET "claimId" = ${kept.id}::uuid, linked = n.place
    FROM (
      SELECT g.id, row_number() OVER (ORDER BY g.linked) + (SELECT coalesce(max(linked), 0) FROM evidence WHERE "claimId" = ${kept.id}::uuid) AS place
      FROM evidence g WHERE g."claimId" = ${gone.id}::uuid AND NOT EXISTS (
        SELECT FROM evidence k WHERE k."claimId" = ${kept.id}::uuid AND k."sourceId" = g."sourceId" AND k.stance = g.stance AND k."basisKey" = g."basisKey")
    ) n WHERE n.id = e.id RETURNING e.id`;
  const left = await tx.evidence.findMany({ where: { claimId: gone.id }, select: { id: true }, orderBy: { linked: "asc" } });
  return { moved: idsOf(moved), left: idsOf(left) };
}

async function moveResponses(tx: Tx, gone: MergedClaim, kept: MergedClaim): Promise<Moved> {
  const moved = await tx.$queryRaw<Ids>`
    UPDATE response r SET "claimId" = ${kept.id}::uuid, asked = n.place
    FROM (
      SELECT id, row_number() OVER (ORDER BY asked) + (SELECT coalesce(max(asked), 0) FROM response WHERE "claimId" = ${kept.id}::uuid) AS place
      FROM response WHERE "claimId" = ${gone.id}::uuid
    ) n WHERE n.id = r.id RETURNING r.id`;
  return { moved: idsOf(moved), left: [] };
}

async function moveTopics(tx: Tx, gone: MergedClaim, kept: MergedClaim): Promise<Moved> {
  const there = await tx.claimTopic.findMany({ where: { claimId: kept.id }, select: { topicId: true, place: true } });
  const known = new Set(there.map((one) => one.topicId));
  const next = Math.max(-1, ...there.map((one) => one.place)) + 1;
  const brought = await tx.claimTopic.findMany({ where: { claimId: gone.id }, select: { topicId: true }, orderBy: { place: "asc" } });
  const moved = brought
    .map((one) => one.topicId)
    .filter((id) => !known.has(id))
    .slice(0, Math.max(0, MOST_TOPICS - there.length));
  await tx.claimTopic.createMany({ data: moved.map((topicId, at) => ({ claimId: kept.id, topicId, place: next + at })) });
  const left = brought.map((one) => one.topicId).filter((id) => !moved.includes(id));
  await tx.claimTopic.deleteMany({ where: { claimId: gone.id, topicId: { in: moved } } });
  return { moved, left };
}

/** What others have said of the one they have said of the other. One that is there word for word stays. */
async function moveVerdicts(tx: Tx, gone: MergedClaim, kept: MergedClaim): Promise<Moved> {
  const same = sql.join(
    ["publisher", "word", "scale", "address", "title", "publishedOn"].map(
      (column) => sql.sql`k.${sql.raw(`"${column}"`)} IS NOT DISTINCT FROM g.${sql.raw(`"${column}"`)}`,
    ),
    " AND ",
  );
  const moved = await tx.$queryRaw<Ids>`
    UPDATE third_party_verdict v SET "claimId" = ${kept.id}::uuid, place = n.place
    FROM (
      SELECT g.id, row_number() OVER (ORDER BY g.place) + (SELECT coalesce(max(place), 0) FROM third_party_verdict WHERE "claimId" = ${kept.id}::uuid) AS place
      FROM third_party_verdict g WHERE g."claimId" = ${gone.id}::uuid AND NOT EXISTS (
        SELECT FROM third_party_verdict k WHERE k."claimId" = ${kept.id}::uuid AND ${same})
    ) n WHERE n.id = v.id RETURNING v.id`;
  const left = await tx.thirdPartyVerdict.findMany({ where: { claimId: gone.id }, select: { id: true }, orderBy: { place: "asc" } });
  return { moved: idsOf(moved), left: idsOf(left) };
}

/**
 * What the one says of others the other says, and what others say of it they say of the other; those are told of it
 * by whoever calls this. What the two said of each other is taken out. Where two are linked already, or a ring of updates would close, the
 * link stays with the merged claim.
 */
async function moveRelations(tx: Tx, gone: MergedClaim, kept: MergedClaim): Promise<Moved> {
  const moved: Json[] = [];
  const left: Json[] = [];
  const between = await relationBetween(tx, gone.id, kept.id);
  if (between) {
    await tx.claimRelation.delete({ where: { claimId_otherId: { claimId: between.claimId, otherId: between.otherId } } });
    left.push({ from: between.claimId, to: between.otherId, kind: between.kind, takenOut: true });
  }
  const rows = await tx.claimRelation.findMany({
    where: { OR: [{ claimId: gone.id }, { otherId: gone.id }] },
    orderBy: [{ addedAt: "asc" }, { claimId: "asc" }, { otherId: "asc" }],
    select: { claimId: true, otherId: true, kind: true },
  });
  for (const row of rows) {
    const { claimId, otherId, kind } = row;
    const to = claimId === gone.id ? { claimId: kept.id, otherId } : { claimId, otherId: kept.id };
    const said = { from: claimId, to: otherId, kind };
    if (await mayMove(tx, to, kind, kept)) {
      await tx.claimRelation.update({ where: { claimId_otherId: { claimId, otherId } }, data: to });
      moved.push(said);
    } else left.push(said);
  }
  return { moved, left };
}

async function mayMove(tx: Tx, to: { claimId: string; otherId: string }, kind: RelationKind, kept: MergedClaim): Promise<boolean> {
  if (await relationBetween(tx, to.claimId, to.otherId)) return false;
  if (kind === "supersedes" && (await supersedes(tx, to.otherId, to.claimId))) return false;
  return to.claimId !== kept.id || (await tx.claimRelation.count({ where: { claimId: kept.id } })) < MOST_RELATIONS;
}

/** Those that wait for somebody. The version that a reader saw is none of the claim that they are about now. */
async function moveReports(tx: Tx, gone: MergedClaim, kept: MergedClaim): Promise<Moved> {
  const moved = await tx.$queryRaw<Ids>`
    UPDATE report SET "claimNumber" = ${kept.number}, version = NULL
    WHERE "claimNumber" = ${gone.number} AND "handledAt" IS NULL RETURNING id`;
  return { moved: idsOf(moved), left: [] };
}

/** What was merged into the one before leads to the other at once. */
async function moveMerged(tx: Tx, gone: MergedClaim, kept: MergedClaim): Promise<Moved> {
  const moved = await tx.claim.updateManyAndReturn({
    where: { mergedIntoId: gone.id },
    data: { mergedIntoId: kept.id },
    select: { number: true },
  });
  await tx.publication.updateMany({ where: { mergedInto: gone.number }, data: { mergedInto: kept.number } });
  return { moved: moved.map((one) => one.number), left: [] };
}
