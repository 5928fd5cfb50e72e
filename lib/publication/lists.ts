import "server-only";
import { STATUSES, type Status } from "#lib/claims/states";
import { type Db, type Prisma, type Read, sql } from "#lib/db";
import { idKnownAs } from "#lib/publication/known-parties";
import type { ListedClaim } from "#lib/publication/listed";
import { isBackwards, momentOf, PAGE_SIZE, type Page, type Place, pageFrom } from "#lib/publication/pages";
import { type Cursor, claimNumberIn } from "#lib/publication/search-params";
import { allMatches, areMany, matchesOf, withinOf } from "#lib/search/matches";
import { readSearch } from "#lib/search/read";

/** Totals are counted to here and no further. */
export const COUNTED_TO = 10_000;

/** Which claims of the public record; nothing set: all of them. */
export type PublicFilter = {
  q?: string;
  status?: Status;
  /** Said it, or is concerned by it. */
  party?: string;
  speaker?: string;
  topic?: string;
  /** Said on this day or later, or earlier. */
  from?: string;
  to?: string;
};

/** Newest published first, or newest said where days are asked for. What was retracted stays in the list, but a search leaves it out. */
export async function listClaims(db: Db, filter: PublicFilter = {}, place: Place = {}, size = PAGE_SIZE): Promise<Page<ListedClaim>> {
  const query = await pageQuery(db, "listed", filter, place, size);
  const rows = query ? await db.$queryRaw<(Row & { shown: ListedClaim })[]>(query) : [];
  const page = pageFrom(rows, place, size, cursorOf);
  return { ...page, items: page.items.map((row) => row.shown) };
}

/** In a text of JSON there is no line break. */
const BETWEEN = ",\n";

/**
 * The same forwards, as the JSON texts of the API in one, with commas between them, their addresses without the site. One row, since
 * handing on fifty takes longer than finding them.
 */
export async function listText(
  db: Db,
  read: Read,
  filter: PublicFilter,
  after: Cursor | undefined,
  size: number,
): Promise<{ claims: string; next: Cursor | null }> {
  const query = await pageQuery(db, "json", filter, { after }, size);
  if (query === null) return { claims: "", next: null };
  // What is joined comes in the order of the query within.
  const [row] = await read<{ found: number; claims: string | null; number: number | null; at: Date | null }>(sql.sql`
    SELECT
      count(*)::int AS found, string_agg(p.shown, ${BETWEEN}) AS claims,
      (array_agg(p.number))[${size}] AS number, (array_agg(p.at))[${size}] AS at
    FROM (${query}) p`);
  const { claims = null, found = 0, number = null, at = null } = row ?? {};
  if (claims === null || found <= size || number === null || at === null) return { claims: claims ?? "", next: null };
  return { claims: claims.slice(0, claims.lastIndexOf(BETWEEN)), next: cursorOf({ number, at }) };
}

/** One row more than fits on the page, so that it is known whether there is more; null where nothing can be found. */
async function pageQuery(db: Db, column: "listed" | "json", filter: PublicFilter, place: Place, size: number): Promise<Prisma.Sql | null> {
  const walk = await walkOf(db, filter);
  if (walk === null) return null;
  const { from: table, day } = walk;
  const backwards = isBackwards(place);
  const from = place.before ?? place.after;
  const order = day ? sql.sql`w."saidOn"` : sql.sql`w."firstPublishedAt"`;
  const where = [...walk.where, ...(day ? daysFrom(filter, place) : from ? [beyond(from, backwards, false)] : [])];
  const walked = (what: Prisma.Sql) => sql.sql`
    SELECT ${what}, w.number, ${order} AS at FROM ${table}
    WHERE ${sql.join([sql.sql`true`, ...where], " AND ")}
    ORDER BY ${backwards ? sql.sql`${order}, w.number` : sql.sql`${order} DESC, w.number DESC`}
    LIMIT ${size + 1}`;
  const shown = sql.raw(column);
  if (walk.shows) return walked(sql.sql`w.${shown} AS shown`);
  return sql.sql`
    SELECT w.number, w.at, p.${shown} AS shown
    FROM (${walked(sql.sql`w."claimId"`)}) w JOIN publication p USING ("claimId")
    ORDER BY ${backwards ? sql.sql`w.at, w.number` : sql.sql`w.at DESC, w.number DESC`}`;
}

