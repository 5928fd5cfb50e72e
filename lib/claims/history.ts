import "server-only";
import type { Actor } from "#lib/auth/roles";
import { describeEvents, type HistoryEntry, type HistoryEvent, type KnownEvidence } from "#lib/claims/history-words";
import { maySeeWithheld } from "#lib/claims/policy";
import type { Db } from "#lib/db";
import { sourcesSeenBy } from "#lib/sources/queries";

const SHOWN = 200;

/** What happened to a claim, the latest first, in words; of evidence that is withheld from somebody only that it is there. */
export async function historyOf(db: Db, actor: Actor, claimId: string): Promise<{ entries: HistoryEntry[]; older: number }> {
  const where = { name: `claim:${claimId}` };
  const [own, ownTotal, edits] = await Promise.all([
    db.event.findMany({ where, orderBy: { number: "desc" }, take: SHOWN, select: EVENT }),
    db.event.count({ where }),
    sourceEdits(db, actor, claimId),
  ]);
  const events = [...own, ...edits]
    .map(({ actor: by, at, name, data, ...row }): HistoryEvent => {
      const [stream, id = ""] = name.split(":");
      const told = data as HistoryEvent["data"];
      const event = { ...row, at: at.toISOString(), who: by?.name ?? "The newsroom" };
      return stream === "source" ? { ...event, kind: "source edited", data: { ...told, source: id } } : { ...event, data: told };
    })
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .slice(0, SHOWN);
  const total = ownTotal + edits.length;
  const ids = namedIn(events);
  const [people, parties, sources, evidence] = await Promise.all([
    db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
    db.party.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
    db.source.findMany({ where: { id: { in: ids }, ...sourcesSeenBy(actor) }, select: { id: true, title: true } }),
    db.evidence.findMany({ where: { claimId }, select: { id: true, withheldReason: true, addedById: true } }),
  ]);
  const known = new Map<string, KnownEvidence>(
    evidence.map((one) => [one.id, { hidden: one.withheldReason !== null && !maySeeWithheld(actor, one) }]),
  );
  // Evidence that is gone: hidden if it was ever withheld, unless its own author looks.
  for (const event of events)
    if (event.kind === "evidence withheld" && typeof event.data.evidence === "string" && !known.has(event.data.evidence))
      known.set(event.data.evidence, { hidden: !maySeeWithheld(actor, { addedById: linkedBy(events, event.data.evidence) }) });
  const names = new Map([
    ...[...people, ...parties].map((one) => [one.id, one.name] as const),
    ...sources.map((one) => [one.id, one.title] as const),
  ]);
  return { entries: describeEvents(events, names, known), older: total - events.length };
}

const EVENT = { name: true, number: true, kind: true, at: true, data: true, actorId: true, actor: { select: { name: true } } } as const;

/** What was changed of the sources that the claim is linked to, since it was; of those that somebody may know of. */
async function sourceEdits(db: Db, actor: Actor, claimId: string) {
  const linked = await db.evidence.findMany({
    where: { claimId, source: sourcesSeenBy(actor) },
    select: { sourceId: true, addedAt: true, addedById: true, withheldReason: true },
  });
  const seen = linked.filter((one) => one.withheldReason === null || maySeeWithheld(actor, one));
  const since = new Map<string, Date>();
  for (const { sourceId, addedAt } of seen) if (!((since.get(sourceId) ?? addedAt) < addedAt)) since.set(sourceId, addedAt);
  const rows = await db.event.findMany({
    where: { kind: "edited", OR: [...since].map(([id, at]) => ({ name: `source:${id}`, at: { gte: at } })) },
    orderBy: [{ at: "desc" }, { number: "desc" }],
    take: SHOWN,
    select: EVENT,
  });
  return rows;
}

function linkedBy(events: HistoryEvent[], evidenceId: string): string {
  const event = events.find((one) => one.kind.endsWith("linked") && JSON.stringify(one.data.evidence ?? null).includes(evidenceId));
  return event?.actorId ?? "";
}

/** Everything in the events that looks like one of our identifiers. */
function namedIn(events: HistoryEvent[]): string[] {
  return [...new Set(JSON.stringify(events.map((event) => event.data)).match(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g) ?? [])];
}
