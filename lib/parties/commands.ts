import "server-only";
import { recordEvent } from "#lib/audit/record";
import { type Context, confirmActor, inTransaction } from "#lib/context";
import { fromDay } from "#lib/dates";
import type { Tx } from "#lib/db";
import { invalid, Refused } from "#lib/errors";
import { fold } from "#lib/fold";
import type { PartyInput, TieInput } from "#lib/parties/schema";
import { slugOf } from "#lib/slug";

export type PartyRef = { id: string; name: string; slug: string };

/**
 * Enters parties in the registry.
 * @throws Refused 409 if one of that name is there already, unless the input says that another is meant
 */
export async function createParties(ctx: Context, inputs: PartyInput[]): Promise<PartyRef[]> {
  return inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    // Two editors entering the same names at once take turns, in one order, so that the second sees the first's.
    const nameKeys = [...new Set(inputs.map((input) => fold(input.name)))].sort();
    for (const key of nameKeys) await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`party:${key}`}, 0))`;
    const made: PartyRef[] = [];
    for (const input of inputs) made.push(await createParty(tx, ctx, input));
    return made;
  });
}

async function createParty(tx: Tx, ctx: Context, input: PartyInput): Promise<PartyRef> {
  const nameKey = fold(input.name);
  if (!input.another) {
    const same = await tx.party.findFirst({ where: { nameKey, mergedIntoId: null }, select: { name: true } });
    if (same)
      throw new Refused(
        { code: 409, sentence: `“${same.name}” is in the registry already.` },
        { problems: [{ path: "name", message: `“${same.name}” is in the registry already; choose it, or say that you mean another.` }] },
      );
  }
  const columns = {
    name: input.name,
    otherNames: input.otherNames,
    kind: input.kind,
    nameKey,
    searchText: fold([input.name, ...input.otherNames].join("\n")),
    createdById: ctx.actor.id,
    createdAt: ctx.now,
  };
  const slug = slugOf(input.name, "party");
  for (let attempt = 1; ; attempt++) {
    const candidate = attempt === 1 ? slug : `${slug}-${attempt}`;
    const { count } = await tx.party.createMany({ data: [{ ...columns, slug: candidate }], skipDuplicates: true });
    if (count === 0) continue;
    const party = await tx.party.findUniqueOrThrow({ where: { slug: candidate }, select: { id: true, name: true, slug: true } });
    await recordEvent(tx, {
      stream: `party:${party.id}`,
      kind: "entered",
      at: ctx.now,
      actorId: ctx.actor.id,
      data: { name: input.name, kind: input.kind, otherNames: input.otherNames, slug: candidate },
    });
    return party;
  }
}

/**
 * Ties parties together. The tie is recorded in the history of the party that answers to the other.
 * @throws Refused 422 if a party or source is not there
 */
export async function tieParties(ctx: Context, inputs: TieInput[]): Promise<{ id: string }[]> {
  return inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    const made: { id: string }[] = [];
    for (const tie of inputs) {
      for (const path of ["fromId", "toId"] as const)
        if (!(await tx.party.findUnique({ where: { id: tie[path] }, select: { id: true } })))
          throw invalid([{ path, message: "This party is not in the registry." }]);
      if (tie.sourceId && !(await tx.source.findUnique({ where: { id: tie.sourceId }, select: { id: true } })))
        throw invalid([{ path: "sourceId", message: "This source is not in the record." }]);
      const row = await tx.affiliation.create({
        data: { ...tie, since: fromDay(tie.since), until: fromDay(tie.until), createdById: ctx.actor.id, createdAt: ctx.now },
        select: { id: true },
      });
      await recordEvent(tx, {
        stream: `party:${tie.fromId}`,
        kind: "tied",
        at: ctx.now,
        actorId: ctx.actor.id,
        data: { affiliation: row.id, to: tie.toId, kind: tie.kind, since: tie.since, until: tie.until, source: tie.sourceId },
      });
      made.push(row);
    }
    return made;
  });
}
