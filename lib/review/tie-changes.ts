import "server-only";
import type { Db, Tx } from "#lib/db";
import { contentsOf, NEWSROOM } from "#lib/evidence/queries";

/** What somebody changed in the registry, since the round of a claim began, of the parties that its evidence names. */
export type TieChange = { party: string; who: string; whoId: string; at: string };

const COUNTING = ["tied", "tie edited", "tie ended", "tie removed", "took in", "merged", "edited"];

/** Another name changes no side; another kind may: unnamed persons are one. */
function changesSides({ kind, data }: { kind: string; data: unknown }): boolean {
  return kind !== "edited" || (data as { changed?: { kind?: unknown } }).changed?.kind !== undefined;
}

/** The latest first. @param byId only what this person did */
export async function tieChanges(db: Db | Tx, claimId: string, byId?: string): Promise<TieChange[]> {
  const [claim, decided, contents] = await Promise.all([
    db.claim.findUniqueOrThrow({ where: { id: claimId }, select: { createdAt: true } }),
    db.event.findFirst({ where: { name: `claim:${claimId}`, kind: "decided" }, orderBy: { number: "desc" }, select: { at: true } }),
    contentsOf(db, [claimId], NEWSROOM),
  ]);
  const parties = contents.get(claimId)?.parties ?? [];
  const names = new Map(parties.map((party) => [`party:${party.id}`, party.name]));
  const events = await db.event.findMany({
    where: {
      name: { in: [...names.keys()] },
      at: { gte: decided?.at ?? claim.createdAt },
      ...(byId && { actorId: byId }),
      kind: { in: COUNTING },
    },
    select: { name: true, kind: true, data: true, at: true, actorId: true, actor: { select: { name: true } } },
    orderBy: { at: "desc" },
    take: 100,
  });
  return events.filter(changesSides).map((event) => ({
    party: names.get(event.name) ?? "",
    who: event.actor?.name ?? "the newsroom",
    whoId: event.actorId ?? "",
    at: event.at.toISOString(),
  }));
}
