"use server";

import { act } from "#lib/action";
import { searchInput } from "#lib/schema";
import * as queries from "#lib/sources/queries";

export async function searchSources(raw: unknown) {
  return act(searchInput, raw, (ctx, { query }) => queries.searchSources(ctx.db, ctx.actor, query));
}

/** The source that has this address already, or null. */
export async function sourceAt(raw: unknown) {
  return act(searchInput, raw, (ctx, { query }) => queries.sourceAt(ctx.db, ctx.actor, query));
}
