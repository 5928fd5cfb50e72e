import "server-only";
import type { Actor } from "#lib/auth/roles";
import { FACTS, factsOf } from "#lib/claims/change";
import { refusalOf } from "#lib/claims/policy";
import type { ClaimFilter, Cursor, Sort, TableParams } from "#lib/claims/search-params";
import { type ClaimAction, type ClaimState, type Status, TAKEN_FOR_MS, TRANSITIONS } from "#lib/claims/states";
import { toDay } from "#lib/dates";
import { type Db, type Prisma, sql } from "#lib/db";
import { fold, likeContains, likeLiteral, searchWords } from "#lib/fold";

export const PAGE_SIZE = 50;
/** Totals are counted to here and no further. */
export const COUNTED_TO = 10_000;

/** What the menu of a row offers. */
const ROW_ACTIONS = ["edit", "submit", "take", "release", "decide", "reopen", "retract"] as const satisfies readonly ClaimAction[];
export type RowAction = (typeof ROW_ACTIONS)[number];

/** A claim as one row, for one person. */
export type ClaimRow = {
  id: string;
  number: number;
  revision: number;
  state: ClaimState;
  text: string;
  language: string;
  speaker: { name: string; slug: string } | null;
  speakerUnknown: boolean;
  saidOn: string | null;
  undated: boolean;
  owner: { id: string; name: string };
  loggedAt: string;
  changedAt: string;
  submittedAt: string | null;
  /** Somebody is at work on it; what has lapsed is not told. */
  taken: { by: string; at: string; until: string; mine: boolean } | null;
  returnReason: string | null;
  /** Who has given the first signature of a decision that awaits its second. */
  signedBy: string | null;
  evidence: number;
  /** The public version; its status is null once it is retracted. */
  published: { slug: string; version: number; status: Status | null } | null;
  /** What can be done with a claim in this state: null, or why this person may not. */
  actions: Partial<Record<RowAction, string | null>>;
};

export type Page = { rows: ClaimRow[]; before: Cursor | null; after: Cursor | null };
type Wanted = ClaimFilter & Pick<TableParams, "sort" | "order"> & Partial<Pick<TableParams, "after" | "before" | "last">>;

/** One page of the claims that the filter leaves, by keyset: the last page costs what the first one does. */
export async function listClaims(db: Db, actor: Actor, wanted: Wanted, now: Date, size = PAGE_SIZE): Promise<Page> {
  const where = await conditionsOf(db, actor, wanted);
  if (where === null) return { rows: [], before: null, after: null };
  const place = wanted.after ?? wanted.before ?? null;
  const towardsStart = !wanted.after && (Boolean(wanted.before) || wanted.last === true);
  const found = await placesOf(db, where, wanted.sort, wanted.order, { place, towardsStart }, size + 1);
  const more = found.length > size;
  const places = found.slice(0, size);
  if (towardsStart) places.reverse();
  const [first, last] = [places[0], places.at(-1)];
  return {
    rows: await rowsOf(
      db,
      actor,
      places.map((one) => one.id),
      now,
    ),
    before: first && (towardsStart ? more : place !== null) ? cursorOf(first) : null,
    after: last && (towardsStart ? wanted.last !== true : more) ? cursorOf(last) : null,
  };
}

/** The next claims of a filter in order of their numbers. */
export async function claimsWithin(db: Db, actor: Actor, filter: ClaimFilter, after: number, limit: number): Promise<PlaceRow[]> {
  const where = await conditionsOf(db, actor, filter);
  if (where === null) return [];
  return placesOf(db, where, "number", "asc", { place: { value: "", number: after }, towardsStart: false }, limit);
}

