import "server-only";
import { type Db, type Prisma, sql } from "#lib/db";
import { type FoundClaim, shownOf } from "#lib/publication/found";
import type { ListedClaim } from "#lib/publication/listed";
import { claimNumbered, type PublicFilter } from "#lib/publication/lists";
import { isBackwards, PAGE_SIZE, type Page, type Place, pageFrom } from "#lib/publication/pages";
import type { Cursor } from "#lib/publication/search-params";
import { searchedIn } from "#lib/publication/searched";
import type { Snapshot } from "#lib/publication/snapshot";
import type { Places } from "#lib/search/highlight";
import { allMatches, areMany, type Matches, matchesOf, WALK_FROM, type Within, withinOf } from "#lib/search/matches";
import { queryOf, type Sought } from "#lib/search/query";
import { type Asked, commonSpelling, readSearch, respelled } from "#lib/search/read";
import { WEIGHTS } from "#lib/search/vector";

/** A search with fewer results is offered another spelling. */
const FEW = 10;

export type Bounds = {
  /** Of more claims that match only the newest so many are ranked. */
  ranked: number;
  /** From how many matches on the newest are met by walking (lib/search/matches.ts). */
  walkFrom: number;
  /** How far. */
  walked: number;
};

export const BOUNDS: Bounds = { ranked: 1_000, walkFrom: WALK_FROM, walked: 100_000 };

export type SearchFilter = Omit<PublicFilter, "q" | "speaker"> & { q: string };

export type Found = Page<FoundClaim> & {
  /** How many were ranked. */
  total: number;
  /** More match: these are the newest. */
  more: boolean;
  /** How it may have been meant. */
  suggestion: string | null;
  /** Nothing was found; what is shown was found by the suggestion. */
  instead: boolean;
  /** There is no word in what was typed. */
  wordless: boolean;
  /** Only what must not be found was typed: none matches better than another, and the newest come first. */
  unranked: boolean;
  tooMany: boolean;
  /** The claim whose number was typed, also if it was retracted. It may be found by its words, too. */
  numbered: ListedClaim | null;
};

/** The claims that match best, and of those that match as well the newest first. What was retracted is not found by its words. */
export async function searchClaims(
  db: Db,
  filter: SearchFilter,
  place: Place = {},
  size = PAGE_SIZE,
  bounds: Bounds = BOUNDS,
): Promise<Found> {
  const asked = await readSearch(db, filter.q);
  const [within, numbered] = await Promise.all([withinOf(db, filter), claimNumbered(db, filter)]);
  const page = (read: Asked) => (within === null ? NOTHING : rankedPage(db, read, within, place, size, bounds));
  const found = asked.unknown.length === 0 ? await page(asked) : NOTHING;
  // A number that is there is not misspelt.
  if (numbered) return { ...found, ...NOT_MEANT, wordless: false, unranked: false, tooMany: false, numbered };
  const suggestion = asked.unknown.length > 0 ? await respelled(db, asked) : found.total < FEW ? await commonSpelling(db, asked) : null;
  const instead = suggestion !== null && found.total === 0 ? await page(await readSearch(db, suggestion)) : NOTHING;
  const unranked = asked.sought.length > 0 && asked.sought.every((one) => one.minus);
  const said = { suggestion, instead: instead.total > 0, wordless: asked.query === null, unranked, tooMany: asked.tooMany, numbered };
  return { ...(instead.total > 0 ? instead : found), ...said };
}

const NOT_MEANT = { suggestion: null, instead: false };

const NOTHING: Page<never> & { total: number; more: boolean } = { items: [], previous: null, next: null, total: 0, more: false };

async function rankedPage(
  db: Db,
  asked: Asked,
  within: Within,
  place: Place,
  size: number,
  bounds: Bounds,
): Promise<Page<FoundClaim> & { total: number; more: boolean }> {
  if (asked.query === null) return NOTHING;
  for (const way of await waysOf(db, matchesOf(asked.query, within), bounds)) {
    const read = await readPage(db, way.candidates, asked.sought, place, size, bounds);
    if (way.isWhole || read.total > bounds.ranked)
      return { ...read, total: Math.min(read.total, bounds.ranked), more: read.total > bounds.ranked };
  }
  return NOTHING;
}

/** Where the newest matches are read; not whole: they may be there and not have been met. */
type Way = { candidates: Prisma.Sql; isWhole: boolean };

