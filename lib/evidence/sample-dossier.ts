import type { Dossier } from "#lib/evidence/dossier";
import { parseDossier } from "#lib/evidence/dossier";
import type { Stance } from "#lib/evidence/schema";
import type { AffiliationKind, PartyKind } from "#lib/parties/schema";
import type { ResponseOutcome } from "#lib/responses/schema";

/** A dossier as an editor would tell it, for tests and measurements. Ids are the names. */
export type Told = {
  speaker?: string;
  saidOn?: string;
  concerns?: string[];
  parties: Partial<Record<PartyKind, string[]>>;
  /** "Ministry part_of State", with the days between which it holds. */
  ties?: (readonly [tie: string, since?: string | null, until?: string | null])[];
  /** The publisher of each source, and the day. */
  sources?: Record<string, string | null | readonly [publisher: string | null, publishedOn: string]>;
  /** On what each rests: "word of X", "first-hand word of X", "repeats S", or the kind of basis; and the day on which it was taken back. */
  evidence?: (readonly [source: string, stance: Stance, rests: string, withdrawnOn?: string])[];
  responses?: (readonly [party: string, outcome: ResponseOutcome, days?: { askedOn?: string; repliedOn?: string; withdrawnOn?: string }])[];
};

/** @throws Error with every problem where it is no dossier */
export function told(story: Told): Dossier {
  const parsed = parseDossier(inFull(story));
  if ("dossier" in parsed) return parsed.dossier;
  throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
}

export function inFull({ speaker, saidOn, concerns, parties, ties = [], sources = {}, evidence = [], responses = [] }: Told) {
  return {
    parties: Object.entries(parties).flatMap(([kind, names]) => names.map((name) => ({ id: name, name, kind: kind as PartyKind }))),
    affiliations: ties.map(([tie, since, until]) => {
      const [, from, kind, to] = /^(.+) ([a-z]+_[a-z_]+) (.+)$/.exec(tie) ?? [];
      return { from, kind: kind as AffiliationKind, to, since, until };
    }),
    claim: { text: "What is claimed", speaker, saidOn, concerns },
    sources: Object.entries(sources).map(([id, by]) => {
      const [publisher, publishedOn] = typeof by === "string" || by === null ? [by] : by;
      return { id, kind: "article" as const, title: id, publisher, publishedOn };
    }),
    evidence: evidence.map(([source, stance, rests, withdrawnOn]) => ({ source, stance, basis: basisOf(rests), withdrawnOn })),
    responses: responses.map(([party, outcome, days]) => ({ party, outcome, ...days })),
  };
}

function basisOf(rests: string) {
  const [, firstHand, party] = /^(first-hand )?word of (.+)$/.exec(rests) ?? [];
  if (party) return { kind: "attributed" as const, party, firstHand: firstHand !== undefined };
  const [, from] = /^repeats (.+)$/.exec(rests) ?? [];
  return from ? { kind: "derived" as const, from } : { kind: rests as "observed" };
}
