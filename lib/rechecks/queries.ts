import "server-only";
import type { Balance, News, Status } from "#lib/claims/states";
import { toDay } from "#lib/dates";
import { type Db, sql } from "#lib/db";
import { assess } from "#lib/evidence/assess";
import { dossierOf } from "#lib/evidence/contents";
import { contentsOf, NEWSROOM } from "#lib/evidence/queries";
import { isAgainst, type Verdict } from "#lib/review/policy";

/** A published claim that is to be looked at again. */
export type Recheck = {
  number: number;
  revision: number;
  text: string;
  language: string;
  speaker: string | null;
  slug: string;
  decided: { status: Status; balance: Balance | null; asOf: string | null };
  /** The day that its last decision set. */
  recheckOn: string | null;
  /** What has joined it since, and when. */
  news: { what: News; since: string } | null;
  /** What the evidence suggests today, and whether that is something else than was decided. */
  now: Verdict;
  differs: boolean;
};

export type RecheckPlace = { day: string; number: number };
export type Rechecks = { rows: Recheck[]; next: RecheckPlace | null };

export const PAGE_SIZE = 25;

/** Due and overdue ones, and those with something new, the longest due first. What is being worked on already is not among them. */
export async function dueRechecks(db: Db, now: Date, after: RecheckPlace | null = null, size = PAGE_SIZE): Promise<Rechecks> {
  const today = toDay(now);
  const from = after
    ? sql.sql`AND (least(c."newsSince"::date, p."recheckOn"), c.number) > (${after.day}::date, ${after.number}::int)`
    : sql.empty;
  const places = await db.$queryRaw<{ id: string; day: Date; number: number }[]>`
    SELECT c.id, c.number, least(c."newsSince"::date, p."recheckOn") AS day
    FROM claim c JOIN publication p ON p."claimId" = c.id
    WHERE c.state = 'published' AND p."retractedAt" IS NULL AND (p."recheckOn" <= ${today}::date OR c."newsSince" IS NOT NULL) ${from}
    ORDER BY day, c.number
    LIMIT ${size + 1}`;
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

/** What comes next: the days that lie ahead, at most so many. */
export async function comingRechecks(db: Db, now: Date, size: number): Promise<Recheck[]> {
  const today = toDay(now);
  const places = await db.$queryRaw<{ id: string }[]>`
    SELECT c.id
    FROM publication p JOIN claim c ON c.id = p."claimId"
    WHERE p."recheckOn" > ${today}::date AND c.state = 'published' AND c."newsSince" IS NULL
    ORDER BY p."recheckOn", p.number
    LIMIT ${size}`;
  return rowsOf(
    db,
    places.map((place) => place.id),
    today,
  );
}

async function rowsOf(db: Db, ids: string[], today: string): Promise<Recheck[]> {
  const [claims, contents] = await Promise.all([
    db.claim.findMany({
      where: { id: { in: ids } },
      select: {
        id: true,
        number: true,
        revision: true,
        text: true,
        language: true,
        news: true,
        newsSince: true,
        speaker: { select: { name: true } },
        publication: { select: { slug: true, recheckOn: true, version: { select: { status: true, balance: true, asOf: true } } } },
      },
    }),
    contentsOf(db, ids, NEWSROOM),
  ]);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return ids.flatMap((id) => {
    const [claim, working] = [byId.get(id), contents.get(id)];
    if (!claim?.publication?.version.status || !working) return [];
    const { slug, recheckOn, version } = claim.publication;
    const decided = { status: version.status as Status, balance: version.balance, asOf: toDay(version.asOf) };
    const { status, balance } = assess(dossierOf(working), today);
    return {
      number: claim.number,
      revision: claim.revision,
      text: claim.text,
      language: claim.language,
      speaker: claim.speaker?.name ?? null,
      slug,
      decided,
      recheckOn: toDay(recheckOn),
      news: claim.news && claim.newsSince && { what: claim.news, since: claim.newsSince.toISOString() },
      now: { status, balance },
      differs: isAgainst({ status, balance }, decided),
    };
  });
}
