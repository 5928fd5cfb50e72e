import "server-only";
import type { Actor } from "#lib/auth/roles";
import { FACTS, factsOf } from "#lib/claims/change";
import { refusalOf } from "#lib/claims/policy";
import type { Status } from "#lib/claims/states";
import type { Db } from "#lib/db";
import type { ReportOutcome } from "#lib/reports/schema";
import type { ReportPlace } from "#lib/reports/search-params";

export const PAGE_SIZE = 25;
const CLOSED_SHOWN = 20;

/** The claim that a report is about, as it is now. */
export type ReportedClaim = {
  number: number;
  revision: number;
  text: string;
  language: string;
  status: Status | null; // null: retracted
  version: number | null; // that the reader saw
  /** Why this person cannot open it again now; null: they can. */
  whyNotReopen: string | null;
};

export type OpenReport = { id: string; at: string; about: string; text: string; contact: string | null; claim: ReportedClaim | null };

/** What readers have reported and nobody has closed, the oldest first. */
export async function openReports(
  db: Db,
  actor: Actor,
  after: ReportPlace | null = null,
  size = PAGE_SIZE,
): Promise<{ rows: OpenReport[]; next: ReportPlace | null }> {
  const from = after && { OR: [{ at: { gt: new Date(after.at) } }, { at: new Date(after.at), id: { gt: after.id } }] };
  const rows = await db.report.findMany({
    where: { handledAt: null, ...from },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: size + 1,
    select: {
      id: true,
      at: true,
      about: true,
      text: true,
      contact: true,
      version: true,
      claim: { select: { ...FACTS, text: true, language: true, status: true } },
    },
  });
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ claim, version, at, ...report }) => ({
      ...report,
      at: at.toISOString(),
      claim: claim && {
        number: claim.number,
        revision: claim.revision,
        text: claim.text,
        language: claim.language,
        status: claim.status,
        version,
        whyNotReopen: refusalOf("reopen", actor, factsOf(claim))?.sentence ?? null,
      },
    })),
    next: last && rows.length > size ? { at: last.at.getTime(), id: last.id } : null,
  };
}

/** How many are open; not counted further than `most`. */
export async function countOpenReports(db: Db, most: number): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (SELECT 1 FROM report WHERE "handledAt" IS NULL LIMIT ${most}) counted`;
  return row?.total ?? 0;
}

export type ClosedReport = {
  id: string;
  at: string;
  about: string;
  number: number | null;
  text: string;
  outcome: ReportOutcome;
  note: string | null;
  who: string;
};

/** Those that were closed last. What was not a report is gone from view. */
export async function closedReports(db: Db): Promise<ClosedReport[]> {
  const rows = await db.report.findMany({
    where: { outcome: { in: ["corrected", "no_change"] } },
    orderBy: [{ handledAt: "desc" }, { id: "desc" }],
    take: CLOSED_SHOWN,
    select: {
      id: true,
      handledAt: true,
      about: true,
      claimNumber: true,
      text: true,
      outcome: true,
      note: true,
      handledBy: { select: { name: true } },
    },
  });
  return rows.flatMap(({ handledAt, outcome, handledBy, claimNumber, ...report }) =>
    handledAt && outcome
      ? [{ ...report, at: handledAt.toISOString(), number: claimNumber, outcome, who: handledBy?.name ?? "The newsroom" }]
      : [],
  );
}
