import "server-only";
import type { Db } from "#lib/db";
import { STANCES, type Stance } from "#lib/evidence/schema";
import { type ListedClaim, partyOf } from "#lib/publication/listed";
import { isNamed } from "#lib/publication/queries";
import type { Snapshot } from "#lib/publication/snapshot";
import { basisWords } from "#lib/publication/words";
import type { SourceKind } from "#lib/sources/schema";
import { countsOfSource } from "#lib/subjects/counts";
import type { Tally } from "#lib/subjects/tally";

/** What a source says of a claim, and on whose word; a name stands apart, so that it can be set in its own direction. */
export type Use = { stance: Stance; basis: ReturnType<typeof basisWords>; withdrawnOn: string | null };

/** Another source that is named in the same claims. */
export type NamedSource = { id: string; title: string; language: string | null; publisher: string | null };

export type PublicSource = {
  id: string;
  kind: SourceKind;
  title: string;
  language: string | null;
  author: string | null;
  publishedOn: string | null;
  address: string | null;
  /** The address of its page is that of the party that it is now; null: it has none. */
  publisher: { name: string; slug: string | null } | null;
  /** Of all claims that show it. */
  tally: Tally;
  /** The newest of them, each with what the source says of it; nothing where it is only repeated there. */
  claims: { claim: ListedClaim; uses: Use[] }[];
  /** Among these claims. */
  repeats: NamedSource[];
  repeatedBy: NamedSource[];
  /** The parties whose names and pages it tells of. */
  about: string[];
};

/** So many claims are read for what a source says in them. */
export const MOST_RELYING = 50;

type Row = { listed: ListedClaim; evidence: Snapshot["evidence"] } & Pick<Snapshot, "sources" | "parties">;

/** A source that the current version of some claim shows, as the newest of these versions has it; any other is not public. */
export async function publicSource(db: Db, id: string): Promise<PublicSource | null> {
  // Not by ORDER BY and LIMIT: then the newest of all claims would be tried one after the other.
  const [newest] = await db.$queryRaw<Pick<Snapshot, "sources" | "parties">[]>`
    SELECT v.snapshot->'sources' AS sources, v.snapshot->'parties' AS parties
    FROM (
      SELECT (array_agg(p.number ORDER BY p."updatedAt" DESC, p.number DESC))[1] AS number
      FROM publication_source s JOIN publication p USING (number) WHERE s."sourceId" = ${id}::uuid
    ) newest JOIN publication p USING (number) JOIN version v ON v.id = p."versionId"`;
  const source = newest?.sources.find((one) => one.id === id);
  if (!newest || !source) return null;
  const named = partyOf(newest, source.publisher);
  const [rows, tally, page] = await Promise.all([relying(db, id), countsOfSource(db, id), named && pageOf(db, named.id)]);
  return {
    ...source,
    publisher: named && { name: named.name, slug: page?.isPublic ? page.slug : null },
    tally,
    claims: rows.map((row) => ({ claim: row.listed, uses: usesIn(row, id) })),
    repeats: namedIn(rows, (one) => (one.source === id ? one.basis.from : null), id),
    repeatedBy: namedIn(rows, (one) => (one.basis.from === id ? one.source : null), id),
    about: [...new Set([named?.slug, page?.slug].filter((slug) => slug !== undefined))],
  };
}

/** Only the evidence that names the source, and only whom and what a version names: the whole of it can be large. */
function relying(db: Db, id: string): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT p.listed, v.snapshot->'sources' AS sources, v.snapshot->'parties' AS parties, COALESCE((
        SELECT jsonb_agg(e) FROM jsonb_array_elements(v.snapshot->'evidence') e WHERE e->>'source' = ${id} OR e->'basis'->>'from' = ${id}
      ), '[]') AS evidence
    FROM (
      SELECT "claimId", number, "firstPublishedAt" FROM publication_source WHERE "sourceId" = ${id}::uuid
      ORDER BY "firstPublishedAt" DESC, number DESC LIMIT ${MOST_RELYING}
    ) s JOIN publication p USING ("claimId") JOIN version v ON v.id = p."versionId"
    ORDER BY s."firstPublishedAt" DESC, s.number DESC`;
}

/** The party that it is now, and whether readers have a page about it. */
async function pageOf(db: Db, partyId: string): Promise<{ slug: string; isPublic: boolean } | null> {
  const party = await db.party.findUnique({
    where: { id: partyId },
    select: { id: true, slug: true, mergedInto: { select: { id: true, slug: true } } },
  });
  if (!party) return null;
  const { id, slug } = party.mergedInto ?? party;
  return { slug, isPublic: await isNamed(db, id) };
}

function usesIn(row: Row, id: string): Use[] {
  return row.evidence
    .filter((one) => one.source === id)
    .map((one) => ({ stance: one.stance, basis: basisWords(one, row), withdrawnOn: one.withdrawnOn }))
    .sort((a, b) => STANCES.indexOf(a.stance) - STANCES.indexOf(b.stance));
}

/** In the order in which they were linked, newest claim first, each once and as the newest claim has it. */
function namedIn(rows: readonly Row[], whom: (one: Snapshot["evidence"][number]) => string | null, except: string): NamedSource[] {
  const named = new Map<string, NamedSource>();
  for (const row of rows)
    for (const one of row.evidence) {
      const id = whom(one);
      const source = id !== null && id !== except && !named.has(id) && row.sources.find((other) => other.id === id);
      if (!source) continue;
      const { title, language, publisher } = source;
      named.set(source.id, { id: source.id, title, language, publisher: partyOf(row, publisher)?.name ?? null });
    }
  return [...named.values()];
}
