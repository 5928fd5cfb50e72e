import { z } from "zod";
import { seenClaim } from "#lib/claims/schema";
import { id, idOf, LIMITS, optionalDate, optionalLanguage, optionalText, requiredDate, requiredLine, requiredText } from "#lib/schema";

export const RESPONSE_OUTCOMES = ["no_reply", "declined", "no_comment", "unreachable", "partial", "confirmed", "denied"] as const;
/** What came of a request for comment. */
export type ResponseOutcome = (typeof RESPONSE_OUTCOMES)[number];

export const OUTCOME_WORDS: Record<ResponseOutcome, { name: string; means: string }> = {
  no_reply: { name: "No reply", means: "the deadline passed and nobody answered; it counts for neither side" },
  declined: { name: "Declined", means: "refused to answer" },
  no_comment: { name: "No comment", means: "answered that there is nothing to say" },
  unreachable: { name: "Unreachable", means: "the question could not be delivered" },
  partial: { name: "Partly true", means: "part of it is so: split the claim" },
  confirmed: { name: "Confirmed", means: "says that it is so" },
  denied: { name: "Denied", means: "says that it is not so" },
};

/** Nobody answered, so there is no answer and no day of one. */
export const WITHOUT_ANSWER: readonly ResponseOutcome[] = ["no_reply", "unreachable"];

const outcome = z.enum(RESPONSE_OUTCOMES, { error: "Say what came of it." });

const questionFields = {
  partyId: idOf("Say who is asked."),
  question: requiredText("The question", LIMITS.quote),
  channel: requiredLine("The channel", LIMITS.place),
  askedOn: requiredDate("Sent"),
  deadline: optionalDate("Deadline"),
};

const answerFields = {
  outcome,
  repliedOn: optionalDate("Replied on"),
  answer: optionalText("The answer", LIMITS.quote),
  answerLanguage: optionalLanguage("The language of the answer"),
  withdrawnOn: optionalDate("Withdrawn on"),
};

/** One request, as a form sends it. */
export const questionInput = z.strictObject(questionFields).refine((one) => one.deadline === null || one.askedOn <= one.deadline, {
  path: ["deadline"],
  error: "The deadline cannot be before the question was sent.",
});
export const askInput = z.strictObject({ seen: seenClaim, request: questionInput });

export const answerInput = z
  .strictObject(answerFields)
  .refine((one) => !WITHOUT_ANSWER.includes(one.outcome) || one.repliedOn === null, {
    path: ["repliedOn"],
    error: "Where nobody answered there is no date of an answer.",
  })
  .refine((one) => !WITHOUT_ANSWER.includes(one.outcome) || one.answer === null, {
    path: ["answer"],
    error: "Where nobody answered there is no answer.",
  })
  .refine((one) => !WITHOUT_ANSWER.includes(one.outcome) || one.withdrawnOn === null, {
    path: ["withdrawnOn"],
    error: "Where nobody answered there is nothing to take back.",
  })
  .transform((one) => ({ ...one, answerLanguage: one.answer === null ? null : one.answerLanguage }));
export type AnswerInput = z.output<typeof answerInput>;
export const recordAnswerInput = z.strictObject({ seen: seenClaim, responseId: id, answer: answerInput });
export const removeRequestInput = z.strictObject({ seen: seenClaim, responseId: id });

/** What the desk enters of a request: the question alone, or with what came of it. Imports know less of it. */
export type RequestInput = {
  partyId: string;
  question: string | null;
  channel: string | null;
  askedOn: string | null;
  deadline: string | null;
  answer: AnswerInput | null;
};

/** The channel may be any; these are offered. */
export const CHANNELS = ["E-mail", "Telephone", "In person", "Press office form", "Letter", "Message"] as const;