/** How many claims a filter leaves; more than COUNTED_TO are not counted to the end. */
export async function countClaims(db: Db, actor: Actor, filter: ClaimFilter): Promise<number> {
  const where = await conditionsOf(db, actor, filter);
  if (where === null) return 0;
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (SELECT 1 ${from(where)} LIMIT ${COUNTED_TO + 1}) counted`;
  return row?.total ?? 0;
}

/** What the list is sorted by. Never null: a claim that has no such date has the last place, and so an empty cursor. */
function keyOf(sort: Sort, order: "asc" | "desc"): { key: Prisma.Sql; none: string | null } {
  switch (sort) {
    case "number":
      return { key: sql.sql`c.number`, none: null };
    case "said":
      return { key: sql.sql`coalesce(c."saidOn", '0001-01-01'::date)`, none: "0001-01-01" };
    case "changed":
      return { key: sql.sql`c."changedAt"`, none: null };
    case "logged":
      return { key: sql.sql`c."createdAt"`, none: null };
    case "waiting":
      return order === "asc"
        ? { key: sql.sql`coalesce(c."submittedAt", 'infinity'::timestamptz)`, none: "infinity" }
        : { key: sql.sql`coalesce(c."submittedAt", '-infinity'::timestamptz)`, none: "-infinity" };
  }
}

const COLUMN_OF: Record<Sort, Prisma.Sql> = {
  number: sql.sql`NULL::text`,
  said: sql.sql`to_char(c."saidOn", 'YYYY-MM-DD')`,
  changed: sql.sql`(extract(epoch FROM c."changedAt") * 1000)::bigint::text`,
  logged: sql.sql`(extract(epoch FROM c."createdAt") * 1000)::bigint::text`,
  waiting: sql.sql`(extract(epoch FROM c."submittedAt") * 1000)::bigint::text`,
};

type PlaceRow = { id: string; number: number; value: string | null };
type Start = { place: Cursor | null; towardsStart: boolean };

const cursorOf = ({ value, number }: PlaceRow): Cursor => ({ value: value ?? "", number });

async function placesOf(
  db: Db,
  where: Prisma.Sql[],
  sort: Sort,
  order: "asc" | "desc",
  { place, towardsStart }: Start,
  limit: number,
): Promise<PlaceRow[]> {
  const { key, none } = keyOf(sort, order);
  const down = (order === "desc") !== towardsStart;
  const direction = down ? sql.sql`DESC` : sql.sql`ASC`;
  const beyond = down ? sql.sql`<` : sql.sql`>`;
  const conditions = [...where];
  if (place && sort === "number") conditions.push(sql.sql`c.number ${beyond} ${place.number}`);
  else if (place) conditions.push(sql.sql`(${key}, c.number) ${beyond} (${timeAt(place, sort, none)}, ${place.number})`);
  const by = sort === "number" ? sql.sql`c.number ${direction}` : sql.sql`${key} ${direction}, c.number ${direction}`;
  return db.$queryRaw<PlaceRow[]>`
    SELECT c.id, c.number, ${COLUMN_OF[sort]} AS value ${from(conditions)} ORDER BY ${by} LIMIT ${limit}`;
}

function timeAt(place: Cursor, sort: Sort, none: string | null): Prisma.Sql {
  if (sort === "said") return sql.sql`${place.value || none}::date`;
  return sql.sql`${place.value ? new Date(Number(place.value)).toISOString() : none}::timestamptz`;
}

function from(where: readonly Prisma.Sql[]): Prisma.Sql {
  return sql.sql`FROM claim c WHERE ${sql.join([...where], " AND ")}`;
}

/** What a filter asks of a claim; null where nothing can match, as with a party that does not exist. */
async function conditionsOf(db: Db, actor: Actor, filter: ClaimFilter): Promise<Prisma.Sql[] | null> {
  const where: Prisma.Sql[] = [filter.state ? sql.sql`c.state = ${filter.state}::"ClaimState"` : sql.sql`c.state <> 'discarded'`];
  if (filter.q) where.push(sql.sql`(${matching(filter.q)})`);
  if (filter.status) where.push(sql.sql`c.status = ${filter.status}::"Status"`);
  if (filter.owner) where.push(sql.sql`c."authorId" = ${filter.owner === "me" ? actor.id : filter.owner}::uuid`);
  if (filter.from) where.push(sql.sql`coalesce(c."saidOn", '0001-01-01'::date) >= ${filter.from}::date AND c."saidOn" IS NOT NULL`);
  if (filter.to) where.push(sql.sql`coalesce(c."saidOn", '0001-01-01'::date) <= ${filter.to}::date AND c."saidOn" IS NOT NULL`);
  if (filter.import)
    where.push(sql.sql`EXISTS (SELECT 1 FROM imported_row r WHERE r."claimId" = c.id AND r."importId" = ${filter.import}::uuid)`);
  if (filter.speaker) {
    const party = await db.party.findUnique({ where: { slug: filter.speaker }, select: { id: true, mergedIntoId: true } });
    if (!party) return null;
    where.push(sql.sql`c."speakerId" IN (${party.id}::uuid, ${party.mergedIntoId ?? party.id}::uuid)`);
  }
  if (filter.topic) {
    const topic = await db.topic.findUnique({ where: { slug: filter.topic }, select: { id: true } });
    if (!topic) return null;
    where.push(sql.sql`EXISTS (SELECT 1 FROM claim_topic t WHERE t."claimId" = c.id AND t."topicId" = ${topic.id}::uuid)`);
  }
  return where;
}

/** Every word somewhere in what is written of the claim; a number alone, with or without its C-, is also a number of record. */
function matching(q: string): Prisma.Sql {
  const words = searchWords(q).map((word) => sql.sql`c."searchText" LIKE ${likeContains(word)}`);
  const number = Number(/^(?:c-?)?(\d{1,10})$/.exec(fold(q))?.[1]);
  const written = words.length > 0 ? sql.sql`${sql.join(words, " AND ")}` : sql.sql`false`;
  return number >= 1 && number <= 2_147_483_647 ? sql.sql`c.number = ${number} OR ${written}` : written;
}

const ROW = {
  ...FACTS,
  text: true,
  language: true,
  createdAt: true,
  changedAt: true,
  submittedAt: true,
  takenAt: true,
  takenById: true,
  returnReason: true,
  speaker: { select: { name: true, slug: true } },
  author: { select: { id: true, name: true } },
  takenBy: { select: { name: true } },
  proposal: { select: { firstById: true, first: { select: { name: true } } } },
  publication: { select: { retractedAt: true, slug: true, status: true, version: { select: { number: true } } } },
} as const;

async function rowsOf(db: Db, actor: Actor, ids: string[], now: Date): Promise<ClaimRow[]> {
  const claims = await db.claim.findMany({ where: { id: { in: ids } }, select: ROW });
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return ids.flatMap((id) => {
    const claim = byId.get(id);
    if (!claim) return [];
    const facts = factsOf(claim);
    return {
      id,
      number: claim.number,
      revision: claim.revision,
      state: claim.state,
      text: claim.text,
      language: claim.language,
      speaker: claim.speaker,
      speakerUnknown: claim.speakerUnknown,
      saidOn: toDay(claim.saidOn),
      undated: claim.undated,
      owner: claim.author,
      loggedAt: claim.createdAt.toISOString(),
      changedAt: claim.changedAt.toISOString(),
      submittedAt: claim.submittedAt?.toISOString() ?? null,
      taken: takenOf(claim, actor, now),
      returnReason: claim.returnReason,
      signedBy: claim.proposal?.first.name ?? null,
      evidence: claim._count.evidence,
      published: claim.publication && {
        slug: claim.publication.slug,
        version: claim.publication.version.number,
        status: claim.publication.status,
      },
      actions: Object.fromEntries(
        ROW_ACTIONS.filter(
          (action) => TRANSITIONS[action][claim.state] !== undefined && (action !== "retract" || facts.hasCurrentVersion),
        ).map((action) => [action, refusalOf(action, actor, facts)?.sentence ?? null]),
      ),
    };
  });
}

type Takeable = { takenAt: Date | null; takenById: string | null; takenBy: { name: string } | null };

export function takenOf(claim: Takeable, actor: Actor, now: Date): ClaimRow["taken"] {
  if (!claim.takenAt || !claim.takenBy) return null;
  const until = claim.takenAt.getTime() + TAKEN_FOR_MS;
  if (until <= now.getTime()) return null;
  return {
    by: claim.takenBy.name,
    at: claim.takenAt.toISOString(),
    until: new Date(until).toISOString(),
    mine: claim.takenById === actor.id,
  };
}

export type FilterNames = { speaker: string | null; topic: string | null; owner: string | null; import: string | null };

/** What is shown of a filter that names rows: the names of its party, topic, owner and file. */
export async function namesOf(db: Db, filter: ClaimFilter): Promise<FilterNames> {
  const [speaker, topic, owner, file] = await Promise.all([
    filter.speaker ? db.party.findUnique({ where: { slug: filter.speaker }, select: { name: true } }) : null,
    filter.topic ? db.topic.findUnique({ where: { slug: filter.topic }, select: { name: true } }) : null,
    filter.owner && filter.owner !== "me" ? db.person.findUnique({ where: { id: filter.owner }, select: { name: true } }) : null,
    filter.import ? db.import.findUnique({ where: { id: filter.import }, select: { file: true } }) : null,
  ]);
  return { speaker: speaker?.name ?? null, topic: topic?.name ?? null, owner: owner?.name ?? null, import: file?.file ?? null };
}

/** Who could own a claim, for the filter. */
export async function owners(db: Db): Promise<{ id: string; name: string }[]> {
  return db.person.findMany({ select: { id: true, name: true }, orderBy: [{ name: "asc" }, { id: "asc" }], take: 500 });
}

/** Speakers or topics whose name holds every word, for the filter. */
export async function choices(db: Db, of: "speaker" | "topic", query: string): Promise<{ id: string; label: string }[]> {
  const words = searchWords(query);
  const found =
    of === "speaker"
      ? await db.party.findMany({
          where: {
            mergedIntoId: null,
            spoke: { some: {} },
            AND: words.map((word) => ({ searchText: { contains: likeLiteral(word) } })),
          },
          select: { slug: true, name: true },
          orderBy: { name: "asc" },
          take: 12,
        })
      : await db.topic.findMany({
          where: { AND: words.map((word) => ({ name: { contains: likeLiteral(word), mode: "insensitive" as const } })) },
          select: { slug: true, name: true },
          orderBy: { name: "asc" },
          take: 12,
        });
  return found.map(({ slug, name }) => ({ id: slug, label: name }));
}
