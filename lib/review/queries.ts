import "server-only";
import type { Actor } from "#lib/auth/roles";
import { type ClaimRow, takenOf } from "#lib/claims/list";
import type { Status } from "#lib/claims/states";
import { toDay } from "#lib/dates";
import type { Db, Prisma } from "#lib/db";
import { type AffiliationKind, holdsOn } from "#lib/parties/schema";
import { type Snapshot, snapshotFrom } from "#lib/publication/snapshot";
import { mayStillSign, type Verdict } from "#lib/review/policy";

/** What a reviewer is told beside the claim itself. */
export type Standing = {
  taken: ClaimRow["taken"];
  /** The number of the event that ended the round before; 0 in the first. */
  roundBegan: number;
  /** What the speaker answered to when it was said: "speaks for" Russia. */
  ties: { kind: AffiliationKind; to: string }[];
  /** The version that readers see now. */
  current: Snapshot | null;
  /** A decision that awaits its second signature. */
  proposal: Proposal | null;
};

export type Proposal = Verdict & {
  first: string;
  /** Whoever gave the first signature is still a reviewer. */
  mayStillSign: boolean;
  firstAt: string;
  suggested: Verdict;
  rationale: string;
  reasonAgainst: string;
  asOf: string;
  recheckOn: string | null; // null: after the usual time
};

export async function standingOf(db: Db, actor: Actor, claimId: string, now: Date): Promise<Standing> {
  const [claim, decided] = await Promise.all([
    db.claim.findUniqueOrThrow({
      where: { id: claimId },
      select: {
        takenAt: true,
        takenById: true,
        takenBy: { select: { name: true } },
        saidOn: true,
        speaker: {
          select: {
            tiesFrom: { select: { kind: true, since: true, until: true, to: { select: { name: true } } }, orderBy: { id: "asc" } },
          },
        },
        publication: { select: { retractedAt: true, version: { select: { snapshot: true } } } },
        proposal: { include: FIRST },
      },
    }),
    db.event.findFirst({ where: { name: `claim:${claimId}`, kind: "decided" }, orderBy: { number: "desc" }, select: { number: true } }),
  ]);
  return {
    taken: takenOf(claim, actor, now),
    roundBegan: decided?.number ?? 0,
    ties: (claim.speaker?.tiesFrom ?? [])
      .filter((tie) => holdsOn({ since: toDay(tie.since), until: toDay(tie.until) }, toDay(claim.saidOn)))
      .map((tie) => ({ kind: tie.kind, to: tie.to.name })),
    current: claim.publication && claim.publication.retractedAt === null ? snapshotFrom(claim.publication.version.snapshot) : null,
    proposal: claim.proposal && proposalOf(claim.proposal),
  };
}

const FIRST = { first: { select: { name: true, role: true, disabledAt: true } } } as const;
type ProposalRow = Prisma.ProposalGetPayload<{ include: typeof FIRST }>;

function proposalOf({ status, balance, rationale, reasonAgainst, ...row }: ProposalRow): Proposal {
  return {
    status,
    balance,
    first: row.first.name,
    mayStillSign: mayStillSign(row.first),
    firstAt: row.firstAt.toISOString(),
    suggested: { status: row.suggestedStatus, balance: row.suggestedBalance },
    rationale,
    reasonAgainst,
    asOf: toDay(row.asOf),
    recheckOn: toDay(row.recheckOn),
  };
}

/** What was just published, for the notice that leads to it. */
export async function publishedLately(db: Db, number: number): Promise<{ slug: string; status: Status } | null> {
  const found = await db.publication.findUnique({ where: { number }, select: { slug: true, status: true } });
  return found?.status ? { slug: found.slug, status: found.status } : null;
}
