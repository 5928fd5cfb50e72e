"use server";

import { act } from "#lib/action";
import { repeatedOnDesk, type SimilarClaim, similarOnDesk } from "#lib/matching/queries";
import { repeatedByEachInput, similarInput } from "#lib/matching/schema";

/** What the desk has already of what is being written. */
export async function findSimilarClaims(raw: unknown) {
  return act(similarInput, raw, (ctx, { text, number }) => similarOnDesk(ctx.db, text, number));
}

/** What each of several texts may well repeat, one after the other, so that an article takes no more of the database than a form does. */
export async function findRepeatedByEach(raw: unknown) {
  return act(repeatedByEachInput, raw, async (ctx, { texts }) => {
    const found: SimilarClaim[][] = [];
    for (const text of texts) found.push(await repeatedOnDesk(ctx.db, text));
    return found;
  });
}
