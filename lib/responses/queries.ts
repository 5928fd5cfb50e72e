import "server-only";
import { toDay } from "#lib/dates";
import { type Db, sql } from "#lib/db";
import type { ResponseOutcome } from "#lib/responses/schema";
import type { RequestPlace } from "#lib/responses/search-params";

/** A request for comment, as the desk reads it. */
export type DeskResponse = {
  id: string;
  party: { id: string; name: string; slug: string };
  question: string | null;
  channel: string | null;
  askedOn: string | null;
  deadline: string | null;
  outcome: ResponseOutcome | null; // null: still waiting
  repliedOn: string | null;
  answer: string | null;
  answerLanguage: string | null;
  withdrawnOn: string | null;
  addedBy: string;
};

export async function ledgerOf(db: Db, claimId: string): Promise<DeskResponse[]> {
  const rows = await db.response.findMany({
    where: { claimId },
    select: {
      id: true,
      party: { select: { id: true, name: true, slug: true } },
      question: true,
      channel: true,
      askedOn: true,
      deadline: true,
      outcome: true,
      repliedOn: true,
      answer: true,
      answerLanguage: true,
      withdrawnOn: true,
      addedBy: { select: { name: true } },
    },
    orderBy: { asked: "asc" },
  });
  return rows.map(({ askedOn, deadline, repliedOn, withdrawnOn, addedBy, ...row }) => ({
    ...row,
    askedOn: toDay(askedOn),
    deadline: toDay(deadline),
    repliedOn: toDay(repliedOn),
    withdrawnOn: toDay(withdrawnOn),
    addedBy: addedBy.name,
  }));
}

/** Of the parties that a claim concerns, those whom nobody has asked yet. */
export function unaskedOf<P extends { id: string }>(concerns: readonly P[], ledger: readonly DeskResponse[]): P[] {
  return concerns.filter((party) => !ledger.some((one) => one.party.id === party.id));
}

/** A request that nobody has answered, with its claim. */
export type OpenRequest = {
  id: string;
  claim: { number: number; text: string; language: string };
  party: string;
  channel: string | null;
  askedOn: string | null;
  deadline: string | null;
};

export type OpenRequests = { rows: OpenRequest[]; next: RequestPlace | null };

export const PAGE_SIZE = 25;

const OPEN = sql.sql`response r JOIN claim c ON c.id = r."claimId"
  WHERE r.outcome IS NULL AND c.state NOT IN ('discarded', 'retracted')`;

/** The oldest deadline first, so that those which are overdue come before the others; without a deadline last. */
export async function openRequests(db: Db, after: RequestPlace | null = null, size = PAGE_SIZE): Promise<OpenRequests> {
  const from = after
    ? sql.sql`AND (coalesce(r.deadline, 'infinity'), r.id) > (coalesce(${after.deadline}::date, 'infinity'), ${after.id}::uuid)`
    : sql.empty;
  const places = await db.$queryRaw<{ id: string; deadline: Date | null }[]>`
    SELECT r.id, r.deadline FROM ${OPEN} ${from} ORDER BY coalesce(r.deadline, 'infinity'), r.id LIMIT ${size + 1}`;
  const shown = places.slice(0, size);
  const last = shown.at(-1);
  return {
    rows: await rowsOf(
      db,
      shown.map((place) => place.id),
    ),
    next: last && places.length > size ? { deadline: toDay(last.deadline), id: last.id } : null,
  };
}

async function rowsOf(db: Db, ids: string[]): Promise<OpenRequest[]> {
  const rows = await db.response.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      claim: { select: { number: true, text: true, language: true } },
      party: { select: { name: true } },
      channel: true,
      askedOn: true,
      deadline: true,
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? { ...row, party: row.party.name, askedOn: toDay(row.askedOn), deadline: toDay(row.deadline) } : [];
  });
}

/** How many requests are open, and of how many the deadline has passed; neither is counted further than `most`. @param today where the newsroom is */
export async function countRequests(db: Db, today: string, most: number): Promise<{ open: number; overdue: number }> {
  const [open, overdue] = await Promise.all([countOpen(db, sql.empty, most), countOverdue(db, today, most)]);
  return { open, overdue };
}

export async function countOverdue(db: Db, today: string, most: number): Promise<number> {
  return countOpen(db, sql.sql`AND r.deadline < ${today}::date`, most);
}

async function countOpen(db: Db, which: typeof sql.empty, most: number): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (SELECT 1 FROM ${OPEN} ${which} LIMIT ${most}) counted`;
  return row?.total ?? 0;
}
