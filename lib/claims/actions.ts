"use server";

import { updateTag } from "next/cache";
import { act } from "#lib/action";
import { discardBuffer, saveBuffer } from "#lib/claims/buffer";
import * as commands from "#lib/claims/commands";
import { bufferInput, discardBufferInput } from "#lib/claims/draft";
import { NO_SUCH_CLAIM } from "#lib/claims/policy";
import * as queries from "#lib/claims/queries";
import { actInput, claimQuery, editClaimInput, logClaimInput, reasonInput, reopenInput } from "#lib/claims/schema";
import { Refused } from "#lib/errors";
import * as publication from "#lib/publication/publish";
import { searchInput } from "#lib/schema";

export async function logClaim(raw: unknown) {
  return act(logClaimInput, raw, async (ctx, input) => {
    const [claim] = await commands.logClaims(ctx, [input]);
    return { number: claim?.number ?? 0 };
  });
}

export async function editClaim(raw: unknown) {
  return act(editClaimInput, raw, async (ctx, { seen, content, kept }) => {
    const { revision } = await commands.editClaim(ctx, seen, content, kept);
    return { revision };
  });
}

export async function submitClaim(raw: unknown) {
  return act(actInput, raw, async (ctx, { seen }) => {
    await commands.submitClaim(ctx, seen);
  });
}

export async function discardClaim(raw: unknown) {
  return act(actInput, raw, async (ctx, { seen }) => {
    await commands.discardClaim(ctx, seen);
  });
}

export async function reopenClaim(raw: unknown) {
  return act(reopenInput, raw, async (ctx, { seen, kind, reason }) => {
    await commands.reopenClaim(ctx, seen, kind, reason);
  });
}

/** Readers whom this process serves have the new page at once; the others are told by the rows in `stale_page`. */
export async function retractClaim(raw: unknown) {
  return act(reasonInput, raw, async (ctx, { seen, reason }) => {
    const { version } = await publication.retractClaim(ctx, seen, reason);
    for (const tag of version.stale) updateTag(tag);
  });
}

/** What a form that was overtaken shows beside what was typed. */
export async function presentDraft(raw: unknown) {
  return act(claimQuery, raw, async (ctx, { number }) => {
    const draft = await queries.draftOfClaim(ctx.db, ctx.actor, number, ctx.now);
    if (!draft) throw new Refused(NO_SUCH_CLAIM);
    return draft;
  });
}

export async function keepDraft(raw: unknown) {
  return act(bufferInput, raw, saveBuffer);
}

export async function discardDraft(raw: unknown) {
  return act(discardBufferInput, raw, discardBuffer);
}

export async function suggestTopics(raw: unknown) {
  return act(searchInput, raw, (ctx, { query }) => queries.searchTopics(ctx.db, query));
}
