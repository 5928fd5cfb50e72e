import "server-only";
import { isDeepStrictEqual } from "node:util";
import { type ClaimInHand, changeClaim, noteNews } from "#lib/claims/change";
import type { SeenClaim } from "#lib/claims/schema";
import type { Context } from "#lib/context";
import { fromDay, toDay } from "#lib/dates";
import type { Tx } from "#lib/db";
import { invalid, notFound } from "#lib/errors";
import { requireLiving } from "#lib/parties/living";
import { type AnswerInput, type RequestInput, WITHOUT_ANSWER } from "#lib/responses/schema";

/**
 * Enters requests for comment, in a claim's ledger. All or none.
 * @throws Refused 422 if a party is not in the registry, a date lies ahead, or the dates are not in their order
 */
export async function askForComment(ctx: Context, seen: SeenClaim, requests: RequestInput[]) {
  return changeClaim(ctx, "addEvidence", seen, async (tx, claim) => {
    const { _max } = await tx.response.aggregate({ where: { claimId: claim.id }, _max: { asked: true } });
    const asked: string[] = [];
    const pathOf = (index: number) => (requests.length === 1 ? "request." : `requests[${index}].`);
    await requireLiving(
      tx,
      requests.map(({ partyId }, index) => ({ path: `${pathOf(index)}partyId`, id: partyId })),
    );
    for (const [index, request] of requests.entries()) {
      const path = pathOf(index);
      refuseAhead(ctx, `${path}askedOn`, request.askedOn);
      if (request.askedOn !== null && request.deadline !== null && request.deadline < request.askedOn)
        throw invalid([{ path: `${path}deadline`, message: "The deadline cannot be before the question was sent." }]);
      if (request.answer) checkAnswer(ctx, request.answer, request.askedOn, `${path}answer.`);
      const { answer, ...question } = request;
      const row = await tx.response.create({
        data: {
          ...question,
          askedOn: fromDay(question.askedOn),
          deadline: fromDay(question.deadline),
          ...(answer && columnsOf(answer)),
          claimId: claim.id,
          asked: (_max.asked ?? 0) + 1 + index,
          addedById: ctx.actor.id,
          addedAt: ctx.now,
        },
        select: { id: true },
      });
      asked.push(row.id);
    }
    if (requests.some((one) => one.answer)) await noteNews(tx, ctx, [claim.id], "answer");
    const data = asked.map((id, index) => ({ response: id, ...(requests[index] as RequestInput) }));
    return { kind: "comment asked for", data: { responses: data }, asked };
  });
}

/** What came of a request; also to correct it, or to note that the party took its word back. */
export async function recordAnswer(ctx: Context, seen: SeenClaim, responseId: string, answer: AnswerInput) {
  return changeClaim(ctx, "addEvidence", seen, async (tx, claim) => {
    const before = await responseOf(tx, claim, responseId);
    checkAnswer(ctx, answer, before.askedOn && toDay(before.askedOn), "answer.");
    const { outcome, repliedOn, answer: said, answerLanguage, withdrawnOn } = before;
    const was = { outcome, repliedOn: toDay(repliedOn), answer: said, answerLanguage, withdrawnOn: toDay(withdrawnOn) };
    if (isDeepStrictEqual(was, { ...answer })) return null;
    await tx.response.update({ where: { id: responseId }, data: columnsOf(answer) });
    // Readers are told "no reply" already while nobody has answered.
    if (!isDeepStrictEqual({ ...was, outcome: outcome ?? "no_reply" }, { ...answer })) await noteNews(tx, ctx, [claim.id], "answer");
    return { kind: "answer recorded", data: { response: responseId, party: before.partyId, was, ...answer } };
  });
}

/** Takes a request that was entered by mistake from the ledger. What it said stays in the claim's history. */
export async function removeRequest(ctx: Context, seen: SeenClaim, responseId: string) {
  return changeClaim(ctx, "edit", seen, async (tx, claim) => {
    const { askedOn, deadline, repliedOn, withdrawnOn, ...gone } = await responseOf(tx, claim, responseId);
    await tx.response.delete({ where: { id: responseId } });
    const days = { askedOn: toDay(askedOn), deadline: toDay(deadline), repliedOn: toDay(repliedOn), withdrawnOn: toDay(withdrawnOn) };
    const response = { ...gone, ...days };
    return { kind: "request removed", data: { response, party: gone.partyId } };
  });
}

function columnsOf({ repliedOn, withdrawnOn, ...answer }: AnswerInput) {
  return { ...answer, repliedOn: fromDay(repliedOn), withdrawnOn: fromDay(withdrawnOn) };
}

function checkAnswer(ctx: Context, { outcome, repliedOn, answer, withdrawnOn }: AnswerInput, askedOn: string | null, path: string): void {
  if (WITHOUT_ANSWER.includes(outcome) && (repliedOn !== null || answer !== null))
    throw invalid([{ path: `${path}outcome`, message: "Where nobody answered there is neither an answer nor the date of one." }]);
  if (repliedOn !== null && askedOn !== null && repliedOn < askedOn)
    throw invalid([{ path: `${path}repliedOn`, message: "The answer cannot be older than the question." }]);
  const given = repliedOn ?? askedOn;
  if (withdrawnOn !== null && given !== null && withdrawnOn < given)
    throw invalid([{ path: `${path}withdrawnOn`, message: "A word cannot be taken back before it was given." }]);
  refuseAhead(ctx, `${path}repliedOn`, repliedOn);
  refuseAhead(ctx, `${path}withdrawnOn`, withdrawnOn);
}

/** East of Greenwich a day begins before it does in UTC, so tomorrow by UTC may be today. */
function refuseAhead(ctx: Context, path: string, day: string | null): void {
  const latest = toDay(new Date(ctx.now.getTime() + 14 * 3_600_000));
  if (day !== null && day > latest) throw invalid([{ path, message: "This day has not come yet." }]);
}

async function responseOf(tx: Tx, claim: ClaimInHand, responseId: string) {
  const found = await tx.response.findFirst({
    where: { id: responseId, claimId: claim.id },
    select: {
      partyId: true,
      question: true,
      channel: true,
      askedOn: true,
      deadline: true,
      outcome: true,
      repliedOn: true,
      answer: true,
      answerLanguage: true,
      withdrawnOn: true,
    },
  });
  if (!found) throw notFound("request");
  return found;
}
