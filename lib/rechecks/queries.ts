import "server-only";
import type { Balance, News, Status } from "#lib/claims/states";
import { toDay } from "#lib/dates";
import { type Db, sql } from "#lib/db";
import { assess } from "#lib/evidence/assess";
import { dossierOf } from "#lib/evidence/contents";
import { contentsOf, NEWSROOM } from "#lib/evidence/queries";
import { type Lost, lostIn } from "#lib/rechecks/lost-pages";
import type { RecheckPlace } from "#lib/rechecks/search-params";
import { isAgainst, type Verdict } from "#lib/review/policy";

/** A published claim, and what was decided of it last. */
export type Decided = {
  number: number;
  revision: number;
  text: string;
  language: string;
  speaker: string | null;
  decided: { status: Status; balance: Balance | null; asOf: string | null };
  /** The day that its last decision set. */
  recheckOn: string | null;
};

/** One that is to be looked at again. */
export type Recheck = Decided & {
  /** What has joined it since, and when. */
  news: { what: News; since: string } | null;
  /** What it rests on and is gone, that no decision has seen gone. */
  lost: Lost[];
  /** What the evidence suggests today, and whether that is something else than was decided. */
  now: Verdict;
  differs: boolean;
};

export type Rechecks = { rows: Recheck[]; next: RecheckPlace | null };

export const PAGE_SIZE = 25;

/** Since when somebody should look: the day that was set, that of the first news, or that on which something was lost, whichever came earliest. Days are days of UTC, as in decisions. */
const SINCE = sql.sql`least((least(c."newsSince", c."lostSince") AT TIME ZONE 'UTC')::date, p."recheckOn")`;

/** Published claims that are due, overdue, have something new or rest on what is gone. What is being worked on already is not among them. */
const due = (today: string) => sql.sql`
  (SELECT "claimId" AS id FROM publication WHERE "recheckOn" <= ${today}::date UNION SELECT id FROM claim WHERE "newsSince" IS NOT NULL
    UNION SELECT id FROM claim WHERE "lostSince" IS NOT NULL) named
  JOIN claim c ON c.id = named.id JOIN publication p ON p."claimId" = c.id
  WHERE c.state = 'published' AND p."retractedAt" IS NULL`;

/** The longest due first. */
export async function dueRechecks(db: Db, now: Date, after: RecheckPlace | null = null, size = PAGE_SIZE): Promise<Rechecks> {
  const today = toDay(now);
  const from = after ? sql.sql`AND (${SINCE}, c.number) > (${after.day}::date, ${after.number}::int)` : sql.empty;
  const places = await db.$queryRaw<{ id: string; day: Date; number: number }[]>`
    SELECT c.id, c.number, ${SINCE} AS day FROM ${due(today)} ${from} ORDER BY day, c.number LIMIT ${size + 1}`;
  const shown = places.slice(0, size);
  const last = shown.at(-1);
  return {
    rows: await rowsOf(
      db,
      shown.map((place) => place.id),
      today,
    ),
    next: last && places.length > size ? { day: toDay(last.day), number: last.number } : null,
  };
}

/** How many are due; not counted further than `most`. */
export async function countRechecks(db: Db, now: Date, most: number): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (SELECT 1 FROM ${due(toDay(now))} LIMIT ${most}) counted`;
  return row?.total ?? 0;
}

/** What comes next: the days that lie ahead, at most so many. */
export async function comingRechecks(db: Db, now: Date, size: number): Promise<Decided[]> {
  const places = await db.$queryRaw<{ id: string }[]>`
    SELECT c.id
    FROM publication p JOIN claim c ON c.id = p."claimId"
    WHERE p."recheckOn" > ${toDay(now)}::date AND c.state = 'published' AND c."newsSince" IS NULL AND c."lostSince" IS NULL
    ORDER BY p."recheckOn", p.number
    LIMIT ${size}`;
  const ids = places.map((place) => place.id);
  const claims = await claimsOf(db, ids);
  return ids.flatMap((id) => decidedOf(claims.get(id)) ?? []);
}

/** The same of one claim, due or not; null where readers see none of it. */
export async function recheckOf(db: Db, claimId: string, now: Date): Promise<Recheck | null> {
  const [row] = await rowsOf(db, [claimId], toDay(now));
  return row ?? null;
}

async function rowsOf(db: Db, ids: string[], today: string): Promise<Recheck[]> {
  const [claims, contents, lost] = await Promise.all([claimsOf(db, ids), contentsOf(db, ids, NEWSROOM), lostIn(db, ids)]);
  return ids.flatMap((id) => {
    const [claim, working] = [claims.get(id), contents.get(id)];
    const last = decidedOf(claim);
    if (!claim || !last || !working) return [];
    const { status, balance } = assess(dossierOf(working), today);
    return {
      ...last,
      news: claim.news && claim.newsSince && { what: claim.news, since: claim.newsSince.toISOString() },
      lost: (lost.get(id) ?? []).filter(({ since }) => claim.lostSince !== null && since >= claim.lostSince.toISOString()),
      now: { status, balance },
      differs: isAgainst({ status, balance }, last.decided),
    };
  });
}

type Row = Awaited<ReturnType<typeof claimsOf>> extends Map<string, infer R> ? R : never;

async function claimsOf(db: Db, ids: string[]) {
  const claims = await db.claim.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      number: true,
      revision: true,
      text: true,
      language: true,
      news: true,
      newsSince: true,
      lostSince: true,
      speaker: { select: { name: true } },
      publication: { select: { recheckOn: true, version: { select: { status: true, balance: true, asOf: true } } } },
    },
  });
  return new Map(claims.map((claim) => [claim.id, claim]));
}

/** null where readers see none of it. */
function decidedOf(claim: Row | undefined): Decided | null {
  if (!claim?.publication?.version.status) return null;
  const { recheckOn, version } = claim.publication;
  return {
    number: claim.number,
    revision: claim.revision,
    text: claim.text,
    language: claim.language,
    speaker: claim.speaker?.name ?? null,
    decided: { status: version.status as Status, balance: version.balance, asOf: toDay(version.asOf) },
    recheckOn: toDay(recheckOn),
  };
}
