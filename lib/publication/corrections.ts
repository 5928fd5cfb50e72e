import { verdictWords } from "#lib/claims/states";
import { BASIS_WORDS, STANCE_WORDS } from "#lib/evidence/schema";
import { formatDate } from "#lib/format";
import { partyOf } from "#lib/publication/listed";
import type { Snapshot } from "#lib/publication/snapshot";
import { OUTCOME_WORDS, WITHOUT_ANSWER } from "#lib/responses/schema";

export const CORRECTION_KINDS = ["correction", "clarification", "update", "retraction"] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

export const CORRECTION_WORDS: Record<CorrectionKind, { name: string; means: string }> = {
  correction: { name: "Correction", means: "what was said was wrong" },
  clarification: { name: "Clarification", means: "what was said was right and could be misread" },
  update: { name: "Update", means: "what is known has changed" },
  retraction: { name: "Retraction", means: "the newsroom no longer stands behind it" },
};

const PARTS = ["status", "text", "quote", "speaker", "saidOn", "saidWhere", "evidence", "answer"] as const;
/** What of a version can be said differently in the next. */
export type Part = (typeof PARTS)[number];

export const PART_WORDS: Record<Part, string> = {
  status: "Status",
  text: "Claim",
  quote: "Quote",
  speaker: "Speaker",
  saidOn: "Said on",
  saidWhere: "Where said",
  evidence: "Evidence",
  answer: "Answer",
};

/** In words, as readers were and are told; "": nothing. A day is YYYY-MM-DD. */
export type Change = { part: Part; was: string; is: string };

/** All that readers are told by which a version can say something else than the one before it. */
export type Said = Pick<
  Snapshot,
  "cause" | "claim" | "parties" | "sources" | "evidence" | "responses" | "withheld" | "status" | "balance" | "reopened" | "retraction"
>;

/** The same with the name of the part and with days as they are read. */
export function changeInWords({ part, was, is }: Change): { part: string; was: string; is: string } {
  const read = (said: string) => (part === "saidOn" ? formatDate(said) : said);
  return { part: PART_WORDS[part], was: read(was), is: read(is) };
}

/** That a version changes what the one before it said: it is shown wherever the claim is. */
export type Correction = { kind: CorrectionKind; why: string; changes: Change[] };

/**
 * What a version says differently from the one before it. What only joins (a source, a request, an answer) changes nothing that was said;
 * that an unreviewed claim gets its first status neither.
 */
export function changesBetween(before: Said, after: Said): Change[] {
  const { was, is } = plainlySaid(before, after);
  if (before.status === "unreviewed" && after.status !== null) is.status = was.status;
  const plain = (Object.keys(was) as (keyof typeof was)[]).map((part) => ({ part, was: was[part], is: is[part] }));
  return [
    ...plain.filter((one) => one.was !== one.is),
    ...lostOrAltered("evidence", evidenceBetween(before, after)),
    // Until somebody answers, nothing has been said.
    ...lostOrAltered(
      "answer",
      answersBetween(before, after, ({ outcome }) => !WITHOUT_ANSWER.includes(outcome)),
    ),
  ];
}

/** What is not evidence, in words. A party that was renamed is the same speaker. */
export function plainlySaid(before: Said, after: Said) {
  const said = (one: Said): Omit<Record<Part, string>, "evidence" | "answer"> => ({
    status: one.status === null ? "retracted" : verdictWords({ status: one.status, balance: one.balance }),
    text: one.claim.text,
    quote: one.claim.quote ?? "",
    speaker: partyOf(one, one.claim.speaker)?.name ?? "unknown speaker",
    saidOn: one.claim.saidOn ?? "undated",
    saidWhere: one.claim.saidWhere ?? "",
  });
  const [was, is] = [said(before), said(after)];
  if (before.claim.speaker === after.claim.speaker) is.speaker = was.speaker;
  return { was, is };
}

/** A version that said something else than the one before it. */
export type MadeCorrection = { version: number; at: string; correction: Correction };

/** Of versions, oldest first, those that were corrections, newest first. */
export function madeIn(versions: readonly { number: number; publishedAt: string; correction: Correction | null }[]): MadeCorrection[] {
  return versions
    .flatMap(({ number, publishedAt, correction }) => (correction ? [{ version: number, at: publishedAt, correction }] : []))
    .reverse();
}

/** What kind of correction a version is that was opened again for this reason; null: it changes nothing that was said. */
export function correctionOf(before: Said | null, after: Said): Correction | null {
  if (before === null) return null;
  const changes = changesBetween(before, after);
  if (changes.length === 0) return null;
  if (after.cause === "retraction") return { kind: "retraction", why: after.retraction?.reason ?? "", changes };
  return { kind: kindOf(after.reopened?.kind, changes), why: after.reopened?.reason ?? "", changes };
}

