import "server-only";
import { type NewEvent, recordFirstEvents } from "#lib/audit/record";
import type { Context } from "#lib/context";
import type { Tx } from "#lib/db";
import { fold } from "#lib/fold";
import { findByName } from "#lib/imports/matches";
import { insertNewRows } from "#lib/insert-rows";
import { addressOf, createParties, requireMay } from "#lib/parties/commands";
import { lockNames } from "#lib/parties/look-alikes";
import type { PartyInput } from "#lib/parties/schema";
import { columnsOfNames } from "#lib/parties/search-texts";

/**
 * The parties that names mean: found in the registry, or entered, many at a time, with the rows and events that entering each would write.
 * @returns by their folded names, the registry's ids
 * @throws Refused 401, 403
 */
export async function enterSpeakers(tx: Tx, ctx: Context, speakers: readonly PartyInput[]): Promise<Map<string, string>> {
  const byName = new Map(speakers.map((one) => [fold(one.name), one]));
  if (byName.size === 0) return new Map();
  const names = [...byName.values()].map((one) => one.name);
  await requireMay(tx, ctx, "create");
  let found = await findByName(tx, names);
  const isMissing = ([folded]: [string, PartyInput]) => !found.has(folded);
  if (![...byName].some(isMissing)) return found;
  // Only names that are not there yet wait for whoever enters such names, and may be there after that.
  await lockNames(
    tx,
    [...byName].filter(isMissing).map(([, { name }]) => name),
  );
  found = await findByName(tx, names);
  const missing = [...byName].filter(isMissing).map(([folded, input]) => ({ folded, input, id: crypto.randomUUID() }));
  const made = await insertNewRows(
    tx,
    "party",
    missing.map(({ id, input: { name, kind } }) => ({
      ...columnsOfNames({ name, otherNames: [] }),
      id,
      kind,
      slug: addressOf(name),
      createdById: ctx.actor.id,
      createdAt: ctx.now,
    })),
  );
  const events: NewEvent[] = [];
  for (const { id, folded, input } of missing) {
    const { name, kind } = input;
    // Another party has this address already: it gets one with a number.
    if (!made.has(id)) for (const party of await createParties(ctx, [input])) found.set(folded, party.id);
    else {
      found.set(folded, id);
      const data = { revision: 1, name, otherNames: [], kind, slug: addressOf(name) };
      events.push({ stream: `party:${id}`, kind: "entered", at: ctx.now, actorId: ctx.actor.id, data });
    }
  }
  await recordFirstEvents(tx, events);
  return found;
}