async function waysOf(db: Db, matches: Matches, { ranked, walkFrom, walked }: Bounds): Promise<Way[]> {
  const columns = sql.sql`s."claimId", s.number, s."firstPublishedAt" AS at, s.search`;
  const all: Way = {
    candidates: sql.sql`SELECT ${columns} FROM ${allMatches(matches)} s ORDER BY s."firstPublishedAt" DESC, s.number DESC LIMIT ${ranked + 1}`,
    isWhole: true,
  };
  if (!(await areMany(db, matches, walkFrom))) return [all];
  const walk: Way = {
    candidates: sql.sql`
      SELECT ${columns} FROM (SELECT * FROM publication_search ORDER BY "firstPublishedAt" DESC, number DESC LIMIT ${walked}) s
      WHERE ${matches} ORDER BY s."firstPublishedAt" DESC, s.number DESC LIMIT ${ranked + 1}`,
    isWhole: false,
  };
  return [walk, all];
}

type Row = {
  total: number;
  number: number | null;
  rank: number;
  listed: ListedClaim;
  parts: Pick<Snapshot, "claim" | "parties" | "sources">;
  places: Places;
};

/** How `ts_rank_cd` normalises: a long text does not win by its length; from 0 to 1. */
const BY_LENGTH = 1;
const TO_ONE = 32;
const BY_WEIGHT = sql.sql`${[WEIGHTS.D, WEIGHTS.C, WEIGHTS.B, WEIGHTS.A]}::real[]`;

async function readPage(
  db: Db,
  candidates: Prisma.Sql,
  sought: readonly Sought[],
  place: Place,
  size: number,
  bounds: Bounds,
): Promise<Page<FoundClaim> & { total: number }> {
  const wanted = sought.filter((one) => !one.minus);
  const rank =
    wanted.length === 0 ? sql.sql`0` : sql.sql`ts_rank_cd(${BY_WEIGHT}, search, ${queryOf(wanted)}::tsquery, ${BY_LENGTH | TO_ONE})`;
  const backwards = isBackwards(place);
  const from = place.before ?? place.after;
  const order = backwards ? sql.sql`w.rank, w.number` : sql.sql`w.rank DESC, w.number DESC`;
  const behind = from
    ? sql.sql`(w.rank, w.number) ${backwards ? sql.sql`>` : sql.sql`<`} (${from.at}::bigint, ${from.number}::int)`
    : sql.sql`true`;
  const lexemes = wanted.flatMap((one) => ("any" in one ? one.any : one.passage.map((word) => word.lexeme)));
  const beginnings = wanted.flatMap((one) => ("any" in one && one.beginning !== null ? [one.beginning] : []));
  const rows = await db.$queryRaw<Row[]>`
    WITH candidate AS MATERIALIZED (${candidates}),
    ranked AS (
      SELECT "claimId", number, search, floor(${rank} * ${RANKS})::bigint * ${SECONDS}::bigint + extract(epoch FROM at)::bigint AS rank
      FROM (SELECT * FROM candidate ORDER BY at DESC, number DESC LIMIT ${bounds.ranked}) newest
    )
    SELECT t.total::int, w.*
    FROM (SELECT count(*) AS total FROM candidate) t LEFT JOIN LATERAL (
      SELECT w.number, w.rank::float8, p.listed,
        (SELECT to_jsonb(x) FROM jsonb_to_record(v.snapshot) AS x (claim jsonb, parties jsonb, sources jsonb)) AS parts,
        (SELECT coalesce(jsonb_object_agg(l.lexeme, l.positions), '{}') FROM unnest(w.search) l
          WHERE l.lexeme = ANY(${lexemes}::text[]) OR EXISTS (SELECT 1 FROM unnest(${beginnings}::text[]) b WHERE starts_with(l.lexeme, b))) AS places
      FROM (SELECT * FROM ranked w WHERE ${behind} ORDER BY ${order} LIMIT ${size + 1}) w
      JOIN publication p USING ("claimId") JOIN version v ON v.id = p."versionId"
    ) w ON true
    ORDER BY ${order}`;
  const page = pageFrom(
    rows.filter((row) => row.number !== null),
    place,
    size,
    cursorOf,
  );
  return {
    ...page,
    items: page.items.map(({ listed, parts, places }) => ({ ...listed, found: shownOf(searchedIn(parts), sought, places) })),
    total: rows[0]?.total ?? 0,
  };
}

/** A place in the list: how well a claim matches, and the second of its publication. */
const RANKS = 99_999;
const SECONDS = 10_000_000_000;

const cursorOf = ({ rank, number }: Row): Cursor => ({ at: rank, number: number ?? 0 });