/** Who said it, when, and what it comes to cannot change by making words clearer. */
const NEVER_CLARIFIED: readonly Part[] = ["status", "speaker", "saidOn"];

function kindOf(reopened: string | undefined, changes: readonly Change[]): CorrectionKind {
  if (reopened === "correction") return "correction";
  if (reopened === "clarification") return changes.some(({ part }) => NEVER_CLARIFIED.includes(part)) ? "correction" : "clarification";
  return "update";
}

/** What joined, what is gone, and what is told otherwise, in words. */
export type Pieces = { joined: string[]; gone: string[]; altered: { was: string; is: string }[] };

/** What makes a piece of evidence the same: one story may carry two voices. */
export function pieceKey({ source, stance, basis }: Pick<Snapshot["evidence"][number], "source" | "stance" | "basis">): string {
  return [source, stance, basis.kind, basis.party, basis.from].join(" ");
}

/** What is gone because it is kept back now is not told again. */
export function evidenceBetween(before: Said, after: Said): Pieces {
  const { joined, gone, altered } = piecesBetween(evidenceIn(before), evidenceIn(after));
  if (after.withheld.length <= before.withheld.length) return { joined, gone, altered };
  return { joined, gone: [], altered: [...altered, ...gone.map(() => ({ was: "a source that was shown", is: "withheld" }))] };
}

export function answersBetween(before: Said, after: Said, which: (one: Snapshot["responses"][number]) => boolean = () => true): Pieces {
  return piecesBetween(answersIn(before, which), answersIn(after, which));
}

function lostOrAltered(part: Part, { gone, altered }: Pieces): Change[] {
  return [...altered, ...gone.map((was) => ({ was, is: "" }))].map((change) => ({ part, ...change }));
}

/** By what makes each the same: its facts, so that a party's new name is no change, and all of it in words. */
type Told = Map<string, { like: string; facts: string; words: string }>;

/** What has no counterpart is told otherwise where what joined is like it: another's word, or that of a party merged into another. */
function piecesBetween(before: Told, after: Told): Pieces {
  const altered: Pieces["altered"] = [];
  const joined = [...after].filter(([key]) => !before.has(key)).map(([, one]) => one);
  const gone: string[] = [];
  for (const [key, was] of before) {
    const same = after.get(key);
    const place = same ? -1 : joined.findIndex(({ like }) => like === was.like);
    const is = same ?? (place < 0 ? undefined : joined.splice(place, 1)[0]);
    if (!is) gone.push(was.words);
    else if (same ? is.facts !== was.facts : is.words !== was.words) altered.push({ was: was.words, is: is.words });
  }
  return { joined: joined.map(({ words }) => words), gone, altered };
}

function evidenceIn(said: Said): Told {
  const told: Told = new Map();
  for (const piece of said.evidence) {
    const { source, stance, basis, quote, withdrawnOn } = piece;
    const { title, publisher } = said.sources.find((one) => one.id === source) ?? { title: "a source", publisher: null };
    const by = partyOf(said, publisher)?.name;
    const of = partyOf(said, basis.party)?.name;
    told.set(pieceKey(piece), {
      like: [source, stance, basis.kind].join(" "),
      facts: JSON.stringify([title, basis.firstHand, quote, withdrawnOn]),
      words: [
        `${STANCE_WORDS[stance].name}: “${title}”${by ? `, ${by}` : ""} (${BASIS_WORDS[basis.kind].name.toLowerCase()}${of ? `: ${of}` : ""}${basis.firstHand ? ", first-hand" : ""})`,
        quote && `“${quote}”`,
        withdrawnOn && `withdrawn on ${withdrawnOn}`,
      ]
        .filter(Boolean)
        .join("; "),
    });
  }
  return told;
}

function answersIn(said: Said, which: (one: Snapshot["responses"][number]) => boolean): Told {
  const told: Told = new Map();
  for (const response of said.responses.filter(which)) {
    const { party, askedOn, outcome, repliedOn, answer, withdrawnOn } = response;
    const words = `${partyOf(said, party)?.name ?? "a party"}: ${OUTCOME_WORDS[outcome].name.toLowerCase()}${repliedOn ? `, ${repliedOn}` : ""}`;
    told.set([party, askedOn].join(" "), {
      like: String(askedOn),
      facts: JSON.stringify([outcome, repliedOn, answer, withdrawnOn]),
      words: [words, answer && `“${answer}”`, withdrawnOn && `taken back on ${withdrawnOn}`].filter(Boolean).join("; "),
    });
  }
  return told;
}
