"use server";

import { act } from "#lib/action";
import * as commands from "#lib/intake/commands";
import { pageDraftInput, pageOfClaimInput } from "#lib/intake/schema";

export async function draftFromPage(raw: unknown) {
  return act(pageDraftInput, raw, commands.draftFromPage);
}

export async function addPageToClaim(raw: unknown) {
  return act(pageOfClaimInput, raw, async (ctx, input) => {
    await commands.addPageToClaim(ctx, input);
  });
}
