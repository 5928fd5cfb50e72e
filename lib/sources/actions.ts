"use server";

import { act } from "#lib/action";
import { searchInput } from "#lib/schema";
import * as commands from "#lib/sources/commands";
import * as queries from "#lib/sources/queries";
import { editSourceInput, sourceInput } from "#lib/sources/schema";

export async function searchSources(raw: unknown) {
  return act(searchInput, raw, (ctx, { query }) => queries.searchSources(ctx.db, ctx.actor, query));
}

export async function enterSource(raw: unknown) {
  return act(sourceInput, raw, async (ctx, input) => {
    const [source] = await commands.enterSources(ctx, [input]);
    return { id: source?.id ?? "" };
  });
}

export async function editSource(raw: unknown) {
  return act(editSourceInput, raw, (ctx, { seen, source }) => commands.editSource(ctx, seen, source));
}

/** The source that has this address already, or null. */
export async function sourceAt(raw: unknown) {
  return act(searchInput, raw, (ctx, { query }) => queries.sourceAt(ctx.db, ctx.actor, query));
}
