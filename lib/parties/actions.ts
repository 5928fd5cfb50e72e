"use server";

import { updateTag } from "next/cache";
import { act } from "#lib/action";
import * as commands from "#lib/parties/commands";
import { mergeParties as merge } from "#lib/parties/merge";
import * as queries from "#lib/parties/queries";
import {
  editPartyInput,
  editTieInput,
  endTieInput,
  lookAlikeInput,
  mergeInput,
  partyInput,
  removeTieInput,
  tieInput,
} from "#lib/parties/schema";
import * as ties from "#lib/parties/tie-commands";
import { searchInput } from "#lib/schema";

export async function searchParties(raw: unknown) {
  return act(searchInput, raw, (ctx, { query }) => queries.searchParties(ctx.db, query));
}

/** Those that look like what was refused for it, to choose from. */
export async function partiesLike(raw: unknown) {
  return act(lookAlikeInput, raw, (ctx, { names, except }) => queries.partiesLike(ctx.db, names, except));
}

export async function createParty(raw: unknown) {
  return act(partyInput, raw, async (ctx, input) => {
    const [party] = await commands.createParties(ctx, [input]);
    return { id: party?.id ?? "", name: party?.name ?? "", slug: party?.slug ?? "" };
  });
}

export async function editParty(raw: unknown) {
  return act(editPartyInput, raw, async (ctx, { seen, party }) => {
    const { slug, stale } = await commands.editParty(ctx, seen, party);
    clear(stale);
    return { slug };
  });
}

export async function tieParty(raw: unknown) {
  return act(tieInput, raw, async (ctx, input) => clear((await ties.tieParties(ctx, [input])).flatMap((one) => one.stale)));
}

export async function editTie(raw: unknown) {
  return act(editTieInput, raw, async (ctx, { seen, tie }) => clear((await ties.editTie(ctx, seen, tie)).stale));
}

export async function endTie(raw: unknown) {
  return act(endTieInput, raw, async (ctx, { seen, until }) => clear((await ties.endTie(ctx, seen, until)).stale));
}

export async function removeTie(raw: unknown) {
  return act(removeTieInput, raw, async (ctx, { seen }) => clear((await ties.removeTie(ctx, seen)).stale));
}

export async function mergeParties(raw: unknown) {
  return act(mergeInput, raw, async (ctx, input) => {
    const { slug, stale } = await merge(ctx, input);
    clear(stale);
    return { slug };
  });
}

/** Readers whom this process serves have the new pages at once; the others are told by the rows in `stale_page`. */
function clear(stale: string[]): void {
  for (const tag of stale) updateTag(tag);
}
