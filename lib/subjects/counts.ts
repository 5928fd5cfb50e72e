import "server-only";
import type { Status } from "#lib/claims/states";
import { type Db, sql } from "#lib/db";
import { type Tally, tallyOf } from "#lib/subjects/tally";
import { type Timeline, timelineOf } from "#lib/subjects/timeline";

/** The month of a day, counted from January of the year 0: of each day once, as claims of one day are many. */
const MONTH = sql.sql`(extract(year FROM "saidOn")::int * 12 + extract(month FROM "saidOn")::int - 1)`;

const standingOf = (status: Status | null) => status ?? ("retracted" as const);

/** Without what was retracted: the newsroom no longer says that it was said. */
export type PartyCounts = {
  said: Tally;
  concerned: Tally;
  /** Said it, or is concerned by it, or both: what the list of claims shows of it. */
  either: Tally;
  saidOverTime: Timeline | null;
  retracted: number;
};

export async function countsOfParty(db: Db, partyId: string): Promise<PartyCounts> {
  const found = await db.$queryRaw<{ month: number | null; status: Status | null; said: number; concerned: number; either: number }[]>`
    SELECT ${MONTH} AS month, status, sum(said)::int AS said, sum(concerned)::int AS concerned, sum(either)::int AS either
    FROM (
      SELECT "saidOn", status, count(*) FILTER (WHERE speaks) AS said, count(*) FILTER (WHERE concerned) AS concerned, count(*) AS either
      FROM publication_party WHERE "partyId" = ${partyId}::uuid GROUP BY 1, 2
    ) days GROUP BY 1, 2`;
  const by = (part: "said" | "concerned" | "either") =>
    found.flatMap(({ month, status, [part]: claims }) => (status !== null && claims > 0 ? [{ month, standing: status, claims }] : []));
  const said = by("said");
  const retracted = found.reduce((sum, { status, either }) => sum + (status === null ? either : 0), 0);
  const tallies = { said: tallyOf(said), concerned: tallyOf(by("concerned")), either: tallyOf(by("either")) };
  return { ...tallies, saidOverTime: timelineOf(said), retracted };
}

export async function countsOfTopic(db: Db, slug: string): Promise<{ tally: Tally; overTime: Timeline | null }> {
  const found = await db.$queryRaw<{ month: number | null; status: Status | null; claims: number }[]>`
    SELECT ${MONTH} AS month, status, sum(claims)::int AS claims
    FROM (SELECT "saidOn", status, count(*) AS claims FROM publication_topic WHERE slug = ${slug} GROUP BY 1, 2) days GROUP BY 1, 2`;
  const counts = found.map((row) => ({ ...row, standing: standingOf(row.status) }));
  return { tally: tallyOf(counts), overTime: timelineOf(counts) };
}

/** Of the public claims that show a source. Joined by what indexes hold: the rows of claims are wide. */
export async function countsOfSource(db: Db, sourceId: string): Promise<Tally> {
  const found = await db.$queryRaw<{ status: Status | null; claims: number }[]>`
    SELECT p.status, count(*)::int AS claims FROM publication_source s JOIN publication p USING (number, "firstPublishedAt")
    WHERE s."sourceId" = ${sourceId}::uuid GROUP BY 1`;
  return tallyOf(found.map((row) => ({ ...row, standing: standingOf(row.status) })));
}
