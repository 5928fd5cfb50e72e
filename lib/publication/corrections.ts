import { verdictWords } from "#lib/claims/states";
import { formatDate } from "#lib/format";
import { partyOf } from "#lib/publication/listed";
import { answersBetween, evidenceBetween, type Pieces, relationsBetween, untoldOf, verdictsBetween } from "#lib/publication/pieces";
import type { Snapshot } from "#lib/publication/snapshot";
import { WITHOUT_ANSWER } from "#lib/responses/schema";

export const CORRECTION_KINDS = ["correction", "clarification", "update", "retraction"] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

export const CORRECTION_WORDS: Record<CorrectionKind, { name: string; means: string }> = {
  correction: { name: "Correction", means: "what was said was wrong" },
  clarification: { name: "Clarification", means: "what was said was right and could be misread" },
  update: { name: "Update", means: "what is known has changed" },
  retraction: { name: "Retraction", means: "the newsroom no longer stands behind it" },
};

const PARTS = [
  "status",
  "text",
  "quote",
  "speaker",
  "saidOn",
  "saidWhere",
  "concerns",
  "rationale",
  "reasonAgainst",
  "evidence",
  "answer",
  "verdict",
  "relations",
] as const;
/** What of a version can be said differently in the next. */
export type Part = (typeof PARTS)[number];

export const PART_WORDS: Record<Part, string> = {
  status: "Status",
  text: "Claim",
  quote: "Quote",
  speaker: "Speaker",
  saidOn: "Said on",
  saidWhere: "Where said",
  concerns: "Concerns",
  rationale: "Rationale",
  reasonAgainst: "Why an editor’s judgement",
  evidence: "Evidence",
  answer: "Answer",
  verdict: "Verdict of others",
  relations: "Related claims",
};

/** In words, as readers were and are told; "": nothing. A day is YYYY-MM-DD. */
export type Change = { part: Part; was: string; is: string };

/** All that readers are told by which a version can say something else than the one before it. */
export type Said = Pick<
  Snapshot,
  | "cause"
  | "claim"
  | "parties"
  | "sources"
  | "evidence"
  | "responses"
  | "withheld"
  | "verdicts"
  | "status"
  | "balance"
  | "rationale"
  | "reasonAgainst"
  | "reopened"
  | "retraction"
  | "relations"
>;

/** The same with the name of the part and with days as they are read. */
export function changeInWords({ part, was, is }: Change): { part: string; was: string; is: string } {
  const read = (said: string) => (part === "saidOn" ? formatDate(said) : said);
  return { part: PART_WORDS[part], was: read(was), is: read(is) };
}

/** That a version changes what the one before it said: it is shown wherever the claim is. */
export type Correction = { kind: CorrectionKind; why: string; changes: Change[] };

/** What a reviewer writes anew with every decision. */
export const REVIEWERS_WORDS: readonly Part[] = ["rationale", "reasonAgainst"];

/** What this version had to say anew in any case: everybody who decides says why in their own words, and the first who does gives the status. */
function saidAnew(before: Said, after: Said): readonly Part[] {
  if (before.status === "unreviewed" && after.status !== null) return ["status", ...REVIEWERS_WORDS];
  return after.reopened?.kind === "correction" || after.reopened?.kind === "clarification" ? [] : REVIEWERS_WORDS;
}

/**
 * What a version says differently from the one before it. What only joins (a source, a request, an answer, a verdict of others, a relation)
 * changes nothing that was said.
 */
function changesBetween(before: Said, after: Said, keptBack: readonly string[]): Change[] {
  const { was, is } = plainlySaid(before, after);
  const anew = saidAnew(before, after);
  const plain = (Object.keys(was) as (keyof typeof was)[])
    .filter((part) => !anew.includes(part))
    .map((part) => ({ part, was: was[part], is: is[part] }));
  return [
    ...plain.filter((one) => one.was !== one.is),
    ...lostOrAltered("evidence", evidenceBetween(before, after, untoldOf(keptBack, after))),
    // Until somebody answers, nothing has been said.
    ...lostOrAltered(
      "answer",
      answersBetween(before, after, ({ outcome }) => !WITHOUT_ANSWER.includes(outcome)),
    ),
    ...lostOrAltered("verdict", verdictsBetween(before, after)),
    ...lostOrAltered("relations", relationsBetween(before, after)),
  ];
}

/** What does not come in pieces, in words. Under its new name a party is the same. */
export function plainlySaid(before: Said, after: Said) {
  const said = (one: Said): Omit<Record<Part, string>, "evidence" | "answer" | "verdict" | "relations"> => ({
    status: one.status === null ? "retracted" : verdictWords({ status: one.status, balance: one.balance }),
    text: one.claim.text,
    quote: one.claim.quote ?? "",
    speaker: partyOf(one, one.claim.speaker)?.name ?? "unknown speaker",
    saidOn: one.claim.saidOn ?? "undated",
    saidWhere: one.claim.saidWhere ?? "",
    concerns: one.claim.concerns.map((id) => partyOf(one, id)?.name ?? "").join(" · "),
    rationale: one.rationale ?? "",
    reasonAgainst: one.reasonAgainst ?? "",
  });
  const [was, is] = [said(before), said(after)];
  if (before.claim.speaker === after.claim.speaker) is.speaker = was.speaker;
  const concerned = ({ claim }: Said) => claim.concerns.toSorted().join(" ");
  if (concerned(before) === concerned(after)) is.concerns = was.concerns;
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

/**
 * What kind of correction a version is that was opened again for this reason; null: it corrects nothing.
 * @param keptBack sources of which nothing is told again, but what this version shows
 */
export function correctionOf(before: Said | null, after: Said, keptBack: readonly string[]): Correction | null {
  if (before === null) return null;
  const changes = changesBetween(before, after, keptBack);
  if (changes.length === 0) return null;
  if (after.cause === "retraction") return { kind: "retraction", why: after.retraction?.reason ?? "", changes };
  return { kind: kindOf(after.reopened?.kind, changes), why: after.reopened?.reason ?? "", changes };
}

/** Who said it, when, what it comes to, what that rests on and what it is to other claims cannot change by making words clearer. */
const NEVER_CLARIFIED: readonly Part[] = ["status", "speaker", "saidOn", "evidence", "answer", "verdict", "relations"];
/** Nor what was claimed, by whom and when by what has become known since. */
const NEVER_UPDATED: readonly Part[] = ["text", "speaker", "saidOn"];

function kindOf(reopened: string | undefined, changes: readonly Change[]): CorrectionKind {
  const changed = (parts: readonly Part[]) => changes.some(({ part }) => parts.includes(part));
  if (reopened === "clarification") return changed(NEVER_CLARIFIED) ? "correction" : "clarification";
  return reopened === "correction" || changed(NEVER_UPDATED) ? "correction" : "update";
}

function lostOrAltered(part: Part, { gone, altered }: Pieces): Change[] {
  return [...altered, ...gone.map((was) => ({ was, is: "" }))].map((change) => ({ part, ...change }));
}
