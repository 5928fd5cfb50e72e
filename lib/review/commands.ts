import "server-only";
import { type ClaimInHand, changeClaim } from "#lib/claims/change";
import type { SeenClaim } from "#lib/claims/schema";
import { type Balance, type Status, TAKEN_FOR_MS } from "#lib/claims/states";
import type { Context } from "#lib/context";
import { fromDay, toDay } from "#lib/dates";
import type { Tx } from "#lib/db";
import { invalid, type Problem, type Refusal, Refused, violatedConstraint } from "#lib/errors";
import { type Contents, dossierOf, laterThan } from "#lib/evidence/contents";
import { wholeOf } from "#lib/evidence/queries";
import { recheckDays } from "#lib/newsroom/queries";
import { publishVersion } from "#lib/publication/publish";
import { bindingOf, isAgainst, isRaised, lapseOf, mayStillSign, tiedSentence, usualRecheck, type Verdict } from "#lib/review/policy";
import type { DecisionInput } from "#lib/review/schema";
import { suggestedOn } from "#lib/review/suggested";
import { tieChanges } from "#lib/review/tie-changes";

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
 * A reviewer's status for exactly the revision that they saw, beside what the evidence suggests. It is the version that readers see from
 * now on; where it says more than the evidence does, it awaits a second signature.
 * @throws Refused 403 to whoever contributed to the round, by the policy and again by the database; 409 to all but the first, and where
 *   the evidence suggests something else than it did; 422 without a reason against the suggestion
 */
export async function decide(ctx: Context, { seen, suggested, ...decision }: DecisionInput) {
  const claim = await ctx.db.claim.findUnique({ where: { number: seen.number }, select: { id: true } });
  const suggests = claim && suggestedOn(dossierOf(await wholeOf(ctx.db, claim.id)), decision.asOf, toDay(ctx.now));
  return suggests && isRaised(decision, bindingOf(decision, suggests))
    ? { awaiting: true as const, ...(await propose(ctx, seen, decision, suggested ?? suggests.onThatDay)) }
    : { awaiting: false as const, ...(await decideAlone(ctx, seen, decision, suggested ?? suggests?.onThatDay ?? null)) };
}

type Written = Omit<DecisionInput, "seen" | "suggested">;

async function decideAlone(ctx: Context, seen: SeenClaim, decision: Written, suggested: Verdict | null) {
  return asDecider(() =>
    changeClaim(ctx, "decide", seen, async (tx, claim) => {
      const whole = await wholeOf(tx, claim.id);
      const written = await writtenOut(tx, ctx, claim, whole, decision, suggested);
      if (isRaised(written, suggestedIn(written))) throw new Refused(ANOTHER_SUGGESTION);
      const signed = { ...written, revision: seen.revision, firstById: ctx.actor.id, firstAt: ctx.now };
      return publishDecision(tx, ctx, claim, whole, { ...signed, secondById: null, secondAt: null });
    }),
  );
}

async function propose(ctx: Context, seen: SeenClaim, decision: Written, suggested: Verdict) {
  return changeClaim(ctx, "propose", seen, async (tx, claim) => {
    const { reasonAgainst, ...written } = await writtenOut(tx, ctx, claim, await wholeOf(tx, claim.id), decision, suggested);
    // The usual time counts from the publication, which is not yet.
    const recheckOn = fromDay(decision.recheckOn);
    if (!isRaised(written, suggestedIn(written)) || reasonAgainst === null) throw new Refused(ANOTHER_SUGGESTION);
    const signed = { reasonAgainst, round: claim.round, revision: claim.revision, firstById: ctx.actor.id, firstAt: ctx.now };
    await tx.proposal.create({ data: { ...written, ...signed, recheckOn, claimId: claim.id } });
    return { kind: "first signature given", data: recorded({ ...written, reasonAgainst }) };
  });
}

/**
 * The second signature of a decision that awaits it: somebody else's, for what the first saw.
 * @throws Refused 403 to contributors and to whoever gave the first; 409 where the evidence suggests something else than it did
 */
export async function signSecond(ctx: Context, seen: SeenClaim) {
  return asDecider(() =>
    changeClaim(ctx, "sign", seen, async (tx, claim) => {
      const proposal = await tx.proposal.findUniqueOrThrow({
        where: { claimId: claim.id },
        include: { first: { select: { role: true, disabledAt: true } } },
      });
      const { first, claimId: _, ...written } = proposal;
      const whole = await wholeOf(tx, claim.id);
      const given = { ...proposal, suggested: suggestedIn(proposal), mayStillSign: mayStillSign(first) };
      const lapse = lapseOf(given, suggestedOn(dossierOf(whole), toDay(proposal.asOf), toDay(ctx.now)));
      if (lapse === "suggestion") throw new Refused(ANOTHER_SUGGESTION);
      await refuseWhoTied(tx, ctx.actor.id, claim.id, whole);
      if (lapse === "signer")
        throw new Refused({
          code: 409,
          sentence: "Whoever gave the first signature is no longer a reviewer, so it does not hold; decide it anew.",
        });
      await tx.proposal.delete({ where: { claimId: claim.id } });
      const recheckOn = await recheckDay(tx, ctx, proposal.status, proposal.recheckOn && toDay(proposal.recheckOn));
      return publishDecision(tx, ctx, claim, whole, { ...written, recheckOn, secondById: ctx.actor.id, secondAt: ctx.now });
    }),
  );
}

const FURTHEST = { recheckConfirmedDays: 3_650, recheckUnilateralDays: 3_650, recheckDisputedDays: 3_650 };

