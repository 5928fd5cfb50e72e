import "server-only";
import type { Actor } from "#lib/auth/roles";
import { FACTS, factsOf } from "#lib/claims/change";
import { refusalOf } from "#lib/claims/policy";
import type { Status } from "#lib/claims/states";
import type { Db } from "#lib/db";
import { claimPath } from "#lib/publication/listed";
import type { ReportOutcome } from "#lib/reports/schema";
import type { ReportPlace } from "#lib/reports/search-params";
import { versionPath } from "#lib/versions/addresses";

export const PAGE_SIZE = 25;
const CLOSED_SHOWN = 20;

/** The claim that a report is about, as it is now. */
export type ReportedClaim = {
  number: number;
  revision: number;
  text: string;
  language: string;
  status: Status | null; // null: retracted
  /** That the reader saw, with its words; null: of a report that does not know it. */
  version: (Wording & { number: number; path: string }) | null;
  /** What readers see now, where that is another version; corrected: what was said was corrected since. */
  since: { version: number; path: string; corrected: boolean } | null;
  /** Why this person cannot open it again now; null: they can. */
  whyNotReopen: string | null;
};

type Wording = { text: string; language: string };

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
      claim: {
        select: {
          ...FACTS,
          id: true,
          text: true,
          language: true,
          status: true,
          publication: { select: { retractedAt: true, slug: true, version: { select: { number: true } } } },
        },
      },
    },
  });
  const shown = rows.slice(0, size);
  const seen = await versionsSeen(
    db,
    shown.flatMap(({ claim, version }) => (claim && version ? [{ claimId: claim.id, number: version }] : [])),
  );
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
        ...versionRead(claim, version, seen),
        whyNotReopen: refusalOf("reopen", actor, factsOf(claim))?.sentence ?? null,
      },
    })),
    next: last && rows.length > size ? { at: last.at.getTime(), id: last.id } : null,
  };
}

type Seen = Wording & { claimId: string; number: number; corrected: boolean };

async function versionsSeen(db: Db, versions: { claimId: string; number: number }[]): Promise<Seen[]> {
  if (versions.length === 0) return [];
  return db.$queryRaw<Seen[]>`
    SELECT v."claimId", v.number, v.snapshot->'claim'->>'text' AS text, v.snapshot->'claim'->>'language' AS language,
      EXISTS (SELECT 1 FROM correction c WHERE c."claimId" = v."claimId" AND c."versionNo" > v.number) AS corrected
    FROM version v JOIN unnest(${versions.map((one) => one.claimId)}::uuid[], ${versions.map((one) => one.number)}::int[]) AS s (id, number)
      ON v."claimId" = s.id AND v.number = s.number`;
}

function versionRead(
  claim: { id: string; number: number; publication: { slug: string; version: { number: number } } | null },
  version: number | null,
  seen: readonly Seen[],
): Pick<ReportedClaim, "version" | "since"> {
  const read = seen.find((one) => one.claimId === claim.id && one.number === version);
  if (!read || !claim.publication) return { version: null, since: null };
  const { slug, version: now } = claim.publication;
  const addressed = { number: claim.number, slug };
  const { number, text, language, corrected } = read;
  return {
    version: { number, text, language, path: versionPath(addressed, number) },
    since: now.number > number ? { version: now.number, path: claimPath(addressed), corrected } : null,
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
