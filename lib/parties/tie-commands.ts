import "server-only";
import type { Json } from "#lib/audit/digest";
import { recordEvent } from "#lib/audit/record";
import { type Context, inTransaction } from "#lib/context";
import { fromDay, toDay } from "#lib/dates";
import type { Tx } from "#lib/db";
import { differences } from "#lib/differences";
import { invalid, notFound, Refused } from "#lib/errors";
import { requireMay } from "#lib/parties/commands";
import { requireLiving } from "#lib/parties/living";
import { AFFILIATION_WORDS, type AffiliationKind, type EditTieInput, type SeenRow, type TieInput } from "#lib/parties/schema";
import { tagsNaming } from "#lib/parties/shown-on";
import { markStale } from "#lib/publication/publish";
import { findOrCreateSource } from "#lib/sources/commands";
import { sourcesSeenBy } from "#lib/sources/queries";
import type { SourceInput } from "#lib/sources/schema";
import { takeTurns } from "#lib/take-turns";

export type TieMade = { id: string; stale: string[] };

/**
 * Ties parties together. The tie is recorded in the history of the party that answers to the other. Ties may form rings.
 * @throws Refused 422 if a party or source is not there, or if the two are tied in the same way on the same days already
 */
export async function tieParties(ctx: Context, inputs: TieInput[]): Promise<TieMade[]> {
  return inTransaction(ctx, async (tx) => {
    await requireMay(tx, ctx, "tie");
    const made: string[] = [];
    const tied: string[] = [];
    await requireLiving(
      tx,
      inputs.flatMap(({ fromId, toId }) => [
        { id: fromId, path: "fromId" },
        { id: toId, path: "toId" },
      ]),
    );
    await lockTies(tx, inputs);
    for (const { newSource, sourceId, ...tie } of inputs) {
      await refuseTwice(tx, tie);
      const source = await sourceOf(tx, ctx, sourceId, newSource);
      const row = await tx.affiliation.create({
        data: {
          ...tie,
          since: fromDay(tie.since),
          until: fromDay(tie.until),
          sourceId: source,
          createdById: ctx.actor.id,
          createdAt: ctx.now,
        },
        select: { id: true },
      });
      const { fromId, toId, ...rest } = tie;
      await record(tx, ctx, fromId, "tied", { affiliation: row.id, to: toId, ...rest, source });
      made.push(row.id);
      tied.push(fromId, toId);
    }
    const stale = await staleFor(tx, tied);
    return made.map((id) => ({ id, stale }));
  });
}

/** Changes what a tie says of two parties. Which two it ties stays: tying others is another tie. */
export async function editTie(ctx: Context, seen: SeenRow, { newSource, sourceId, ...tie }: EditTieInput): Promise<TieMade> {
  return changeTie(ctx, seen, async (tx, before) => {
    const span = { fromId: before.fromId, toId: before.toId, ...tie };
    await lockTies(tx, [span]);
    await refuseTwice(tx, span, seen.id);
    const source = sourceId === undefined && !newSource ? before.sourceId : await sourceOf(tx, ctx, sourceId ?? null, newSource);
    const was = { kind: before.kind, since: toDay(before.since), until: toDay(before.until), source: before.sourceId };
    const changed = differences(was, { ...tie, source });
    if (Object.keys(changed).length === 0) return null;
    await tx.affiliation.update({
      where: { id: seen.id },
      data: { kind: tie.kind, since: fromDay(tie.since), until: fromDay(tie.until), sourceId: source },
    });
    return { kind: "tie edited", data: { changed } };
  });
}

/** Says on which day a tie held for the last time. @throws Refused 422 if that is before it began */
export async function endTie(ctx: Context, seen: SeenRow, until: string): Promise<TieMade> {
  return changeTie(ctx, seen, async (tx, before) => {
    const [since, was] = [toDay(before.since), toDay(before.until)];
    if (since !== null && until < since) throw invalid([{ path: "until", message: "A tie cannot end before it begins." }]);
    if (was === until) return null;
    const span = { fromId: before.fromId, toId: before.toId, kind: before.kind, since, until };
    await lockTies(tx, [span]);
    await refuseTwice(tx, span, seen.id);
    await tx.affiliation.update({ where: { id: seen.id }, data: { until: fromDay(until) } });
    return { kind: "tie ended", data: { changed: { until: { was, is: until } } } };
  });
}

