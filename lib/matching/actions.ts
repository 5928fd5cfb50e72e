"use server";

import { act } from "#lib/action";
import { similarOnDesk } from "#lib/matching/queries";
import { similarInput } from "#lib/matching/schema";

/** What the desk has already of what is being written. */
export async function findSimilarClaims(raw: unknown) {
  return act(similarInput, raw, (ctx, { text, number }) => similarOnDesk(ctx.db, text, number));
}
