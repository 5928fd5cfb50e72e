import "server-only";
import { isDeepStrictEqual } from "node:util";
import { type ClaimInHand, changeClaim, noteNews } from "#lib/claims/change";
import type { SeenClaim } from "#lib/claims/schema";
import type { Context } from "#lib/context";
import { fromDay } from "#lib/dates";
import { type Prisma, sql, type Tx } from "#lib/db";
import { invalid, notFound } from "#lib/errors";
import { requirePast } from "#lib/future";
import { VERDICT, verdictOf } from "#lib/verdicts/queries";
import { MOST_VERDICTS, type VerdictInput } from "#lib/verdicts/schema";

/** Enters what somebody else has said of a claim. It changes nothing of what the evidence suggests. */
export async function recordVerdict(ctx: Context, seen: SeenClaim, verdict: VerdictInput) {
  return changeClaim(ctx, "addEvidence", seen, async (tx, claim) => {
    checkDay(ctx, verdict);
    const { _max, _count } = await tx.thirdPartyVerdict.aggregate({ where: { claimId: claim.id }, _max: { place: true }, _count: true });
    if (_count >= MOST_VERDICTS)
      throw invalid([{ path: "verdict.word", message: `A claim has at most ${MOST_VERDICTS} verdicts of others.` }]);
    const added = { claimId: claim.id, place: (_max.place ?? 0) + 1, addedById: ctx.actor.id, addedAt: ctx.now };
    const { id } = await tx.thirdPartyVerdict.create({ data: { ...columnsOf(verdict), ...added }, select: { id: true } });
    await noteNews(tx, ctx, [claim.id], "verdict");
    return { kind: "verdicts of others recorded", data: { verdicts: [{ verdict: id, ...verdict }] }, verdict: id };
  });
}

/** What is saved without a change changes nothing. */
export async function correctVerdict(ctx: Context, seen: SeenClaim, verdictId: string, verdict: VerdictInput) {
  return changeClaim(ctx, "edit", seen, async (tx, claim) => {
    checkDay(ctx, verdict);
    const was = await verdictIn(tx, claim, verdictId);
    if (isDeepStrictEqual(was, { ...verdict })) return null;
    await tx.thirdPartyVerdict.update({ where: { id: verdictId }, data: columnsOf(verdict) });
    return { kind: "verdict of others corrected", data: { verdict: verdictId, was, is: { ...verdict } } };
  });
}

/** Takes a verdict from a claim. What it said stays in the claim's history. */
export async function removeVerdict(ctx: Context, seen: SeenClaim, verdictId: string) {
  return changeClaim(ctx, "edit", seen, async (tx, claim) => {
    const was = await verdictIn(tx, claim, verdictId);
    await tx.thirdPartyVerdict.delete({ where: { id: verdictId } });
    return { kind: "verdict of others removed", data: { verdict: verdictId, was } };
  });
}

function columnsOf({ scale, publishedOn, ...verdict }: VerdictInput) {
  return { ...verdict, scale: (scale ?? sql.DbNull) as Prisma.InputJsonValue, publishedOn: fromDay(publishedOn) };
}

function checkDay(ctx: Context, { publishedOn }: VerdictInput): void {
  requirePast(ctx.now, [{ path: "verdict.publishedOn", of: "publishedOn", day: publishedOn }]);
}

async function verdictIn(tx: Tx, claim: ClaimInHand, id: string): Promise<VerdictInput> {
  const found = await tx.thirdPartyVerdict.findFirst({ where: { id, claimId: claim.id }, select: VERDICT });
  if (!found) throw notFound("verdict");
  return verdictOf(found);
}
