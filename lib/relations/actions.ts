"use server";

import { updateTag } from "next/cache";
import { act } from "#lib/action";
import * as commands from "#lib/relations/commands";
import { mergeClaims as merge } from "#lib/relations/merge";
import { mergeClaimsInput, relateInput, unrelateInput } from "#lib/relations/schema";

export async function relateClaims(raw: unknown) {
  return act(relateInput, raw, async (ctx, { seen, other, kind }) => {
    await commands.relateClaims(ctx, seen, other, kind);
  });
}

export async function unrelateClaims(raw: unknown) {
  return act(unrelateInput, raw, async (ctx, { seen, other }) => {
    await commands.unrelateClaims(ctx, seen, other);
  });
}

/** Readers whom this process serves are led on at once; the others are told by the rows in `stale_page`. */
export async function mergeClaims(raw: unknown) {
  return act(mergeClaimsInput, raw, async (ctx, input) => {
    const { stale } = await merge(ctx, input);
    for (const tag of stale) updateTag(tag);
  });
}
