import type { SeenClaim } from "#lib/claims/schema";
import type { Context } from "#lib/context";
import { askForComment, recordAnswer } from "#lib/responses/commands";
import type { AnswerInput, RequestInput } from "#lib/responses/schema";
import { aParty } from "#prisma/factories/claims";

export function aRequest(request: Partial<RequestInput> & { partyId: string }): RequestInput {
  return {
    question: "Is it so?",
    channel: "E-mail",
    askedOn: "2025-12-25",
    deadline: "2025-12-26",
    answer: null,
    ...request,
  };
}

export function anAnswer(answer: Partial<AnswerInput> = {}): AnswerInput {
  return { outcome: "denied", repliedOn: "2025-12-26", answer: "It is not so.", answerLanguage: "en", withdrawnOn: null, ...answer };
}

/** Asks one party, a new one unless it is named. */
export async function anOpenRequest(
  ctx: Context,
  claim: SeenClaim,
  request: Partial<RequestInput> = {},
): Promise<{ seen: SeenClaim; id: string; partyId: string }> {
  const partyId = request.partyId ?? (await aParty(ctx)).id;
  const seen = { number: claim.number, revision: claim.revision };
  const { revision, asked } = await askForComment(ctx, seen, [aRequest({ ...request, partyId })]);
  return { seen: { ...seen, revision }, id: asked[0] as string, partyId };
}

/** Asks one party, and enters what it answered. */
export async function anAnsweredRequest(
  ctx: Context,
  claim: SeenClaim,
  answer: Partial<AnswerInput> = {},
  request: Partial<RequestInput> = {},
): Promise<{ seen: SeenClaim; id: string; partyId: string }> {
  const asked = await anOpenRequest(ctx, claim, request);
  const { revision } = await recordAnswer(ctx, asked.seen, asked.id, anAnswer(answer));
  return { ...asked, seen: { ...asked.seen, revision } };
}
