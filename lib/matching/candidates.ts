import "server-only";
import type { Db, Prisma } from "#lib/db";
import { sql } from "#lib/db";
import { BOUNDS, type Sought } from "#lib/matching/sought";
import { literal } from "#lib/search/vector";

/** What is compared of a claim. */
export type Candidate = { number: number; text: string; quote: string | null; speaker: string | null; titles: string[] };

/** More titles tell of the sources and no longer of the claim. */
const MOST_TITLES = 5;

/** What a text is compared with: what was claimed, by whom, and what its sources are headed. */
export const comparedIn = ({ text, quote, speaker, titles }: Candidate): string => [text, quote ?? "", speaker ?? "", ...titles].join("\n");

/** Of the claims that share the rarest words the ones that share most. */
export function candidatesInPublic(db: Db, sought: readonly Sought[]): Promise<Candidate[]> {
  const meeting = (query: Prisma.Sql) => sql.sql`SELECT "claimId" AS id, number FROM publication_search WHERE search @@ ${query}`;
  return db.$queryRaw<Candidate[]>`
    WITH met AS MATERIALIZED (${metBy(sought, meeting)})
    SELECT met.number, v.snapshot -> 'claim' ->> 'text' AS text, v.snapshot -> 'claim' ->> 'quote' AS quote,
      p.listed -> 'speaker' ->> 'name' AS speaker, jsonb_path_query_array(v.snapshot, ${`$.sources[0 to ${MOST_TITLES - 1}].title`}::jsonpath) AS titles
    FROM met JOIN publication p ON p."claimId" = met.id JOIN version v ON v.id = p."versionId"`;
}

/** The same among the working copies of the desk. @param except the claim that is being written */
export function candidatesOnDesk(db: Db, sought: readonly Sought[], except: number | null): Promise<Candidate[]> {
  const meeting = (query: Prisma.Sql) => sql.sql`
    SELECT id, number FROM claim
    WHERE claim_words("searchText") @@ ${query} AND state NOT IN ('discarded', 'retracted') AND number IS DISTINCT FROM ${except}::int`;
  return db.$queryRaw<Candidate[]>`
    WITH met AS MATERIALIZED (${metBy(sought, meeting)})
    SELECT met.number, c.text, c.quote, y.name AS speaker, ARRAY(
      SELECT s.title FROM evidence e JOIN source s ON s.id = e."sourceId"
      WHERE e."claimId" = c.id AND e."withheldReason" IS NULL ORDER BY e.linked LIMIT ${MOST_TITLES}
    ) AS titles
    FROM met JOIN claim c ON c.id = met.id LEFT JOIN party y ON y.id = c."speakerId"`;
}

/** Each word is looked for by the index alone, and what it finds is not read: a claim counts by the weights of the words that met it. */
function metBy(sought: readonly Sought[], meeting: (query: Prisma.Sql) => Prisma.Sql): Prisma.Sql {
  const queries = sought.map(({ word, begins }) => `${literal(word)}${begins ? ":*" : ""}`);
  const weights = sought.map(({ weight }) => weight);
  return sql.sql`
    SELECT m.id, m.number
    FROM unnest(${queries}::text[], ${weights}::float8[]) AS s (query, weight)
    CROSS JOIN LATERAL (${meeting(sql.sql`s.query::tsquery`)} LIMIT ${BOUNDS.common}) m
    GROUP BY m.id, m.number
    ORDER BY sum(s.weight) DESC, m.number
    LIMIT ${BOUNDS.compared}`;
}
