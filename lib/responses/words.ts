import { formatDate, lateness } from "#lib/format";
import type { DeskResponse } from "#lib/responses/queries";
import type { ResponseOutcome } from "#lib/responses/schema";

/** A part of a sentence: words, a day, what somebody typed, or how late something is. */
export type Piece = string | { day: string; words: string } | { typed: string } | { late: string };

export type Asked = Pick<DeskResponse, "channel" | "askedOn" | "deadline" | "outcome" | "repliedOn" | "withdrawnOn">;

const BY: Record<string, string> = {
  "e-mail": " by e-mail",
  telephone: " by telephone",
  "in person": " in person",
  "press office form": " by its press office’s form",
  letter: " by letter",
  message: " by message",
};

/** What stands between the question and the day of the answer. */
const CAME: Record<ResponseOutcome, string> = {
  no_reply: "no reply",
  declined: "declined to answer",
  no_comment: "answered “no comment”",
  unreachable: "could not be reached",
  partial: "answered “partly true”",
  confirmed: "confirmed it",
  denied: "denied it",
};

/** "asked 25 December 2025 by e-mail, deadline 26 December: no reply yet, 3 days overdue". @param today where the newsroom is */
export function sentenceOf(request: Asked, today: string): Piece[] {
  const { channel, askedOn, deadline, outcome, repliedOn, withdrawnOn } = request;
  const from = askedOn ?? today;
  const pieces: Piece[] = askedOn ? ["asked ", dayOf(askedOn)] : ["asked, the day is not known"];
  const by = BY[channel?.trim().toLowerCase() ?? ""];
  if (by) pieces.push(by);
  else if (channel) pieces.push(" (", { typed: channel }, ")");
  if (deadline) pieces.push(", deadline ", dayOf(deadline, from));
  pieces.push(": ");
  if (outcome === null) {
    pieces.push("no reply yet");
    if (deadline) pieces.push(", ", isOverdue(request, today) ? { late: lateness(deadline, today) } : lateness(deadline, today));
    return pieces;
  }
  pieces.push(CAME[outcome]);
  if (repliedOn) pieces.push(" on ", dayOf(repliedOn, from));
  if (withdrawnOn) pieces.push(", and took it back on ", dayOf(withdrawnOn, repliedOn ?? from));
  return pieces;
}

export function isOverdue({ outcome, deadline }: Pick<Asked, "outcome" | "deadline">, today: string): boolean {
  return outcome === null && deadline !== null && deadline < today;
}

/** A day in words; without its year where that is the year of the day before it. */
function dayOf(day: string, after?: string): Piece {
  const words = formatDate(day);
  return { day, words: after?.slice(0, 4) === day.slice(0, 4) ? words.replace(/ \d+$/, "") : words };
}
