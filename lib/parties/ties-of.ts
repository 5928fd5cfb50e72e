import "server-only";
import type { Actor } from "#lib/auth/roles";
import { fromDay, toDay } from "#lib/dates";
import type { Db, Prisma } from "#lib/db";
import { aligns } from "#lib/parties/schema";
import { type Branch, branchesOf, type Direction, type Tie, type TiedParty } from "#lib/parties/ties";
import { sourcesSeenBy } from "#lib/sources/queries";

/** Where a tree is cut off: it is drawn on one page. */
const MOST = 300;

const TIE = {
  id: true,
  revision: true,
  fromId: true,
  toId: true,
  kind: true,
  since: true,
  until: true,
  sourceId: true,
} as const;
const PARTY = { id: true, name: true, slug: true, kind: true } as const;

export type Tree = { branches: Branch[]; cut: boolean };

/** @param actor who looks; null: a reader, who is told only of ties that a public version tells of, and of no source */
export async function treeOf(db: Db, actor: Actor | null, rootId: string, direction: Direction, day: string): Promise<Tree> {
  const [near, far] = direction === "up" ? (["fromId", "toId"] as const) : (["toId", "fromId"] as const);
  const rows: Prisma.AffiliationGetPayload<{ select: typeof TIE }>[] = [];
  const known = new Set([rootId]);
  const told = actor === null ? await tiesTold(db, [rootId]) : null;
  let cut = false;
  for (let frontier = [rootId]; frontier.length > 0; ) {
    const found = await db.affiliation
      .findMany({
        where: { [near]: { in: frontier }, ...holding(day) },
        select: TIE,
        orderBy: [{ kind: "asc" }, { createdAt: "asc" }, { id: "asc" }],
        take: MOST + 1 - rows.length,
      })
      .then((all) => all.filter((tie) => told === null || told.has(tieKey(tie))));
    rows.push(...found);
    if (rows.length > MOST) {
      cut = true;
      rows.length = MOST;
      break;
    }
    const next = new Set(found.filter((tie) => aligns(tie.kind) && !known.has(tie[far])).map((tie) => tie[far]));
    for (const id of next) known.add(id);
    frontier = [...next];
  }
  const ties = await withSources(db, actor, rows);
  return { branches: branchesOf(rootId, ties, await partiesIn(db, ties), direction), cut };
}

