import "server-only";
import { recordEvent } from "#lib/audit/record";
import { askForCaptures } from "#lib/capture/ask";
import { noteNews, refreshSearchText } from "#lib/claims/change";
import { type Context, confirmActor, inTransaction } from "#lib/context";
import { fromDay, toDay } from "#lib/dates";
import type { Tx } from "#lib/db";
import { differences } from "#lib/differences";
import { invalid, notFound, Refused } from "#lib/errors";
import { requirePast } from "#lib/future";
import { requireLiving } from "#lib/parties/living";
import { addressKey } from "#lib/sources/address";
import { sourcesSeenBy } from "#lib/sources/queries";
import type { SourceInput } from "#lib/sources/schema";
import { sourceSearchText } from "#lib/sources/search-text";

/** Enters a source that no claim is linked to yet: one that others repeat. */
export async function enterSources(ctx: Context, inputs: SourceInput[]): Promise<{ id: string; found: boolean }[]> {
  return inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    const entered: { id: string; found: boolean }[] = [];
    const pages: { id: string; address: string | null }[] = [];
    for (const input of inputs) {
      const source = await findOrCreateSource(tx, ctx, input);
      if (!source.found) pages.push({ id: source.id, address: input.address });
      entered.push(source);
    }
    await askForCaptures(tx, ctx, pages);
    return entered;
  });
}

/**
 * Corrects what is written of a source, for every claim that is linked to it. A published claim waits for a new decision then.
 * @throws Refused 404 to whoever may not know of it; 409 if somebody was faster; 422 where another source has that address, or the day has not come
 */
export async function editSource(ctx: Context, seen: { id: string; revision: number }, input: SourceInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    const before = await tx.source.findFirst({
      where: { id: seen.id, ...sourcesSeenBy(ctx.actor) },
      select: { ...WRITTEN, withheld: true },
    });
    if (!before) throw notFound("source");
    checkDay(ctx, input, "source.publishedOn");
    if (input.publisherId) await requireLiving(tx, [{ id: input.publisherId, path: "source.publisherId" }]);
    const { publishedOn, withheld, ...rest } = before;
    const changed = differences({ ...rest, publishedOn: toDay(publishedOn) }, { ...input });
    if (Object.keys(changed).length === 0) return;
    const key = input.address ? addressKey(input.address) : null;
    const other = key && (await tx.source.findFirst({ where: { addressKey: key, id: { not: seen.id } }, select: { id: true } }));
    if (other) throw invalid([{ path: "source.address", message: "Another source in the record has this address." }]);
    const publisher = input.publisherId
      ? await tx.party.findUniqueOrThrow({ where: { id: input.publisherId }, select: { name: true, otherNames: true } })
      : null;
    const { count } = await tx.source.updateMany({
      where: { id: seen.id, revision: seen.revision },
      data: {
        ...input,
        publishedOn: fromDay(input.publishedOn),
        addressKey: key,
        searchText: sourceSearchText({ ...input, publisher }),
        revision: seen.revision + 1,
      },
    });
    if (count === 0)
      throw new Refused({
        code: 409,
        sentence: "Somebody else has changed this source since you opened it. Nothing of yours was applied.",
      });
    await recordEvent(tx, {
      stream: `source:${seen.id}`,
      kind: "edited",
      at: ctx.now,
      actorId: ctx.actor.id,
      data: { revision: seen.revision + 1, changed },
    });
    // By the rules of today: the key that is stored may be an older one, or none.
    const isAnotherPage = key !== (before.address && addressKey(before.address));
    if (isAnotherPage && !withheld) await askForCaptures(tx, ctx, [{ id: seen.id, address: input.address }]);
    const linked = await tx.claim.findMany({ where: { evidence: { some: { sourceId: seen.id } } }, select: { id: true } });
    const ids = linked.map((claim) => claim.id);
    await refreshSearchText(tx, ids);
    await noteNews(tx, ctx, ids, "evidence");
  });
}

function checkDay(ctx: Context, { publishedOn }: SourceInput, path: string): void {
  requirePast(ctx.now, [{ path, of: "publishedOn", day: publishedOn }]);
}

const WRITTEN = { kind: true, title: true, publisherId: true, author: true, publishedOn: true, address: true, language: true } as const;

/**
 * The source with this address if there is one already, otherwise a new one. To whoever may not know of the one that is there, it is not
 * there: theirs is another, without a part in what makes an address one source.
 * @throws Refused 422 if the publisher is not in the registry, or the day has not come
 */
export async function findOrCreateSource(tx: Tx, ctx: Context, input: SourceInput): Promise<{ id: string; found: boolean }> {
  checkDay(ctx, input, "publishedOn");
  if (input.publisherId) await requireLiving(tx, [{ id: input.publisherId, path: "publisherId" }]);
  const publisher = input.publisherId
    ? await tx.party.findUniqueOrThrow({ where: { id: input.publisherId }, select: { name: true, otherNames: true } })
    : null;

  const id = crypto.randomUUID();
  const columns = {
    ...input,
    id,
    publishedOn: fromDay(input.publishedOn),
    searchText: sourceSearchText({ ...input, publisher }),
    createdById: ctx.actor.id,
    createdAt: ctx.now,
  };
  const key = input.address ? addressKey(input.address) : null;
  const { count } = await tx.source.createMany({ data: [{ ...columns, addressKey: key }], skipDuplicates: true });
  if (count === 0 && key !== null) {
    const there = await tx.source.findFirst({ where: { addressKey: key, ...sourcesSeenBy(ctx.actor) }, select: { id: true } });
    if (there) return { id: there.id, found: true };
    await tx.source.create({ data: { ...columns, addressKey: null } });
  }
  await recordEvent(tx, { stream: `source:${id}`, kind: "entered", at: ctx.now, actorId: ctx.actor.id, data: { ...input } });
  return { id, found: false };
}
