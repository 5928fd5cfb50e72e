import "server-only";
import { recordEvent } from "#lib/audit/record";
import { type Context, confirmActor, inTransaction } from "#lib/context";
import { fromDay } from "#lib/dates";
import type { Tx } from "#lib/db";
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
    for (const input of inputs) entered.push(await findOrCreateSource(tx, ctx, input));
    return entered;
  });
}

/**
 * The source with this address if there is one already, otherwise a new one. To whoever may not know of the one that is there, it is not
 * there: theirs is another, without a part in what makes an address one source.
 * @throws Refused 422 if the publisher is not in the registry
 */
export async function findOrCreateSource(tx: Tx, ctx: Context, input: SourceInput): Promise<{ id: string; found: boolean }> {
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
