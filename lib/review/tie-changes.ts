import "server-only";
import type { Db, Tx } from "#lib/db";
import type { Contents } from "#lib/evidence/contents";

/** What somebody changed, since the round of a claim began, of the parties that its evidence names and of its sources. */
export type TieChange = { party: string; who: string; whoId: string; at: string };

const COUNTING = ["tied", "tie edited", "tie ended", "tie removed", "took in", "merged", "edited"];

/** Another name changes no side; another kind of party may, since unnamed persons are one, and so may another publisher or day of a source. */
function changesSides({ kind, data }: { kind: string; data: unknown }): boolean {
  const { changed = {} } = data as { changed?: Record<string, unknown> };
  return kind !== "edited" || ["kind", "publisherId", "publishedOn"].some((field) => changed[field] !== undefined);
}

/** The latest first. @param whole the working copy @param byId only what this person did */
export async function tieChanges(db: Db | Tx, claimId: string, whole: Contents, byId?: string): Promise<TieChange[]> {
  const [claim, decided] = await Promise.all([
    db.claim.findUniqueOrThrow({ where: { id: claimId }, select: { createdAt: true } }),
    db.event.findFirst({ where: { name: `claim:${claimId}`, kind: "decided" }, orderBy: { number: "desc" }, select: { at: true } }),
  ]);
  const names = new Map<string, string>([
    ...whole.parties.map((party) => [`party:${party.id}`, party.name] as const),
    ...whole.sources.map((source) => [`source:${source.id}`, source.title] as const),
  ]);
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
