import "server-only";
import { changeClaim } from "#lib/claims/change";
import type { SeenClaim } from "#lib/claims/schema";
import type { Context } from "#lib/context";
import type { Tx } from "#lib/db";
import { invalid, notFound } from "#lib/errors";
import { MOST_RELATIONS, RELATION_WORDS, type RelationKind } from "#lib/relations/schema";
import { takeTurn } from "#lib/take-turns";

/**
 * Says what a claim is to another: an edit of the first like any other.
 * @throws Refused 422 if there is no such other claim, if the two are linked already, or if an update would come round to itself
 */
export async function relateClaims(ctx: Context, seen: SeenClaim, other: number, kind: RelationKind) {
  return changeClaim(ctx, "edit", seen, async (tx, claim) => {
    if (other === claim.number) throw refused("A claim is nothing to itself; choose another one.");
    const told = await otherClaim(tx, other);
    await inTurn(tx);
    const linked = await relationBetween(tx, claim.id, told.id);
    if (linked?.claimId === claim.id) throw refused(`C-${other} is linked already: ${inWords(linked.kind, claim.number, other)}.`);
    if (linked) throw refused(`The two are linked already: ${inWords(linked.kind, other, claim.number)}.`);
    if (kind === "supersedes" && (await supersedes(tx, told.id, claim.id)))
      throw refused(`C-${other} updates the figure of C-${claim.number} already, by way of other claims, so it cannot be updated by it.`);
    if ((await tx.claimRelation.count({ where: { claimId: claim.id } })) >= MOST_RELATIONS)
      throw refused(`A claim is linked to at most ${MOST_RELATIONS} others.`);
    await tx.claimRelation.create({
      data: { claimId: claim.id, otherId: told.id, kind, addedById: ctx.actor.id, addedAt: ctx.now },
    });
    return { kind: "related", data: { other: told.id, number: other, relation: kind } };
  });
}

/** Takes out what a claim said of another. That it was said stays in its history. */
export async function unrelateClaims(ctx: Context, seen: SeenClaim, other: number) {
  return changeClaim(ctx, "edit", seen, async (tx, claim) => {
    const relation = await tx.claimRelation.findFirst({
      where: { claimId: claim.id, other: { number: other } },
      select: { otherId: true, kind: true },
    });
    if (!relation) throw notFound("link to another claim");
    await tx.claimRelation.delete({ where: { claimId_otherId: { claimId: claim.id, otherId: relation.otherId } } });
    return { kind: "relation removed", data: { other: relation.otherId, number: other, relation: relation.kind } };
  });
}

const refused = (message: string) => invalid([{ path: "other", message }]);

/** Who links claims, or merges two, waits for whoever does so: a ring, or a second link, is seen by the second. */
export const inTurn = (tx: Tx) => takeTurn(tx, "claim relations");

/** It cannot be merged until this transaction ends. */
async function otherClaim(tx: Tx, number: number): Promise<{ id: string }> {
  const [found] = await tx.$queryRaw<{ id: string; state: string; mergedIntoId: string | null }[]>`
    SELECT id, state::text, "mergedIntoId" FROM claim WHERE number = ${number}::int FOR KEY SHARE`;
  if (found?.mergedIntoId) {
    const into = await tx.claim.findUniqueOrThrow({ where: { id: found.mergedIntoId }, select: { number: true } });
    throw refused(`C-${number} has been merged into C-${into.number}; choose that one.`);
  }
  if (!found || found.state === "discarded") throw refused(`There is no claim C-${number}.`);
  return found;
}

/** What one of two claims says of the other. */
export async function relationBetween(tx: Tx, one: string, other: string) {
  return tx.claimRelation.findFirst({
    where: {
      OR: [
        { claimId: one, otherId: other },
        { claimId: other, otherId: one },
      ],
    },
    select: { claimId: true, otherId: true, kind: true },
  });
}

/** "C-1007 repeats C-1003" */
function inWords(kind: RelationKind, number: number, other: number): string {
  const states = RELATION_WORDS[kind].states.toLowerCase();
  return kind === "repeats" || kind === "denies" ? `C-${number} ${states} C-${other}` : `C-${number} is ${states} C-${other}`;
}

/** Whether a claim updates the figure of another, itself or by way of others. */
export async function supersedes(tx: Tx, claimId: string, otherId: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE older (id) AS (
      SELECT "otherId" FROM claim_relation WHERE "claimId" = ${claimId}::uuid AND kind = 'supersedes'
      UNION
      SELECT r."otherId" FROM older JOIN claim_relation r ON r."claimId" = older.id AND r.kind = 'supersedes'
    )
    SELECT id FROM older WHERE id = ${otherId}::uuid`;
  return found !== undefined;
}
