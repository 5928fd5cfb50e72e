import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "#lib/evidence/assess";
import type { Dossier, DossierEvidence } from "#lib/evidence/dossier";
import { anyDossier, DAYS } from "#lib/evidence/generated-dossier";

// The rules once more, sentence by sentence and with no thought of speed, against which the real ones are held.

type Said = { party: string; firstHand: boolean; kind: string };

function byTheLetter({ parties, affiliations, claim, sources, evidence, responses }: Dossier, asOf?: string) {
  // 1. As of.
  const isThere = (date: string | null) => date === null || asOf === undefined || date <= asOf;
  const isWithdrawn = (date: string | null) => date !== null && isThere(date);
  const publishedOn = (id: string) => sources.find((source) => source.id === id)?.publishedOn ?? null;
  const counting = evidence.filter((piece) => isThere(publishedOn(piece.source)) && !isWithdrawn(piece.withdrawnOn));
  const answers = responses.filter((one) => isThere(one.askedOn) && isThere(one.repliedOn) && !isWithdrawn(one.withdrawnOn));

  // 2. Alignment.
  const aligning = "speaks_for part_of owned_by controlled_by employed_by".split(" ");
  const holds = (since: string | null, until: string | null) =>
    claim.saidOn === null || ((since === null || since <= claim.saidOn) && (until === null || claim.saidOn <= until));
  const answersTo = (party: string) => {
    const all = new Set([party]);
    for (const one of all)
      for (const tie of affiliations) if (tie.from === one && aligning.includes(tie.kind) && holds(tie.since, tie.until)) all.add(tie.to);
    return all;
  };
  const isNamed = (party: string) => parties.find(({ id }) => id === party)?.kind !== "unnamed";
  const aligned = (one: string, other: string) =>
    (!isNamed(one) && !isNamed(other)) || [...answersTo(one)].some((party) => answersTo(other).has(party));
  const isConcerned = (party: string) => claim.concerns.some((one) => aligned(party, one));
  const isSpeakers = (party: string) => claim.speaker !== null && aligned(party, claim.speaker);

  // 3. Origin.
  const partyOf = ({ source, basis }: DossierEvidence) => {
    if (basis.kind === "attributed") return basis.party;
    if (basis.kind === "derived" || basis.kind === "unknown") return null;
    return sources.find(({ id }) => id === source)?.publisher ?? null;
  };
  const isKnown = (piece: DossierEvidence, passed: DossierEvidence[] = []): boolean => {
    if (partyOf(piece) !== null) return true;
    const { basis, stance } = piece;
    if (basis.kind !== "derived" || passed.includes(piece)) return false;
    return counting.some((one) => one.source === basis.from && one.stance === stance && isKnown(one, [...passed, piece]));
  };

  // 5. Responses speak. 6. First-hand.
  const said = (stance: string, outcome: string): Said[] => [
    ...counting.flatMap((piece) => {
      const party = partyOf(piece);
      if (piece.stance !== stance || party === null) return [];
      const { basis } = piece;
      const firstHand = basis.kind === "attributed" ? basis.firstHand || (isNamed(party) && isConcerned(party)) : true;
      return [{ party, firstHand, kind: basis.kind }];
    }),
    ...answers
      .filter((answer) => answer.outcome === outcome)
      .map(({ party }) => ({ party, firstHand: isNamed(party) && isConcerned(party), kind: "answer" })),
  ];
  const asserting = said("asserts", "confirmed");
  const contradicting = said("contradicts", "denied");
  const isIndependent = ({ party }: Said) => (claim.speaker === null ? !isConcerned(party) : !isSpeakers(party));

  // 7. The assertion holds.
  const documented = (all: Said[], independent: (one: Said) => boolean) =>
    all.some((one) => one.kind === "itself" || (one.kind === "record" && independent(one)));
  const witnessed = (all: Said[], independent: (one: Said) => boolean) =>
    all.some((one) => all.some((other) => one.firstHand && other.firstHand && independent(one) && !aligned(one.party, other.party)));
  const ofConcerned = asserting.filter(({ party }) => isNamed(party) && isConcerned(party));
  const agreed =
    claim.speaker === null
      ? ofConcerned.some((one) => ofConcerned.some((other) => !aligned(one.party, other.party)))
      : ofConcerned.some(isIndependent);
  const isFor = agreed || documented(asserting, isIndependent) || witnessed(asserting, isIndependent);

  // 9. The contradiction holds.
  const isApart = ({ party }: Said) => !isConcerned(party);
  const isAgainst =
    documented(contradicting, isApart) ||
    witnessed(contradicting, isApart) ||
    contradicting.some(({ party }) => isNamed(party) && isSpeakers(party));

  // 8. Status, and the counts.
  const distinct = (all: Said[]) => [...new Set(all.map(({ party }) => party))];
  const status =
    asserting.length + contradicting.length === 0
      ? "unreviewed"
      : contradicting.length > 0
        ? "disputed"
        : isFor
          ? "confirmed"
          : "unilateral";
  const largest = (all: string[]): number => {
    const [first, ...rest] = all;
    return first === undefined ? 0 : Math.max(largest(rest), 1 + largest(rest.filter((one) => !aligned(first, one))));
  };
  const speaking = counting.filter(({ stance }) => stance === "asserts" || stance === "contradicts");
  return {
    status,
    balance: status === "disputed" ? (isFor ? (isAgainst ? "both" : "for") : isAgainst ? "against" : "neither") : null,
    links:
      new Set(counting.filter(({ stance }) => stance === "asserts").map(({ source }) => source)).size +
      answers.filter(({ outcome }) => outcome === "confirmed").length,
    origins: distinct(asserting).length,
    independent: largest(distinct(asserting.filter(isIndependent))),
    contradicting: distinct(contradicting).length,
    unknown: speaking.filter((piece) => !isKnown(piece)).length,
  };
}

describe("the rules, sentence by sentence", { timeout: 60_000 }, () => {
  it("give the same answer for every dossier, with and without a day", () => {
    fc.assert(
      fc.property(anyDossier, fc.option(fc.constantFrom(...DAYS), { nil: undefined }), (dossier, asOf) => {
        const { reasons: _, wouldChange: __, ...answer } = assess(dossier, asOf);
        expect(answer).toEqual(byTheLetter(dossier, asOf));
      }),
      { numRuns: 3_000 },
    );
  });
});
