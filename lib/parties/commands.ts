import "server-only";
import { recordEvent } from "#lib/audit/record";
import { type Context, confirmActor, inTransaction, LONG_WORK } from "#lib/context";
import type { Tx } from "#lib/db";
import { differences } from "#lib/differences";
import { notFound, Refused } from "#lib/errors";
import { lockNames, refuseLookAlikes } from "#lib/parties/look-alikes";
import { type PartyAction, refusalOf } from "#lib/parties/policy";
import type { PartyInput, SeenRow } from "#lib/parties/schema";
import { columnsOfNames, refreshTextsNaming } from "#lib/parties/search-texts";
import { tagsNaming } from "#lib/parties/shown-on";
import { markStale } from "#lib/publication/publish";
import { CLAIM_LISTS } from "#lib/publication/tags";
import { slugOf } from "#lib/slug";

export type PartyRef = { id: string; name: string; slug: string };

/** Asks whether whoever acts is still there, and may do this. @throws Refused 401, 403 */
export async function requireMay(tx: Tx, ctx: Context, action: PartyAction): Promise<void> {
  await confirmActor(tx, ctx);
  const refusal = refusalOf(action, ctx.actor);
  if (refusal) throw new Refused(refusal);
}

/**
 * Enters parties in the registry.
 * @throws Refused 409 if one that looks like it is there already, unless the input says that another is meant
 */
export async function createParties(ctx: Context, inputs: PartyInput[]): Promise<PartyRef[]> {
  return inTransaction(ctx, async (tx) => {
    await requireMay(tx, ctx, "create");
    await lockNames(
      tx,
      inputs.flatMap((input) => [input.name, ...input.otherNames]),
    );
    const made: PartyRef[] = [];
    for (const input of inputs) made.push(await createParty(tx, ctx, input));
    return made;
  });
}

/** An address of its own: the form for a new party stands at "new". */
export function addressOf(name: string): string {
  const slug = slugOf(name, "party");
  return slug === "new" ? "new-party" : slug;
}

async function createParty(tx: Tx, ctx: Context, input: PartyInput): Promise<PartyRef> {
  if (!input.another) await refuseLookAlikes(tx, namesIn(input));
  const { kind } = input;
  const columns = { ...columnsOfNames(namesOf(input)), kind, createdById: ctx.actor.id, createdAt: ctx.now };
  const slug = addressOf(input.name);
  for (let attempt = 1; ; attempt++) {
    // Many names have nothing that can be spelled in Latin letters: they are not counted through to the last of them.
    const nth = attempt > 20 ? crypto.randomUUID().slice(0, 8) : attempt;
    const candidate = attempt === 1 ? slug : `${slug}-${nth}`;
    const { count } = await tx.party.createMany({ data: [{ ...columns, slug: candidate }], skipDuplicates: true });
    if (count === 0) continue;
    const party = await tx.party.findUniqueOrThrow({ where: { slug: candidate }, select: { id: true, name: true, slug: true } });
    await recordEvent(tx, {
      stream: `party:${party.id}`,
      kind: "entered",
      at: ctx.now,
      actorId: ctx.actor.id,
      data: { revision: 1, ...namesOf(input), kind, slug: candidate },
    });
    return party;
  }
}

/**
 * Changes the name, the kind and the other names of a party; its address stays.
 * @returns the tags of the public pages that show something old now
 * @throws Refused 404; 409 with what happened if it is no longer what the caller saw, or if a new name looks like another party's
 */
export async function editParty(
  ctx: Context,
  seen: SeenRow,
  input: PartyInput,
): Promise<{ slug: string; revision: number; stale: string[] }> {
  return inTransaction(
    ctx,
    async (tx) => {
      await requireMay(tx, ctx, "edit");
      await lockNames(tx, [input.name, ...input.otherNames]);
      const before = await tx.party.findUnique({
        where: { id: seen.id },
        select: { slug: true, name: true, kind: true, otherNames: true, revision: true, mergedIntoId: true },
      });
      if (!before) throw notFound("party");
      if (before.mergedIntoId !== null || before.revision !== seen.revision) throw await partyConflict(tx, seen);
      const had = new Set([before.name, ...before.otherNames]);
      if (!input.another)
        await refuseLookAlikes(
          tx,
          namesIn(input).filter((one) => !had.has(one.name)),
          seen.id,
        );
      const after = { ...namesOf(input), kind: input.kind };
      const changed = differences({ name: before.name, otherNames: before.otherNames, kind: before.kind }, after);
      if (Object.keys(changed).length === 0) return { slug: before.slug, revision: seen.revision, stale: [] };
      const revision = seen.revision + 1;
      const { count } = await tx.party.updateMany({
        where: { id: seen.id, revision: seen.revision, mergedIntoId: null },
        data: { ...columnsOfNames(after), kind: after.kind, revision },
      });
      if (count === 0) throw await partyConflict(tx, seen);
      await refreshTextsNaming(tx, seen.id);
      await recordEvent(tx, {
        stream: `party:${seen.id}`,
        kind: "edited",
        at: ctx.now,
        actorId: ctx.actor.id,
        data: { revision, changed },
      });
      const stale = [...(await tagsNaming(tx, [seen.id])), CLAIM_LISTS];
      await markStale(tx, stale);
      return { slug: before.slug, revision, stale };
    },
    LONG_WORK,
  );
}

/** What happened to a party since the caller looked. */
export async function partyConflict(tx: Tx, seen: SeenRow): Promise<Refused> {
  const party = await tx.party.findUniqueOrThrow({
    where: { id: seen.id },
    select: { name: true, mergedInto: { select: { name: true } } },
  });
  if (party.mergedInto)
    return new Refused({
      code: 409,
      sentence: `“${party.name}” has been merged into “${party.mergedInto.name}”; nothing of yours was applied.`,
    });
  const events = await tx.event.findMany({
    where: { name: `party:${seen.id}`, data: { path: ["revision"], gt: seen.revision } },
    select: { kind: true, at: true, actor: { select: { name: true } } },
    orderBy: { number: "asc" },
    take: 20,
  });
  return new Refused(
    {
      code: 409,
      sentence: `“${party.name}” has changed since you opened this page. Nothing of yours was applied; look at what changed and try again.`,
    },
    { changes: events.map((event) => ({ what: event.kind, who: event.actor?.name ?? "the newsroom", at: event.at.toISOString() })) },
  );
}

/** Another name that is also the name is there once. */
function namesOf({ name, otherNames }: PartyInput): { name: string; otherNames: string[] } {
  return { name, otherNames: otherNames.filter((other) => other !== name) };
}

function namesIn({ name, otherNames }: PartyInput): { name: string; path: string }[] {
  return [{ name, path: "name" }, ...otherNames.map((other, place) => ({ name: other, path: `otherNames[${place}]` }))];
}
