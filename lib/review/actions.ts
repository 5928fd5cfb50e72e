"use server";

import { updateTag } from "next/cache";
import { act } from "#lib/action";
import { actInput, reasonInput } from "#lib/claims/schema";
import * as commands from "#lib/review/commands";
import { decisionInput, signInput } from "#lib/review/schema";

export async function takeClaim(raw: unknown) {
  return act(actInput, raw, async (ctx, { seen }) => {
    await commands.takeClaim(ctx, seen);
  });
}

export async function releaseClaim(raw: unknown) {
  return act(actInput, raw, async (ctx, { seen }) => {
    await commands.releaseClaim(ctx, seen);
  });
}

export async function returnToEditor(raw: unknown) {
  return act(reasonInput, raw, async (ctx, { seen, reason }) => {
    await commands.returnToEditor(ctx, seen, reason);
  });
}

/** Readers whom this process serves have the new page at once; the others are told by the rows in `stale_page`. */
export async function decide(raw: unknown) {
  return act(decisionInput, raw, async (ctx, input) => {
    const done = await commands.decide(ctx, input);
    if (!done.awaiting) for (const tag of done.version.stale) updateTag(tag);
    return { awaiting: done.awaiting };
  });
}

export async function signSecond(raw: unknown) {
  return act(signInput, raw, async (ctx, { seen }) => {
    const { version } = await commands.signSecond(ctx, seen);
    for (const tag of version.stale) updateTag(tag);
  });
}
