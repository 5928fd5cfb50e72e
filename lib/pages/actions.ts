"use server";

import { updateTag } from "next/cache";
import { act } from "#lib/action";
import * as commands from "#lib/pages/commands";
import { pageInput, previewInput } from "#lib/pages/schema";

export async function previewPage(raw: unknown) {
  return act(previewInput, raw, async (ctx, { body }) => commands.preview(ctx, body));
}

export async function writePage(raw: unknown) {
  return act(pageInput, raw, async (ctx, input) => {
    const { revision, stale } = await commands.writePage(ctx, input);
    for (const tag of stale) updateTag(tag);
    return { revision };
  });
}
