import type { ReopenKind } from "#lib/claims/states";
import { type Contents, contentsAsOf } from "#lib/evidence/contents";
import { type Correction, correctionOf, type Said } from "#lib/publication/corrections";
import type { Verdict } from "#lib/review/policy";

/** What readers see now, and what the next version would be made of: all of it public, or about to be. */
export type NextVersion = { current: Said; contents: Contents; reopened: { kind: ReopenKind; reason: string } | null };

/** A form needs no more of a version, and is sent no more. */
export function onlySaid({
  cause,
  claim,
  parties,
  sources,
  evidence,
  responses,
  withheld,
  status,
  balance,
  reopened,
  retraction,
}: Said): Said {
  return { cause, claim, parties, sources, evidence, responses, withheld, status, balance, reopened, retraction };
}

/** Which correction readers would be told of by this decision, by the rule that the version itself is made by; null: of none. */
export function toldReaders({ current, contents, reopened }: NextVersion, verdict: Verdict | null, asOf: string | null): Correction | null {
  // Until a status is chosen, only the words and the evidence can tell.
  const { status, balance } = verdict ?? current;
  const next = asOf === null ? contents : contentsAsOf(contents, asOf);
  return correctionOf(current, { ...next, status, balance, cause: "decision", reopened, retraction: null });
}