/** Takes out a tie that was a mistake. What it said stays in the history. */
export async function removeTie(ctx: Context, seen: SeenRow): Promise<TieMade> {
  return changeTie(ctx, seen, async (tx, before) => {
    await tx.affiliation.delete({ where: { id: seen.id } });
    const { kind, since, until, sourceId, createdById, createdAt } = before;
    return {
      kind: "tie removed",
      data: { kind, since: toDay(since), until: toDay(until), source: sourceId, by: createdById, at: createdAt.toISOString() },
    };
  });
}

type TieRow = NonNullable<Awaited<ReturnType<typeof findTie>>>;

function findTie(tx: Tx, id: string) {
  return tx.affiliation.findUnique({
    where: { id },
    select: {
      fromId: true,
      toId: true,
      kind: true,
      since: true,
      until: true,
      sourceId: true,
      createdById: true,
      createdAt: true,
      revision: true,
    },
  });
}

/** Lets one of several simultaneous callers through, runs the work and writes the event. `null`: there is nothing to change. */
async function changeTie(
  ctx: Context,
  seen: SeenRow,
  work: (tx: Tx, before: TieRow) => Promise<{ kind: string; data: { [key: string]: Json } } | null>,
): Promise<TieMade> {
  return inTransaction(ctx, async (tx) => {
    await requireMay(tx, ctx, "tie");
    // Counted on first, so that of two who change it at once the second waits and is told.
    const { count } = await tx.affiliation.updateMany({
      where: { id: seen.id, revision: seen.revision },
      data: { revision: seen.revision + 1 },
    });
    const before = await findTie(tx, seen.id);
    if (!before) throw notFound("tie");
    if (count === 0)
      throw new Refused({
        code: 409,
        sentence: "This tie has changed since you opened the page. Nothing of yours was applied; please look again.",
      });
    const done = await work(tx, before);
    if (done === null) return { id: seen.id, stale: [] };
    await record(tx, ctx, before.fromId, done.kind, { affiliation: seen.id, to: before.toId, ...done.data });
    return { id: seen.id, stale: await staleFor(tx, [before.fromId, before.toId]) };
  });
}

async function record(tx: Tx, ctx: Context, fromId: string, kind: string, data: { [key: string]: Json }): Promise<void> {
  await recordEvent(tx, { stream: `party:${fromId}`, kind, at: ctx.now, actorId: ctx.actor.id, data });
}

async function staleFor(tx: Tx, partyIds: readonly string[]): Promise<string[]> {
  const stale = await tagsNaming(tx, [...new Set(partyIds)]);
  await markStale(tx, stale);
  return stale;
}

type Span = { fromId: string; toId: string; kind: AffiliationKind; since: string | null; until: string | null };

/** Two who tie the same parties in the same way at once take turns. */
function lockTies(tx: Tx, ties: readonly Pick<Span, "fromId" | "toId" | "kind">[]): Promise<void> {
  return takeTurns(
    tx,
    "tie",
    ties.map(({ fromId, kind, toId }) => `${fromId} ${kind} ${toId}`),
  );
}

/** Under the lock of the tie. @throws Refused 422 if the two are tied in the same way on some of the same days */
async function refuseTwice(tx: Tx, tie: Span, except?: string): Promise<void> {
  const { fromId, toId, kind } = tie;
  const [since, until] = [fromDay(tie.since), fromDay(tie.until)];
  const there = await tx.affiliation.findFirst({
    where: {
      fromId,
      toId,
      kind,
      ...(except ? { id: { not: except } } : {}),
      AND: [
        ...(since ? [{ OR: [{ until: null }, { until: { gte: since } }] }] : []),
        ...(until ? [{ OR: [{ since: null }, { since: { lte: until } }] }] : []),
      ],
    },
    select: { since: true, until: true, from: { select: { name: true } }, to: { select: { name: true } } },
  });
  if (!there) return;
  const [first, last] = [toDay(there.since), toDay(there.until)];
  const when = first && last ? `from ${first} to ${last}` : first ? `since ${first}` : last ? `until ${last}` : "always";
  throw invalid([
    {
      path: "kind",
      message: `“${there.from.name}” ${AFFILIATION_WORDS[kind]} “${there.to.name}” already (${when}); change that tie, or choose other days.`,
    },
  ]);
}

/** One that is withheld from whoever asks is as if it were not there: to name it on a tie would be to read it. */
async function sourceOf(tx: Tx, ctx: Context, id: string | null, input: SourceInput | undefined): Promise<string | null> {
  if (input) return (await findOrCreateSource(tx, ctx, input)).id;
  if (id === null) return null;
  const source = await tx.source.findFirst({ where: { id, ...sourcesSeenBy(ctx.actor) }, select: { id: true } });
  if (!source) throw invalid([{ path: "sourceId", message: "This source is not in the record." }]);
  return source.id;
}
