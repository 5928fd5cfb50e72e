import "server-only";
import { toDay } from "#lib/dates";
import type { Db } from "#lib/db";
import type { ResponseOutcome } from "#lib/responses/schema";

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

/** A request that nobody has answered, with its claim. */
export type OpenRequest = {
  id: string;
  claim: { number: number; text: string; language: string };
  party: string;
  channel: string | null;
  askedOn: string | null;
  deadline: string | null;
  overdue: boolean;
};

const OPEN = { outcome: null, claim: { state: { notIn: ["discarded", "retracted"] as ("discarded" | "retracted")[] } } };

/** Those whose deadline has passed come first, the oldest deadline before the others. */
export async function openRequests(db: Db, now: Date, limit: number): Promise<OpenRequest[]> {
  const rows = await db.response.findMany({
    where: OPEN,
    select: {
      id: true,
      claim: { select: { number: true, text: true, language: true } },
      party: { select: { name: true } },
      channel: true,
      askedOn: true,
      deadline: true,
    },
    orderBy: [{ deadline: { sort: "asc", nulls: "last" } }, { askedOn: "asc" }, { id: "asc" }],
    take: limit,
  });
  const today = toDay(now);
  return rows.map(({ askedOn, deadline, party, ...row }) => ({
    ...row,
    party: party.name,
    askedOn: toDay(askedOn),
    deadline: toDay(deadline),
    overdue: deadline !== null && toDay(deadline) < today,
  }));
}