/** How many claims a filter leaves; more than COUNTED_TO are not counted to the end. */
export async function countClaims(db: Db, filter: PublicFilter = {}): Promise<number> {
  const walk = await walkOf(db, filter);
  if (walk === null) return 0;
  const where = [sql.sql`true`, ...walk.where, ...daysFrom(filter, {})];
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (
      SELECT 1 FROM ${walk.from} WHERE ${sql.join(where, " AND ")} LIMIT ${COUNTED_TO + 1}
    ) counted`;
  return row?.total ?? 0;
}

/** The claims that were decided last and still stand. One index walk a status, however much unreviewed material lies between. */
export async function latestDecided(db: Db, size: number): Promise<ListedClaim[]> {
  const decided = STATUSES.filter((status) => status !== "unreviewed");
  const found = await Promise.all(
    decided.map((status) =>
      db.publication.findMany({
        where: { status },
        orderBy: [{ firstPublishedAt: "desc" }, { number: "desc" }],
        take: size,
        select: { listed: true, number: true, firstPublishedAt: true },
      }),
    ),
  );
  const newest = found.flat().sort((a, b) => b.firstPublishedAt.getTime() - a.firstPublishedAt.getTime() || b.number - a.number);
  return newest.slice(0, size).map((row) => row.listed as ListedClaim);
}

export type FilterChoices = { parties: { slug: string; name: string }[]; topics: { slug: string; name: string }[] };

/** What the form offers: the parties and topics of the public record, at most the 200 most frequent of each. */
export async function filterChoices(db: Db): Promise<FilterChoices> {
  const [parties, topics] = await Promise.all([
    db.$queryRaw<FilterChoices["parties"]>`
      SELECT y.slug, y.name
      FROM (SELECT "partyId" FROM publication_party GROUP BY "partyId" ORDER BY count(*) DESC, "partyId" LIMIT 200) used
      JOIN party y ON y.id = used."partyId"
      ORDER BY y."nameKey", y.slug`,
    db.$queryRaw<FilterChoices["topics"]>`
      SELECT slug, name
      FROM (SELECT slug, max(name) AS name FROM publication_topic GROUP BY slug ORDER BY count(*) DESC, slug LIMIT 200) used
      ORDER BY lower(name), slug`,
  ]);
  return { parties, topics };
}

/** The names of what is filtered by, where readers may know them. */
export async function filterNames(db: Db, filter: PublicFilter): Promise<{ party: string | null; topic: string | null }> {
  const [parties, topic] = await Promise.all([
    filter.party
      ? db.$queryRaw<{ name: string }[]>`
          SELECT name FROM party p WHERE id = ${idKnownAs(filter.party)} AND EXISTS (SELECT FROM publication_party WHERE "partyId" = p.id)`
      : [],
    filter.topic ? db.publicationTopic.findFirst({ where: { slug: filter.topic }, select: { name: true } }) : null,
  ]);
  return { party: parties[0]?.name ?? null, topic: topic?.name ?? null };
}

type Row = { number: number; at: Date };

const cursorOf = (row: Row): Cursor => ({ at: row.at.getTime(), number: row.number });

function keyOf(cursor: Cursor, day: boolean): Prisma.Sql {
  const [moment, { number }] = [momentOf(cursor), cursor];
  return day
    ? sql.sql`(${moment.toISOString().slice(0, 10)}::date, ${number}::int)`
    : sql.sql`(${moment.toISOString()}::timestamptz, ${number}::int)`;
}

function beyond(place: Cursor, backwards: boolean, day: boolean): Prisma.Sql {
  const key = day ? sql.sql`(w."saidOn", w.number)` : sql.sql`(w."firstPublishedAt", w.number)`;
  return backwards ? sql.sql`${key} > ${keyOf(place, day)}` : sql.sql`${key} < ${keyOf(place, day)}`;
}

/**
 * The days that are asked for, from a place on. At each end stands one bound, whichever is the tighter: of two, PostgreSQL begins to read
 * at the wider one, and a late page costs as much as all before it.
 */
function daysFrom({ from, to }: PublicFilter, { after, before }: Place): Prisma.Sql[] {
  const dayOf = (cursor: Cursor) => momentOf(cursor).toISOString().slice(0, 10);
  const isAfterTighter = after && (!to || dayOf(after) <= to);
  const isBeforeTighter = before && (!from || dayOf(before) >= from);
  return [
    ...(isBeforeTighter ? [beyond(before, true, true)] : from ? [sql.sql`w."saidOn" >= ${from}::date`] : []),
    ...(isAfterTighter ? [beyond(after, false, true)] : to ? [sql.sql`w."saidOn" <= ${to}::date`] : []),
  ];
}

/**
 * The table, `w`, whose index a list is read along, so that its last page costs what its first does: that of a party, of a topic, or of all.
 * What else is asked for is looked up row by row. What a party and a topic share is read whole (OFFSET keeps the planner from walking along
 * one of them until enough of the other has come by, which is quick on the first page and slow on the last).
 * @returns null where nothing can be found: a search for no word
 */
async function walkOf(db: Db, filter: PublicFilter): Promise<Walk | null> {
  if (filter.q) return walkOfSearch(db, filter, filter.q);
  const where: Prisma.Sql[] = [];
  const parties: Prisma.Sql[] = [];
  for (const [slug, speaks] of [
    [filter.party, false],
    [filter.speaker, true],
  ] as const) {
    if (!slug) continue;
    parties.push(sql.sql`"partyId" = ${idKnownAs(slug)} ${speaks ? sql.sql`AND speaks` : sql.empty}`);
  }
  const [party, ...others] = parties;
  const both = party && filter.topic;
  const from = both
    ? sql.sql`(
        SELECT p.* FROM publication_party p JOIN publication_topic t USING ("claimId")
        WHERE p.${party} AND t.slug = ${filter.topic} OFFSET 0
      ) w`
    : party
      ? sql.sql`publication_party w`
      : filter.topic
        ? sql.sql`publication_topic w`
        : sql.sql`publication w`;
  if (party && !both) where.push(sql.sql`w.${party}`);
  // The other tables do not know what is the same as another claim.
  if (!party && !filter.topic) where.push(sql.sql`w."mergedInto" IS NULL`);
  for (const other of others)
    where.push(sql.sql`EXISTS (SELECT 1 FROM publication_party o WHERE o."claimId" = w."claimId" AND o.${other})`);
  if (filter.topic && !both) where.push(sql.sql`w.slug = ${filter.topic}`);
  if (filter.status) where.push(sql.sql`w.status = ${filter.status}::"Status"`);
  return { from, where, day: byDay(filter), shows: !party && !filter.topic };
}

/** `shows`: the table itself holds what the list shows. */
type Walk = { from: Prisma.Sql; where: Prisma.Sql[]; day: boolean; shows: boolean };

const byDay = ({ from, to }: PublicFilter) => from !== undefined || to !== undefined;

/** The claim whose number was typed to look for it, also if it was retracted; filtered as a list is. */
export async function claimNumbered(db: Db, { q = "", ...filter }: PublicFilter): Promise<ListedClaim | null> {
  const rows = await rowsNumbered(db, filter, claimNumberIn(q));
  if (rows === null) return null;
  const [row] = await db.$queryRaw<{ listed: ListedClaim }[]>`SELECT p.listed FROM ${rows} w JOIN publication p USING ("claimId")`;
  return row?.listed ?? null;
}

async function rowsNumbered(db: Db, filter: Omit<PublicFilter, "q">, number: number | null): Promise<Prisma.Sql | null> {
  const walk = number === null ? null : await walkOf(db, filter);
  if (walk === null) return null;
  const where = [sql.sql`w.number = ${number}`, ...walk.where, ...daysFrom(filter, {})];
  return sql.sql`(SELECT w."claimId", w.number, w."firstPublishedAt", w."saidOn" FROM ${walk.from} WHERE ${sql.join(where, " AND ")})`;
}

/** A search has all that it is filtered by in one table, and is read along its index where so much matches that this is cheaper. */
async function walkOfSearch(db: Db, filter: PublicFilter, q: string): Promise<Walk | null> {
  const { q: _, ...rest } = filter;
  const [{ query }, within, numbered] = await Promise.all([
    readSearch(db, q),
    withinOf(db, filter),
    rowsNumbered(db, rest, claimNumberIn(q)),
  ]);
  if (query === null || within === null) return null;
  const matches = matchesOf(query, within);
  const found = (await areMany(db, matches)) ? sql.sql`(SELECT * FROM publication_search s WHERE ${matches})` : allMatches(matches);
  const rows =
    numbered === null
      ? found
      : sql.sql`(SELECT f."claimId", f.number, f."firstPublishedAt", f."saidOn" FROM ${found} f UNION SELECT * FROM ${numbered} n)`;
  const { speaker } = filter;
  const speaks =
    speaker &&
    sql.sql`EXISTS (SELECT 1 FROM publication_party o WHERE o."claimId" = w."claimId" AND o.speaks AND o."partyId" = ${idKnownAs(speaker)})`;
  return { from: sql.sql`${rows} w`, where: speaks ? [speaks] : [], day: byDay(filter), shows: false };
}
