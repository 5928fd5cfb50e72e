import "server-only";
import type { Actor } from "#lib/auth/roles";
import type { HistoryEntry } from "#lib/claims/history-words";
import type { Db } from "#lib/db";
import { describePartyEvents, type PartyEvent } from "#lib/parties/history-words";
import { sourcesSeenBy } from "#lib/sources/queries";

const SHOWN = 200;

/** What happened to a party, and to those that have been merged into it, the latest first, in words. */
export async function partyHistory(db: Db, actor: Actor, partyId: string): Promise<{ entries: HistoryEntry[]; older: number }> {
  const merged = await db.party.findMany({ where: { mergedIntoId: partyId }, select: { id: true, name: true } });
  const as = new Map(merged.map((party) => [`party:${party.id}`, party.name]));
  const where = { name: { in: [`party:${partyId}`, ...as.keys()] } };
  const [rows, total] = await Promise.all([
    db.event.findMany({
      where,
      orderBy: [{ at: "desc" }, { number: "desc" }, { name: "asc" }],
      take: SHOWN,
      select: { name: true, number: true, kind: true, at: true, data: true, actorId: true, actor: { select: { name: true } } },
    }),
    db.event.count({ where }),
  ]);
  const events: PartyEvent[] = rows.map(({ name, actor: by, at, data, ...row }) => ({
    ...row,
    at: at.toISOString(),
    who: by?.name ?? "The newsroom",
    data: data as PartyEvent["data"],
    as: as.get(name) ?? null,
  }));
  const ids = [...new Set(events.flatMap(({ data }) => namedIn(data)))];
  const [parties, sources] = await Promise.all([
    db.party.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
    db.source.findMany({ where: { id: { in: ids }, ...sourcesSeenBy(actor) }, select: { id: true, title: true } }),
  ]);
  const names = new Map([...parties.map((one) => [one.id, one.name] as const), ...sources.map((one) => [one.id, one.title] as const)]);
  return { entries: describePartyEvents(events, names), older: total - rows.length };
}

/** The parties and sources that an event names in words. What a merge moved is counted there, not named. */
function namedIn({ moved: _, ...data }: PartyEvent["data"]): string[] {
  return JSON.stringify(data).match(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g) ?? [];
}
