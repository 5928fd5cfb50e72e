import "server-only";
import { changeClaim } from "#lib/claims/change";
import type { SeenClaim } from "#lib/claims/schema";
import { TAKEN_FOR_MS } from "#lib/claims/states";
import type { Context } from "#lib/context";
import { fromDay, toDay } from "#lib/dates";
import { invalid, Refused, violatedConstraint } from "#lib/errors";
import { publishVersion } from "#lib/publication/publish";
import type { DecisionInput } from "#lib/review/schema";

/** Tells the others that somebody is at work on a claim. Lapses by itself. @throws Refused 409 if somebody else has it */
export async function takeClaim(ctx: Context, seen: SeenClaim) {
  return changeClaim(ctx, "take", seen, async (tx, claim) => {
    const lapsed = new Date(ctx.now.getTime() - TAKEN_FOR_MS);
    const { count } = await tx.claim.updateMany({
      where: {
        id: claim.id,
        OR: [{ takenById: null }, { takenById: ctx.actor.id }, { takenAt: { lt: lapsed } }],
      },
      data: { takenById: ctx.actor.id, takenAt: ctx.now },
    });
    if (count === 0) {
      const { takenBy } = await tx.claim.findUniqueOrThrow({
        where: { id: claim.id },
        select: { takenBy: { select: { name: true } } },
      });
      throw new Refused({ code: 409, sentence: `${takenBy?.name ?? "Somebody else"} has taken this claim.` });
    }
    return { kind: "taken" };
  });
}

/** Gives a claim back to the queue, whoever took it. */
export async function releaseClaim(ctx: Context, seen: SeenClaim) {
  return changeClaim(ctx, "release", seen, async (tx, claim) => {
    await tx.claim.update({ where: { id: claim.id }, data: { takenById: null, takenAt: null } });
    return { kind: "released" };
  });
}

export async function returnToEditor(ctx: Context, seen: SeenClaim, reason: string) {
  return changeClaim(ctx, "return", seen, async (tx, claim) => {
    await tx.claim.update({ where: { id: claim.id }, data: { returnReason: reason, returnedById: ctx.actor.id } });
    return { kind: "returned", data: { reason } };
  });
}

/**
 * A reviewer's status for exactly the revision that they saw, and the version that readers see from now on.
 * @throws Refused 403 to whoever contributed to the round, by the policy and again by the database; 409 to all but the first
 */
export async function decide(ctx: Context, { seen, ...decision }: DecisionInput) {
  if (decision.asOf > toDay(ctx.now)) throw invalid([{ path: "asOf", message: "A decision cannot be as of a day that has not come yet." }]);
  try {
    return await changeClaim(ctx, "decide", seen, async (tx, claim) => {
      await tx.roundPart.create({
        data: { claimId: claim.id, round: claim.round, personId: ctx.actor.id, part: "decider" },
      });
      const made = await tx.decision.create({
        data: {
          ...decision,
          asOf: fromDay(decision.asOf),
          claimId: claim.id,
          round: claim.round,
          revision: seen.revision,
          firstById: ctx.actor.id,
          firstAt: ctx.now,
        },
      });
      const { authorId, reopenKind, reopenReason } = await tx.claim.findUniqueOrThrow({
        where: { id: claim.id },
        select: { authorId: true, reopenKind: true, reopenReason: true },
      });
      await tx.claim.update({
        where: { id: claim.id },
        data: { round: claim.round + 1, reopenKind: null, reopenReason: null },
      });
      // Whoever wrote a claim has a part in each of its rounds.
      await tx.roundPart.create({
        data: { claimId: claim.id, round: claim.round + 1, personId: authorId, part: "contributor" },
      });
      const version = await publishVersion(tx, ctx, claim.id, {
        cause: "decision",
        decision: made,
        reopened: reopenKind && { kind: reopenKind, reason: reopenReason ?? "" },
      });
      return { kind: "decided", data: { ...decision, version: version.number, sha256: version.sha256 }, version };
    });
  } catch (error) {
    if (violatedConstraint(error)?.startsWith("round_part"))
      throw new Refused({ code: 403, sentence: "You had a part in this round, so somebody else must decide it." });
    throw error;
  }
}
