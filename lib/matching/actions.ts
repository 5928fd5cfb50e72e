"use server";

import { act } from "#lib/action";
import { type SimilarClaim, similarOnDesk } from "#lib/matching/queries";
import { similarInput, similarToEachInput } from "#lib/matching/schema";

/** What the desk has already of what is being written. */
export async function findSimilarClaims(raw: unknown) {
  return act(similarInput, raw, (ctx, { text, number }) => similarOnDesk(ctx.db, text, number));
}

/** The same for several texts, one after the other, so that an article takes no more of the database than a form does. */
export async function findSimilarToEach(raw: unknown) {
  return act(similarToEachInput, raw, async (ctx, { texts }) => {
    const found: SimilarClaim[][] = [];
    for (const text of texts) found.push(await similarOnDesk(ctx.db, text, null));
    return found;
  });
}
