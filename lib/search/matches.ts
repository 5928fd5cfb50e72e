import "server-only";
import { type Db, type Prisma, sql } from "#lib/db";
import { KNOWN } from "#lib/publication/known-parties";
import type { PublicFilter } from "#lib/publication/lists";
import { filterMark, literal } from "#lib/search/vector";

/** What a search is filtered by: a query of marks, and conditions on `s`. */
export type Within = { marks: string[]; days: Prisma.Sql };

export const NOT_FILTERED: Within = { marks: [], days: sql.empty };

/** @returns null where nothing can be found: a party that is not in the registry */
export async function withinOf(db: Db, { status, party, speaker, topic, from, to }: PublicFilter): Promise<Within | null> {
  const about = await Promise.all([party, speaker].map((slug) => (slug ? partyMarks(db, slug) : null)));
  if (about.includes("")) return null;
  const marks = [
    status && literal(filterMark("status", status)),
    topic && literal(filterMark("topic", topic)),
    ...about.map((one) => one && `(${one})`),
  ].filter((mark) => typeof mark === "string");
  const days = sql.sql`${from ? sql.sql`AND s."saidOn" >= ${from}::date` : sql.empty} ${to ? sql.sql`AND s."saidOn" <= ${to}::date` : sql.empty}`;
  return { marks, days };
}

/** An entry names the party that was meant when it was written, which may have been merged into another since. Empty: there is none. */
async function partyMarks(db: Db, slug: string): Promise<string> {
  const merged = { select: { id: true } };
  const found = await db.party.findFirst({
    where: { slug, ...KNOWN },
    select: { id: true, merged, mergedInto: { select: { id: true, merged } } },
  });
  if (!found) return "";
  const party = found.mergedInto ?? found;
  return [party, ...party.merged].map((one) => literal(filterMark("party", one.id))).join(" | ");
}

/** Which rows of `publication_search s` a search finds. */
export type Matches = Prisma.Sql;

export function matchesOf(query: string, { marks, days }: Within): Matches {
  return sql.sql`s.search @@ ${[query, ...marks].join(" & ")}::tsquery ${days}`;
}

/** All of them, read by the index of words or of days and by no other: what has an offset is read for itself. */
export function allMatches(matches: Matches): Prisma.Sql {
  return sql.sql`(SELECT * FROM publication_search s WHERE ${matches} OFFSET 0)`;
}

/**
 * Reading all matches costs by how many there are; walking through the newest claims until there are enough, by how few. Both cost the same
 * where the square of the matches is some hundred times the number of claims; as words come in clusters, walking is put off, by what was
 * measured at 150,000 and at a million claims.
 * PostgreSQL's planner, left to choose, walks far too early (docs/decisions/0015-search.md).
 */
export const WALK_FROM = 3_000;

/** So many that walking is cheaper. */
export async function areMany(db: Db, matches: Matches, walkFrom = WALK_FROM): Promise<boolean> {
  const [many, claims] = await Promise.all([estimateOf(db, matches), countedLast(db)]);
  return many ** 2 > walkFrom * claims;
}

type Plan = { "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] };

/** About how many there are, by PostgreSQL's own statistics of words: nothing is read. */
export async function estimateOf(db: Db, matches: Matches): Promise<number> {
  const [row] = await db.$queryRaw<Plan[]>`EXPLAIN (FORMAT JSON) SELECT 1 FROM publication_search s WHERE ${matches}`;
  return row?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? 0;
}

/** Where so few are found in any way, it does not matter which. */
const FEWEST_CLAIMS = 10_000;

/** How many claims there were when PostgreSQL last counted. */
async function countedLast(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ claims: number }[]>`
    SELECT reltuples::float8 AS claims FROM pg_class WHERE oid = 'publication_search'::regclass`;
  return Math.max(row?.claims ?? 0, FEWEST_CLAIMS);
}
