import "server-only";
import type { Context } from "#lib/context";
import type { Tx } from "#lib/db";

/** Has pages captured, soon after the transaction that asks for it has ended. What waits already is not asked for twice. */
export async function askForCaptures(tx: Tx, ctx: Context, sources: readonly { id: string; address: string | null }[]): Promise<number> {
  const asked = sources.flatMap(({ id, address }) => (address === null ? [] : [{ sourceId: id, address }]));
  if (asked.length === 0) return 0;
  // Of two who ask at once, the second sees what the first has asked for.
  const ids = asked.map((one) => one.sourceId).sort();
  await tx.$executeRaw`SELECT 1 FROM source WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  const waiting = await tx.capture.findMany({
    where: { endedAt: null, OR: asked },
    select: { sourceId: true, address: true },
  });
  const isNew = (one: (typeof asked)[number]) => !waiting.some((each) => each.sourceId === one.sourceId && each.address === one.address);
  const { count } = await tx.capture.createMany({
    data: asked.filter(isNew).map((one) => ({ ...one, askedById: ctx.actor.id, askedAt: ctx.now })),
  });
  return count;
}