/** Which parties that readers have a page about are tied to this one, directly. */
export async function publicTiesTo(db: Db, partyId: string, day: string): Promise<Branch[]> {
  const rows = await db.affiliation.findMany({
    where: { toId: partyId, from: { publications: { some: {} } }, ...holding(day) },
    select: TIE,
    orderBy: [{ kind: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    take: MOST,
  });
  const told = await tiesTold(
    db,
    rows.map((row) => row.fromId),
  );
  const ties = await withSources(
    db,
    null,
    rows.filter((row) => told.has(tieKey(row))),
  );
  return branchesOf(partyId, ties, await partiesIn(db, ties), "down");
}

const tieKey = (tie: { fromId: string; toId: string; kind: string }) => `${tie.fromId} ${tie.kind} ${tie.toId}`;

/** How many of the newest public versions about a party are asked which ties they tell of. */
const ASKED = 200;

/** The ties that the public versions about these parties tell of: what an editor has entered since waits for a decision, like all else. */
async function tiesTold(db: Db, partyIds: string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ fromId: string; toId: string; kind: string }[]>`
    SELECT DISTINCT coalesce(f."mergedIntoId", f.id) AS "fromId", coalesce(t."mergedIntoId", t.id) AS "toId", tie ->> 'kind' AS kind
    FROM unnest(${[...new Set(partyIds)]}::uuid[]) AS asked (id)
    CROSS JOIN LATERAL (
      SELECT y."claimId" FROM publication_party y WHERE y."partyId" = asked.id
      ORDER BY y."firstPublishedAt" DESC, y.number DESC LIMIT ${ASKED}
    ) about
    JOIN publication p ON p."claimId" = about."claimId"
    JOIN version v ON v.id = p."versionId"
    CROSS JOIN LATERAL jsonb_array_elements(v.snapshot -> 'affiliations') tie
    JOIN party f ON f.id = (tie ->> 'from')::uuid
    JOIN party t ON t.id = (tie ->> 'to')::uuid`;
  return new Set(rows.map(tieKey));
}

/** The ties of a party, in both directions, that do not hold on a day: they ended before it, or begin after it. */
export async function tiesNotOn(
  db: Db,
  actor: Actor,
  partyId: string,
  day: string,
): Promise<{ tie: Tie; from: TiedParty; to: TiedParty }[]> {
  const rows = await db.affiliation.findMany({
    where: { OR: [{ fromId: partyId }, { toId: partyId }], NOT: holding(day) },
    select: TIE,
    orderBy: [{ since: "desc" }, { id: "asc" }],
    take: MOST,
  });
  const ties = await withSources(db, actor, rows);
  const parties = await partiesIn(db, ties);
  return ties.flatMap((tie) => {
    const [from, to] = [parties.get(tie.fromId), parties.get(tie.toId)];
    return from && to ? [{ tie, from, to }] : [];
  });
}

/** A tie with both its ends; null if there is none. */
export async function findTie(db: Db, actor: Actor, id: string): Promise<{ tie: Tie; from: TiedParty; to: TiedParty } | null> {
  const row = await db.affiliation.findUnique({ where: { id }, select: { ...TIE, from: { select: PARTY }, to: { select: PARTY } } });
  if (!row) return null;
  const [tie] = await withSources(db, actor, [row]);
  return tie ? { tie, from: row.from, to: row.to } : null;
}

/** On the day when one of these ties begins or stops to hold next, a page that shows them is old; null: never. */
export async function nextTurn(db: Db, partyIds: readonly string[], day: string): Promise<string | null> {
  const of = { OR: [{ fromId: { in: [...partyIds] } }, { toId: { in: [...partyIds] } }] };
  const [begins, ends] = await Promise.all([
    db.affiliation.aggregate({ where: { ...of, since: { gt: fromDay(day) } }, _min: { since: true } }),
    db.affiliation.aggregate({ where: { ...of, until: { gte: fromDay(day) } }, _min: { until: true } }),
  ]);
  const after = ends._min.until && new Date(ends._min.until.getTime() + 86_400_000);
  const days = [toDay(begins._min.since), toDay(after)].filter((one) => one !== null);
  return days.sort()[0] ?? null;
}

export function holding(day: string) {
  const on = fromDay(day);
  return { AND: [{ OR: [{ since: null }, { since: { lte: on } }] }, { OR: [{ until: null }, { until: { gte: on } }] }] };
}

async function withSources(
  db: Db,
  actor: Actor | null,
  rows: readonly Prisma.AffiliationGetPayload<{ select: typeof TIE }>[],
): Promise<Tie[]> {
  const ids = actor ? rows.flatMap((row) => row.sourceId ?? []) : [];
  const seen =
    actor && ids.length > 0
      ? await db.source.findMany({ where: { id: { in: ids }, ...sourcesSeenBy(actor) }, select: { id: true, title: true, address: true } })
      : [];
  const sources = new Map(seen.map((source) => [source.id, source]));
  return rows.map(({ sourceId, since, until, ...row }) => ({
    ...row,
    since: toDay(since),
    until: toDay(until),
    source: sourceId === null || actor === null ? null : (sources.get(sourceId) ?? "withheld"),
  }));
}

async function partiesIn(db: Db, ties: readonly Tie[]): Promise<Map<string, TiedParty>> {
  const ids = [...new Set(ties.flatMap((tie) => [tie.fromId, tie.toId]))];
  const rows = await db.party.findMany({ where: { id: { in: ids } }, select: PARTY });
  return new Map(rows.map((row) => [row.id, row]));
}
