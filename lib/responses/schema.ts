/** What became of a request for comment. */
export const RESPONSE_OUTCOMES = ["no_reply", "declined", "no_comment", "unreachable", "partial", "confirmed", "denied"] as const;
export type ResponseOutcome = (typeof RESPONSE_OUTCOMES)[number];

export const RESPONSE_OUTCOME_WORDS: Record<ResponseOutcome, { name: string; means: string }> = {
  no_reply: { name: "No reply", means: "was asked and has not answered" },
  declined: { name: "Declined", means: "answered that it will not say" },
  no_comment: { name: "No comment", means: "answered “no comment”" },
  unreachable: { name: "Not reached", means: "could not be reached" },
  partial: { name: "Partly true", means: "says that a part of it is so: the claim is best split" },
  confirmed: { name: "Confirmed", means: "says that it is so" },
  denied: { name: "Denied", means: "says that it is not so" },
};

/** Outcomes without an answer, which therefore have no day on which it came. */
export const WITHOUT_ANSWER: readonly ResponseOutcome[] = ["no_reply", "unreachable"];
