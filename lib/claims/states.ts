export const STATUSES = ["unreviewed", "confirmed", "unilateral", "disputed"] as const;
/** What the newsroom stands behind. Never mixed with the state. */
export type Status = (typeof STATUSES)[number];

/** The statuses that a reviewer can decide. */
export const DECIDABLE = ["confirmed", "unilateral", "disputed"] as const satisfies readonly Status[];

export const BALANCES = ["for", "against", "both", "neither"] as const;
/** Which way the evidence of a disputed claim leans. */
export type Balance = (typeof BALANCES)[number];

export const CLAIM_STATES = ["draft", "in_review", "returned", "published", "retracted", "discarded"] as const;
/** Where a claim is in the work. */
export type ClaimState = (typeof CLAIM_STATES)[number];

const NEWS_KINDS = ["evidence", "answer", "verdict"] as const;
/** What has joined the working copy of a published claim, and no decision has seen yet. */
export type News = (typeof NEWS_KINDS)[number];

export const NEWS_WORDS: Record<News, string> = { evidence: "new evidence", answer: "a new answer", verdict: "a new verdict of others" };

export const REOPEN_KINDS = ["correction", "clarification", "new_evidence", "recheck"] as const;
export type ReopenKind = (typeof REOPEN_KINDS)[number];

export const CLAIM_ACTIONS = [
  "edit",
  "addEvidence",
  "withhold",
  "submit",
  "discard",
  "take",
  "release",
  "decide",
  "propose",
  "sign",
  "return",
  "reopen",
  "retract",
  "mergeDraft",
  "mergePublished",
] as const;
export type ClaimAction = (typeof CLAIM_ACTIONS)[number];

/** Which state follows: from each state in which the action is possible, to the state that it leads to. */
export const TRANSITIONS: Record<ClaimAction, Partial<Record<ClaimState, ClaimState>>> = {
  edit: { draft: "draft", returned: "returned", in_review: "draft" },
  addEvidence: { draft: "draft", returned: "returned", in_review: "draft", published: "published" },
  withhold: { draft: "draft", returned: "returned" },
  submit: { draft: "in_review", returned: "in_review" },
  discard: { draft: "discarded", returned: "discarded" },
  take: { in_review: "in_review" },
  release: { in_review: "in_review" },
  decide: { in_review: "published" },
  propose: { in_review: "in_review" },
  sign: { in_review: "published" },
  return: { in_review: "returned" },
  reopen: { published: "draft" },
  retract: { draft: "retracted", returned: "retracted", in_review: "retracted", published: "retracted" },
  mergeDraft: { draft: "discarded", returned: "discarded" },
  mergePublished: { draft: "discarded", returned: "discarded", in_review: "discarded", published: "discarded" },
};

export const STATE_WORDS: Record<ClaimState, string> = {
  draft: "Draft",
  in_review: "In review",
  returned: "Returned",
  published: "Published",
  retracted: "Retracted",
  discarded: "Discarded",
};

export const STATUS_WORDS: Record<Status, string> = {
  unreviewed: "Unreviewed",
  confirmed: "Confirmed",
  unilateral: "Unilateral",
  disputed: "Disputed",
};

export const BALANCE_WORDS: Record<Balance, string> = {
  for: "the evidence supports it",
  against: "the evidence is against it",
  both: "both hold: check date, place and definition",
  neither: "word against word",
};

/** "disputed (word against word)", within a sentence. */
export function verdictWords({ status, balance }: { status: Status; balance: Balance | null }): string {
  return `${STATUS_WORDS[status].toLowerCase()}${balance ? ` (${BALANCE_WORDS[balance]})` : ""}`;
}

export const REOPEN_WORDS: Record<ReopenKind, string> = {
  correction: "Correction",
  clarification: "Clarification",
  new_evidence: "New evidence",
  recheck: "Recheck",
};

/** What each reason to open a published claim again is for. */
export const REOPEN_MEANS: Record<ReopenKind, string> = {
  correction: "what we said was wrong",
  clarification: "what we said was right and could be misread; not for who, when, the status or the evidence",
  new_evidence: "what is known has changed",
  recheck: "its day has come to be looked at again",
};

/** A reviewer who took a claim has it to themselves for this long. Advisory. */
export const TAKEN_FOR_MS = 30 * 60 * 1_000;
