import "server-only";
import type { Tx } from "#lib/db";
import { presentIds } from "#lib/parties/living";
import { claimJson } from "#lib/publication/api";
import { listed } from "#lib/publication/listed";
import { searchedIn } from "#lib/publication/searched";
import type { Snapshot } from "#lib/publication/snapshot";
import { stemsOf } from "#lib/search/stems";
import { filterMark, searchVector } from "#lib/search/vector";
import { wordsIn } from "#lib/search/words";

/** Counted on whenever what is written here changes: at the next start the entries of all public claims are made anew. */
export const ENTRY_RULES = 4;

export type Entry = { claimId: string; snapshot: Snapshot; firstPublishedAt: Date };

/**
 * Writes what lists and search know of public claims, in the transaction that points readers to their versions. Everything in it follows
 * from the versions: it can be made anew at any time.
 */
export async function writeEntries(tx: Tx, all: readonly Entry[]): Promise<void> {
  const claimIds = all.map((entry) => entry.claimId);
  // What is the same as another claim is in no list and no search: that one is.
  const entries = all.filter(({ snapshot }) => snapshot.retraction?.sameAs === undefined);
  // A version keeps its parties, which may have been merged into others since.
  const named = entries.flatMap(({ snapshot: { claim } }) => [...(claim.speaker ? [claim.speaker] : []), ...claim.concerns]);
  const present = await presentIds(tx, [...new Set(named)]);

  await tx.$executeRaw`
    UPDATE publication p SET listed = r.listed, json = r.json, "entryRules" = ${ENTRY_RULES}
    FROM jsonb_to_recordset(${JSON.stringify(all.map(shownOf))}::jsonb) AS r ("claimId" uuid, listed jsonb, json text)
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
  await writeSearch(tx, claimIds, entries, present);
}

/** What was retracted stays in the lists, but search leaves it out. */
async function writeSearch(tx: Tx, claimIds: string[], entries: readonly Entry[], present: (id: string) => string): Promise<void> {
  const standing = entries
    .filter(({ snapshot }) => snapshot.retraction === null)
    .map((entry) => {
      const parts = searchedIn(entry.snapshot);
      return { entry, parts, words: parts.flatMap(({ text, language }) => wordsIn(text).map((word) => ({ ...word, language }))) };
    });
  const stemmed = standing.flatMap(({ words }) =>
    words.flatMap(({ language, ...word }) => (language === null ? [] : [{ ...word, language }])),
  );
  const stemOf = await stemsOf(tx, stemmed);
  const rows = standing.map(({ entry, parts }) => ({
    ...rowOf(entry),
    saidOn: entry.snapshot.claim.saidOn,
    search: searchVector(parts, stemOf, marksOf(entry, present)),
  }));
  await tx.$executeRaw`DELETE FROM publication_search WHERE "claimId" = ANY(${claimIds}::uuid[])`;
  await tx.$executeRaw`
    INSERT INTO publication_search ("claimId", number, "firstPublishedAt", "saidOn", search)
    SELECT r."claimId", r.number, r."firstPublishedAt", r."saidOn", r.search::tsvector
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r ("claimId" uuid, number int, "firstPublishedAt" timestamptz, "saidOn" date, search text)`;
  // In one order, so that two that add the same words wait for each other and not in a ring.
  const known = [...new Set(standing.flatMap(({ words }) => words.flatMap((one) => (one.unspaced ? [] : [one.word]))))].sort();
  await tx.$executeRaw`INSERT INTO search_word (word) SELECT unnest(${known}::text[]) ON CONFLICT DO NOTHING`;
  const languages = [...new Set(stemmed.map((one) => one.language))].sort();
  await tx.$executeRaw`INSERT INTO search_language (language) SELECT unnest(${languages}::text[]) ON CONFLICT DO NOTHING`;
}

/** By what a search can be filtered: written beside the words, so that the index finds both at once. */
function marksOf({ snapshot: { status, claim } }: Entry, present: (id: string) => string): string[] {
  const about = [...(claim.speaker ? [claim.speaker] : []), ...claim.concerns].map(present);
  return [
    ...(status ? [filterMark("status", status)] : []),
    ...about.map((id) => filterMark("party", id)),
    ...claim.topics.map(({ slug }) => filterMark("topic", slug)),
  ];
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
