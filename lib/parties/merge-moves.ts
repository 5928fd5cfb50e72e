import "server-only";
import type { Json } from "#lib/audit/digest";
import { bufferInput, type ChosenParty, type ClaimDraft } from "#lib/claims/draft";
import { toDay } from "#lib/dates";
import { sql, type Tx } from "#lib/db";
import { basisKeyOf } from "#lib/evidence/schema";

type Party = { id: string; name: string };

/** @returns what was moved, or could not be, as it is kept in the event: identifiers, and in full what is in no table any more */
type Move = (tx: Tx, gone: Party, kept: Party) => Promise<Json>;

/**
 * Everything that points to a party, and how it is made to point to the one that it is merged into. Whoever adds a table with a column
 * that points to parties adds a line here.
 */
export const MOVES: Record<string, Move> = {
  spoke: (tx, gone, kept) => pointed(tx, sql.sql`UPDATE claim SET "speakerId" = ${kept.id}::uuid WHERE "speakerId" = ${gone.id}::uuid`),
  published: (tx, gone, kept) =>
    pointed(tx, sql.sql`UPDATE source SET "publisherId" = ${kept.id}::uuid WHERE "publisherId" = ${gone.id}::uuid`),
  answered: (tx, gone, kept) => pointed(tx, sql.sql`UPDATE response SET "partyId" = ${kept.id}::uuid WHERE "partyId" = ${gone.id}::uuid`),
  mergedEarlier: (tx, gone, kept) =>
    pointed(tx, sql.sql`UPDATE party SET "mergedIntoId" = ${kept.id}::uuid WHERE "mergedIntoId" = ${gone.id}::uuid`),
  concerned: moveConcerns,
  evidence: moveEvidence,
  ties: moveTies,
  publications: movePublications,
  typing: moveBuffers,
};

async function pointed(tx: Tx, update: ReturnType<typeof sql.sql>): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`${update} RETURNING id`;
  return rows.map((row) => row.id);
}

/** A claim that concerns both concerns the one that stays once. */
async function moveConcerns(tx: Tx, gone: Party, kept: Party): Promise<Json> {
  const both = await tx.$queryRaw<{ claimId: string }[]>`
    DELETE FROM claim_concern WHERE "partyId" = ${gone.id}::uuid
      AND "claimId" IN (SELECT "claimId" FROM claim_concern WHERE "partyId" = ${kept.id}::uuid)
    RETURNING "claimId"`;
  const moved = await tx.claimConcern.updateManyAndReturn({
    where: { partyId: gone.id },
    data: { partyId: kept.id },
    select: { claimId: true },
  });
  return { moved: moved.map((one) => one.claimId), both: both.map((one) => one.claimId) };
}

/** Where a source has evidence on the word of both, the second stays as it is: who reads evidence asks what a party has been merged into. */
async function moveEvidence(tx: Tx, gone: Party, kept: Party): Promise<Json> {
  const key = basisKeyOf({ kind: "attributed", partyId: kept.id, firstHand: false });
  const moved = await pointed(
    tx,
    sql.sql`
      UPDATE evidence SET "basisPartyId" = ${kept.id}::uuid, "basisKey" = ${key}
      WHERE "basisPartyId" = ${gone.id}::uuid AND NOT EXISTS (
        SELECT 1 FROM evidence there
        WHERE there."claimId" = evidence."claimId" AND there."sourceId" = evidence."sourceId"
          AND there.stance = evidence.stance AND there."basisKey" = ${key})`,
  );
  const both = await tx.evidence.findMany({ where: { basisPartyId: gone.id }, select: { id: true } });
  return { moved, both: both.map((one) => one.id) };
}

/** Ties between the two would tie the one that stays to itself. They are taken out, and what they said is kept here. */
async function moveTies(tx: Tx, gone: Party, kept: Party): Promise<Json> {
  const between = {
    OR: [
      { fromId: gone.id, toId: kept.id },
      { fromId: kept.id, toId: gone.id },
    ],
  };
  const removed = await tx.affiliation.findMany({ where: between, orderBy: { id: "asc" } });
  await tx.affiliation.deleteMany({ where: between });
  const from = await pointed(tx, sql.sql`UPDATE affiliation SET "fromId" = ${kept.id}::uuid WHERE "fromId" = ${gone.id}::uuid`);
  const to = await pointed(tx, sql.sql`UPDATE affiliation SET "toId" = ${kept.id}::uuid WHERE "toId" = ${gone.id}::uuid`);
  return {
    from,
    to,
    removed: removed.map((tie) => ({
      affiliation: tie.id,
      from: tie.fromId,
      to: tie.toId,
      kind: tie.kind,
      since: toDay(tie.since),
      until: toDay(tie.until),
      source: tie.sourceId,
      by: tie.createdById,
      at: tie.createdAt.toISOString(),
    })),
  };
}

/** Under which parties public claims are listed. The versions themselves keep the names that they were published with. */
async function movePublications(tx: Tx, gone: Party, kept: Party): Promise<Json> {
  const both = await tx.$queryRaw<{ claimId: string }[]>`
    WITH given AS (
      DELETE FROM publication_party g USING publication_party k
      WHERE g."partyId" = ${gone.id}::uuid AND k."partyId" = ${kept.id}::uuid AND k."claimId" = g."claimId"
      RETURNING g."claimId", g.speaks, g.concerned
    )
    UPDATE publication_party p SET speaks = p.speaks OR given.speaks, concerned = p.concerned OR given.concerned
    FROM given WHERE p."claimId" = given."claimId" AND p."partyId" = ${kept.id}::uuid
    RETURNING p."claimId"`;
  const moved = await tx.publicationParty.updateManyAndReturn({
    where: { partyId: gone.id },
    data: { partyId: kept.id },
    select: { claimId: true },
  });
  return { moved: moved.map((one) => one.claimId), both: both.map((one) => one.claimId) };
}

/** What is being typed keeps its revision: nobody has typed anything. */
async function moveBuffers(tx: Tx, gone: Party, kept: Party): Promise<Json> {
  const rows = await tx.$queryRaw<{ id: string; content: unknown }[]>`
    SELECT id, content FROM draft_buffer WHERE content::text LIKE ${`%${gone.id}%`} ORDER BY id FOR UPDATE`;
  const moved: string[] = [];
  for (const { id, content } of rows) {
    const read = bufferInput.shape.content.safeParse(content);
    if (!read.success) continue;
    const { draft, base } = read.data;
    await tx.draftBuffer.update({
      where: { id },
      data: { content: { draft: withParty(draft, gone.id, kept), base: withParty(base, gone.id, kept) } },
    });
    moved.push(id);
  }
  return moved;
}

function withParty(draft: ClaimDraft, gone: string, kept: Party): ClaimDraft {
  const present = (party: ChosenParty): ChosenParty => (party.id === gone ? { ...party, id: kept.id, label: kept.name } : party);
  const concerns = draft.concerns.map(present);
  return {
    ...draft,
    speaker: draft.speaker && present(draft.speaker),
    concerns: concerns.filter((party, place) => concerns.findIndex((one) => one.id === party.id) === place),
  };
}