const ANOTHER_SUGGESTION: Refusal = {
  code: 409,
  sentence: "The evidence suggests something else now than when you looked. Nothing of yours was applied; look at it again.",
};

const suggestedIn = (one: { suggestedStatus: Status; suggestedBalance: Balance | null }): Verdict => ({
  status: one.suggestedStatus,
  balance: one.suggestedBalance,
});

/** The columns of a decision, checked against what the evidence suggests at this moment. */
async function writtenOut(
  tx: Tx,
  ctx: Context,
  claim: ClaimInHand,
  whole: Contents,
  { asOf, recheckOn, ...decision }: Written,
  seen: Verdict | null,
) {
  await refuseWhoTied(tx, ctx.actor.id, claim.id, whole);
  const today = toDay(ctx.now);
  const suggests = suggestedOn(dossierOf(whole), asOf, today);
  if (seen && isAgainst(suggests.onThatDay, seen)) throw new Refused(ANOTHER_SUGGESTION);
  const suggestion = bindingOf(decision, suggests);
  const against = isAgainst(decision, suggestion);
  const problems: Problem[] = [];
  if (asOf > today) problems.push({ path: "asOf", message: "A decision cannot be as of a day that has not come yet." });
  const { saidOn } = whole.claim;
  if (saidOn && asOf < saidOn) problems.push({ path: "asOf", message: "A decision cannot be as of a day before the claim was made." });
  if (recheckOn !== null && recheckOn <= today) problems.push({ path: "recheckOn", message: "Look again on a day that lies ahead." });
  if (recheckOn !== null && recheckOn > usualRecheck("confirmed", today, FURTHEST))
    problems.push({ path: "recheckOn", message: "Look again within ten years." });
  if (against && decision.reasonAgainst === null)
    problems.push({ path: "reasonAgainst", message: "Say why, since the evidence suggests something else. Readers see it." });
  if (problems.length > 0) throw invalid(problems);
  return {
    ...decision,
    reasonAgainst: against ? decision.reasonAgainst : null,
    asOf: fromDay(asOf),
    recheckOn: await recheckDay(tx, ctx, decision.status, recheckOn),
    suggestedStatus: suggestion.status,
    suggestedBalance: suggestion.balance,
  };
}

/** Ties decide with the evidence: who changed them in this round has had a hand in it. @throws Refused 403 */
async function refuseWhoTied(tx: Tx, personId: string, claimId: string, whole: Contents): Promise<void> {
  const [tied] = await tieChanges(tx, claimId, whole, personId);
  if (tied) throw new Refused({ code: 403, sentence: tiedSentence(tied) });
}

/** The day that was chosen, if it still lies ahead; otherwise the usual one, counted from today. */
async function recheckDay(tx: Tx, ctx: Context, status: Status, chosen: string | null): Promise<Date> {
  const today = toDay(ctx.now);
  return fromDay(chosen !== null && chosen > today ? chosen : usualRecheck(status, today, await recheckDays(tx)));
}

type Signed = Omit<Awaited<ReturnType<typeof writtenOut>>, "status"> & {
  status: Status;
  revision: number;
  firstById: string;
  firstAt: Date;
  secondById: string | null;
  secondAt: Date | null;
};

/** The decision with every signature that it needs, its version, and the beginning of the next round. */
async function publishDecision(tx: Tx, ctx: Context, claim: ClaimInHand, whole: Contents, decision: Signed) {
  const { id: claimId, round } = claim;
  const signers = [decision.firstById, ...(decision.secondById ? [decision.secondById] : [])];
  for (const personId of signers) await tx.roundPart.create({ data: { claimId, round, personId, part: "decider" } });
  const made = await tx.decision.create({ data: { ...decision, claimId, round } });
  const { authorId, reopenKind, reopenReason } = await tx.claim.findUniqueOrThrow({
    where: { id: claimId },
    select: { authorId: true, reopenKind: true, reopenReason: true },
  });
  // What came after the day that the decision is as of waits for the next one.
  const news = laterThan(whole, toDay(decision.asOf));
  await tx.claim.update({
    where: { id: claimId },
    data: { round: round + 1, reopenKind: null, reopenReason: null, news, newsSince: news && ctx.now, lostSince: null },
  });
  // Whoever wrote a claim has a part in each of its rounds.
  await tx.roundPart.create({ data: { claimId, round: round + 1, personId: authorId, part: "contributor" } });
  const version = await publishVersion(tx, ctx, claim, {
    cause: "decision",
    decision: made,
    reopened: reopenKind && { kind: reopenKind, reason: reopenReason ?? "" },
  });
  return {
    kind: "decided",
    data: { ...recorded(decision), signatures: signers, version: version.number, sha256: version.sha256 },
    version,
  };
}

/** What the event of a decision says. */
function recorded(decision: Omit<Signed, "revision" | "firstById" | "firstAt" | "secondById" | "secondAt">) {
  const { status, balance, suggestedStatus, suggestedBalance, rationale, reasonAgainst, asOf, recheckOn } = decision;
  const days = { asOf: toDay(asOf), recheckOn: toDay(recheckOn) };
  return { status, balance, suggested: { status: suggestedStatus, balance: suggestedBalance }, rationale, reasonAgainst, ...days };
}

/** The primary key of the parts in a round says it once more, whoever went round the policy. */
async function asDecider<T>(decide: () => Promise<T>): Promise<T> {
  try {
    return await decide();
  } catch (error) {
    if (violatedConstraint(error)?.startsWith("round_part"))
      throw new Refused({ code: 403, sentence: "You had a part in this round, so somebody else must decide it." });
    throw error;
  }
}
