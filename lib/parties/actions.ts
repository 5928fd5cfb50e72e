"use server";

import { act } from "#lib/action";
import { createParties } from "#lib/parties/commands";
import * as queries from "#lib/parties/queries";
import { partyInput } from "#lib/parties/schema";
import { searchInput } from "#lib/schema";

export async function searchParties(raw: unknown) {
  return act(searchInput, raw, (ctx, { query }) => queries.searchParties(ctx.db, query));
}

/** Those of the same name, to choose from when a party is refused for it. */
export async function partiesNamed(raw: unknown) {
  return act(searchInput, raw, (ctx, { query }) => queries.partiesNamed(ctx.db, query));
}

export async function createParty(raw: unknown) {
  return act(partyInput, raw, async (ctx, input) => {
    const [party] = await createParties(ctx, [input]);
    return { id: party?.id ?? "", name: party?.name ?? "" };
  });
}
