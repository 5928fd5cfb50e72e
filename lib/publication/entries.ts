import "server-only";
import type { Tx } from "#lib/db";
import { presentIds } from "#lib/parties/living";
import { claimJson } from "#lib/publication/api";
import { listed, partyOf } from "#lib/publication/listed";
import type { Snapshot } from "#lib/publication/snapshot";
import { searchVector, wordsOf } from "#lib/search/vector";

/** Counted on whenever what is written here changes: at the next start the entries of all public claims are made anew. */
export const ENTRY_RULES = 1;

export type Entry = { claimId: string; snapshot: Snapshot; firstPublishedAt: Date };

/**
 * Writes what lists and search know of public claims, in the transaction that points readers to their versions. Everything in it follows
 * from the versions: it can be made anew at any time.
 */
export async function writeEntries(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const claimIds = entries.map((entry) => entry.claimId);
  // A version keeps its parties, which may have been merged into others since.
  const named = entries.flatMap(({ snapshot: { claim } }) => [...(claim.speaker ? [claim.speaker] : []), ...claim.concerns]);
  const present = await presentIds(tx, [...new Set(named)]);

  await tx.$executeRaw`
    UPDATE publication p SET listed = r.listed, json = r.json, "entryRules" = ${ENTRY_RULES}
    FROM jsonb_to_recordset(${JSON.stringify(entries.map(shownOf))}::jsonb) AS r ("claimId" uuid, listed jsonb, json text)
    WHERE p."claimId" = r."claimId"`;
  await tx.$executeRaw`DELETE FROM publication_party WHERE "claimId" = ANY(${claimIds}::uuid[])`;
  await tx.$executeRaw`
    INSERT INTO publication_party ("claimId", "partyId", speaks, concerned, status, "saidOn", "firstPublishedAt", number)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(entries.flatMap((entry) => partiesOf(entry, present)))}::jsonb)
      AS r ("claimId" uuid, "partyId" uuid, speaks boolean, concerned boolean, status "Status", "saidOn" date, "firstPublishedAt" timestamptz, number int)`;
  await tx.$executeRaw`DELETE FROM publication_topic WHERE "claimId" = ANY(${claimIds}::uuid[])`;
  await tx.$executeRaw`
    INSERT INTO publication_topic ("claimId", slug, name, status, "saidOn", "firstPublishedAt", number)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(entries.flatMap(topicsOf))}::jsonb)
      AS r ("claimId" uuid, slug text, name text, status "Status", "saidOn" date, "firstPublishedAt" timestamptz, number int)`;
  await tx.$executeRaw`DELETE FROM publication_source WHERE "claimId" = ANY(${claimIds}::uuid[])`;
  await tx.$executeRaw`
    INSERT INTO publication_source ("claimId", "sourceId", "firstPublishedAt", number)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(entries.flatMap(sourcesOf))}::jsonb)
      AS r ("claimId" uuid, "sourceId" uuid, "firstPublishedAt" timestamptz, number int)`;
  await writeSearch(tx, claimIds, entries);
}

/** What was retracted stays in the lists, but search leaves it out. */
async function writeSearch(tx: Tx, claimIds: string[], entries: readonly Entry[]): Promise<void> {
  const standing = entries
    .filter(({ snapshot }) => snapshot.retraction === null)
    .map((entry) => ({ entry, parts: searchedIn(entry.snapshot) }));
  await tx.$executeRaw`DELETE FROM publication_search WHERE "claimId" = ANY(${claimIds}::uuid[])`;
  await tx.$executeRaw`
    INSERT INTO publication_search ("claimId", number, "firstPublishedAt", search)
    SELECT r."claimId", r.number, r."firstPublishedAt", r.search::tsvector
    FROM jsonb_to_recordset(${JSON.stringify(standing.map(({ entry, parts }) => ({ ...rowOf(entry), search: searchVector(parts) })))}::jsonb)
      AS r ("claimId" uuid, number int, "firstPublishedAt" timestamptz, search text)`;
  // In one order, so that two that add the same words wait for each other and not in a ring.
  const words = [...new Set(standing.flatMap(({ parts }) => parts.flatMap((part) => wordsOf(part.text))))].sort();
  await tx.$executeRaw`INSERT INTO search_word (word) SELECT unnest(${words}::text[]) ON CONFLICT DO NOTHING`;
}

const rowOf = ({ claimId, snapshot, firstPublishedAt }: Entry) => ({
  claimId,
  number: snapshot.number,
  firstPublishedAt: firstPublishedAt.toISOString(),
});

const shownOf = ({ claimId, snapshot }: Entry) => ({ claimId, listed: listed(snapshot), json: JSON.stringify(claimJson(snapshot, "")) });

function partiesOf(entry: Entry, present: (id: string) => string) {
  const { speaker, concerns, saidOn } = entry.snapshot.claim;
  const speaks = speaker && present(speaker);
  const concerned = new Set(concerns.map(present));
  return [...new Set([...(speaks ? [speaks] : []), ...concerned])].map((partyId) => ({
    ...rowOf(entry),
    partyId,
    speaks: partyId === speaks,
    concerned: concerned.has(partyId),
    status: entry.snapshot.status,
    saidOn,
  }));
}

function topicsOf(entry: Entry) {
  const { status, claim } = entry.snapshot;
  return claim.topics.map(({ slug, name }) => ({ ...rowOf(entry), slug, name, status, saidOn: claim.saidOn }));
}

function sourcesOf(entry: Entry) {
  return entry.snapshot.sources.map((source) => ({ ...rowOf(entry), sourceId: source.id }));
}

/** What is searched, with how much it counts (PostgreSQL's weights). */
function searchedIn(snapshot: Snapshot): { text: string; weight: "A" | "B" | "C" }[] {
  const { text, quote, speaker } = snapshot.claim;
  const nameOf = (id: string | null) => partyOf(snapshot, id)?.name ?? "";
  return [
    { text, weight: "A" },
    { text: nameOf(speaker), weight: "A" },
    { text: quote ?? "", weight: "B" },
    ...snapshot.sources.flatMap((source) => [
      { text: source.title, weight: "C" as const },
      { text: nameOf(source.publisher), weight: "C" as const },
    ]),
  ];
}
