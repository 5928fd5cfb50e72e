import type { ReopenKind } from "#lib/claims/states";
import { type Contents, contentsAsOf } from "#lib/evidence/contents";
import { type Correction, correctionOf, type Said } from "#lib/publication/corrections";
import { sourcesBetween, untoldOf } from "#lib/publication/pieces";
import type { Verdict } from "#lib/review/policy";

/**
 * What readers see now, and what the next version would be made of: all of it public, or about to be; with the sources of which they are
 * told nothing again.
 */
export type NextVersion = {
  current: Said;
  contents: Contents;
  relations: Said["relations"];
  keptBack: readonly string[];
  reopened: { kind: ReopenKind; reason: string } | null;
};

/** What the form holds so far: null, or blank, where nothing has been chosen or written yet. */
export type DecisionSoFar = { verdict: Verdict | null; asOf: string | null; rationale: string; reasonAgainst: string | null };

/** A form needs no more of a version, and is sent no more. */
export function onlySaid({
  cause,
  claim,
  parties,
  sources,
  evidence,
  responses,
  withheld,
  verdicts,
  status,
  balance,
  rationale,
  reasonAgainst,
  reopened,
  retraction,
  relations,
}: Said): Said {
  const contents = { claim, parties, sources, evidence, responses, withheld, verdicts };
  return { cause, ...contents, status, balance, rationale, reasonAgainst, reopened, retraction, relations };
}

/** Which correction readers would be told of by this decision, by the rule that the version itself is made by; null: of none. */
export function toldReaders({ current, contents, relations, keptBack, reopened }: NextVersion, decision: DecisionSoFar): Correction | null {
  const { asOf } = decision;
  // Until a status is chosen, and a reason written, only the words and the evidence can tell.
  const { status, balance } = decision.verdict ?? current;
  const rationale = decision.rationale.trim() === "" ? current.rationale : decision.rationale;
  const reasonAgainst = decision.verdict === null || decision.reasonAgainst?.trim() === "" ? current.reasonAgainst : decision.reasonAgainst;
  const next = asOf === null ? contents : contentsAsOf(contents, asOf);
  const said = { ...next, status, balance, rationale, reasonAgainst, cause: "decision" as const, reopened, retraction: null, relations };
  return correctionOf(current, said, keptBack);
}

/** The titles of the sources that were changed since: readers are told so, whatever the claim was opened for. */
export function changedSources({ current, contents, keptBack }: NextVersion): string[] {
  return [...new Set(sourcesBetween(current, contents, untoldOf(keptBack, contents)).map(({ title }) => title))];
}
