import { verdictWords } from "#lib/claims/states";
import { BASIS_WORDS, STANCE_WORDS } from "#lib/evidence/schema";
import { partyOf } from "#lib/publication/listed";
import type { Snapshot } from "#lib/publication/snapshot";
import { OUTCOME_WORDS } from "#lib/responses/schema";

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

/** That a version changes what the one before it said: it is shown wherever the claim is. */
export type Correction = { kind: CorrectionKind; why: string; changes: Change[] };

/**
 * What a version says differently from the one before it. What only joins (a source, a request, an answer) changes nothing that was said;
 * that an unreviewed claim gets its first status neither.
 */
export function changesBetween(before: Snapshot, after: Snapshot): Change[] {
  const said = (snapshot: Snapshot): Omit<Record<Part, string>, "evidence" | "answer"> => ({
    status: snapshot.status === null ? "retracted" : verdictWords({ status: snapshot.status, balance: snapshot.balance }),
    text: snapshot.claim.text,
    quote: snapshot.claim.quote ?? "",
    speaker: partyOf(snapshot, snapshot.claim.speaker)?.name ?? "unknown speaker",
    saidOn: snapshot.claim.saidOn ?? "undated",
    saidWhere: snapshot.claim.saidWhere ?? "",
  });
  const [was, is] = [said(before), said(after)];
  // A party that was renamed is the same speaker.
  if (before.claim.speaker === after.claim.speaker) is.speaker = was.speaker;
  if (before.status === "unreviewed" && after.status !== null) is.status = was.status;
  const plain = (Object.keys(was) as (keyof typeof was)[]).map((part) => ({ part, was: was[part], is: is[part] }));
  return [
    ...plain.filter((one) => one.was !== one.is),
    ...lostOrAltered("evidence", evidenceIn(before), evidenceIn(after)).map((one) => withoutWithheld(one, before, after)),
    ...lostOrAltered("answer", answersIn(before), answersIn(after)),
  ];
}

/** What kind of correction a version is that was opened again for this reason; null: it changes nothing that was said. */
export function correctionOf(before: Snapshot | null, after: Snapshot): Correction | null {
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

/** What is gone because it is kept back now is not told again. */
function withoutWithheld(change: Change, before: Snapshot, after: Snapshot): Change {
  return change.is === "" && after.withheld.length > before.withheld.length
    ? { ...change, was: "a source that was shown", is: "withheld" }
    : change;
}

/** By what makes each the same: its facts, so that a party's new name is no change, and all of it in words. */
type Told = Map<string, { facts: string; words: string }>;

function lostOrAltered(part: Part, before: Told, after: Told): Change[] {
  return [...before].flatMap(([key, was]) => {
    const is = after.get(key);
    return is?.facts === was.facts ? [] : [{ part, was: was.words, is: is?.words ?? "" }];
  });
}

function evidenceIn(snapshot: Snapshot): Told {
  const told: Told = new Map();
  for (const { source, stance, basis, quote, withdrawnOn } of snapshot.evidence) {
    const key = [source, stance, basis.kind, basis.party, basis.from].join(" ");
    const { title, publisher } = snapshot.sources.find((one) => one.id === source) ?? { title: "a source", publisher: null };
    const by = partyOf(snapshot, publisher)?.name;
    const of = partyOf(snapshot, basis.party)?.name;
    const facts = JSON.stringify([title, basis.firstHand, quote, withdrawnOn]);
    told.set(key, {
      facts,
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

function answersIn(snapshot: Snapshot): Told {
  const told: Told = new Map();
  for (const { party, askedOn, outcome, repliedOn, answer, withdrawnOn } of snapshot.responses) {
    // Until somebody answers, nothing has been said.
    if (outcome === "no_reply" || outcome === "unreachable") continue;
    const key = [party, askedOn].join(" ");
    const words = `${partyOf(snapshot, party)?.name ?? "a party"}: ${OUTCOME_WORDS[outcome].name.toLowerCase()}${repliedOn ? `, ${repliedOn}` : ""}`;
    const facts = JSON.stringify([outcome, repliedOn, answer, withdrawnOn]);
    told.set(key, {
      facts,
      words: [words, answer && `“${answer}”`, withdrawnOn && `taken back on ${withdrawnOn}`].filter(Boolean).join("; "),
    });
  }
  return told;
}
