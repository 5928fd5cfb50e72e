import fc from "fast-check";
import {
  type Dossier,
  type DossierBasis,
  type DossierEvidence,
  type DossierResponse,
  type DossierTie,
  parseDossier,
} from "#lib/evidence/dossier";
import { STANCES } from "#lib/evidence/schema";
import { AFFILIATION_KINDS, PARTY_KINDS } from "#lib/parties/schema";
import { RESPONSE_OUTCOMES, WITHOUT_ANSWER } from "#lib/responses/schema";

// Dossiers for properties: few parties, sources and days, so that they meet; rings, ties, withdrawals and gaps everywhere.

export const DAYS = ["2025-01-01", "2025-01-02", "2025-01-03", "2025-01-04", "2025-01-05"] as const;
const day = fc.constantFrom(...DAYS);
const dayOrNone = fc.option(day, { freq: 2 });
const inOrder = (one: string | null, other: string | null) => one === null || other === null || one <= other;

const partyIds = Array.from({ length: 9 }, (_, place) => `p${place}`);
const sourceIds = Array.from({ length: 8 }, (_, place) => `s${place}`);

type Size = { parties: number; sources: number };

function ties(parties: string[]): fc.Arbitrary<DossierTie[]> {
  const party = fc.constantFrom(...parties);
  const tie = fc
    .record({ from: party, to: party, kind: fc.constantFrom(...AFFILIATION_KINDS), since: dayOrNone, until: dayOrNone })
    .map((one) => ({ ...one, until: inOrder(one.since, one.until) ? one.until : null, source: null }));
  return fc.array(tie, { maxLength: 9 });
}

function basis(parties: string[], sources: string[]): fc.Arbitrary<DossierBasis> {
  return fc.oneof(
    {
      arbitrary: fc.record({ kind: fc.constant("attributed" as const), party: fc.constantFrom(...parties), firstHand: fc.boolean() }),
      weight: 5,
    },
    { arbitrary: fc.constantFrom<DossierBasis>({ kind: "observed" }, { kind: "record" }), weight: 3 },
    { arbitrary: fc.constantFrom<DossierBasis>({ kind: "itself" }, { kind: "unknown" }), weight: 1 },
    { arbitrary: fc.record({ kind: fc.constant("derived" as const), from: fc.constantFrom(...sources) }), weight: 4 },
  );
}

export function keyOf({ source, stance, basis }: DossierEvidence): string {
  return JSON.stringify([
    source,
    stance,
    basis.kind,
    basis.kind === "attributed" ? basis.party : basis.kind === "derived" ? basis.from : "",
  ]);
}

function evidence(parties: string[], sources: string[]): fc.Arbitrary<DossierEvidence[]> {
  const piece = fc.record({
    source: fc.constantFrom(...sources),
    stance: fc.oneof({ arbitrary: fc.constantFrom(...STANCES), weight: 1 }, { arbitrary: fc.constant("asserts" as const), weight: 3 }),
    basis: basis(parties, sources),
    quote: fc.constant(null),
    quoteLanguage: fc.constant(null),
    place: fc.constant(null),
    withdrawnOn: fc.option(day, { freq: 6 }).map((one) => one ?? null),
  });
  return fc.uniqueArray(piece, { maxLength: 12, selector: keyOf });
}

function responses(parties: string[]): fc.Arbitrary<DossierResponse[]> {
  const response = fc
    .record({
      party: fc.constantFrom(...parties),
      askedOn: dayOrNone,
      outcome: fc.constantFrom(...RESPONSE_OUTCOMES),
      repliedOn: dayOrNone,
      withdrawnOn: fc.option(day, { freq: 4 }),
    })
    .map((one) => ({
      ...one,
      repliedOn: WITHOUT_ANSWER.includes(one.outcome) || !inOrder(one.askedOn, one.repliedOn) ? null : one.repliedOn,
      question: null,
      channel: null,
      deadline: null,
      answer: null,
      answerLanguage: null,
    }));
  return fc.array(response, { maxLength: 4 });
}

function ofSize(size: Size): fc.Arbitrary<Dossier> {
  const parties = partyIds.slice(0, size.parties);
  const sources = sourceIds.slice(0, size.sources);
  const party = fc.constantFrom(...parties);
  const kind = fc.oneof(fc.constantFrom(...PARTY_KINDS), fc.constantFrom("person" as const, "unnamed" as const));
  return fc
    .record({
      kinds: fc.tuple(...parties.map(() => kind)),
      affiliations: ties(parties),
      speaker: fc.option(party, { freq: 2 }),
      saidOn: dayOrNone,
      concerns: fc.uniqueArray(party, { maxLength: 3 }),
      published: fc.tuple(...sources.map(() => fc.record({ publisher: fc.option(party, { freq: 5 }), publishedOn: dayOrNone }))),
      evidence: evidence(parties, sources),
      responses: responses(parties),
    })
    .map(({ kinds, affiliations, speaker, saidOn, concerns, published, evidence, responses }) => ({
      parties: parties.map((id, place) => ({ id, name: `Name of ${id}`, kind: kinds[place] ?? "person", otherNames: [] })),
      affiliations,
      claim: { text: "A claim", language: null, quote: null, quoteLanguage: null, speaker, saidOn, saidWhere: null, concerns, topics: [] },
      sources: sources.map((id, place) => ({
        id,
        kind: "article" as const,
        title: `Title of ${id}`,
        publisher: published[place]?.publisher ?? null,
        author: null,
        publishedOn: published[place]?.publishedOn ?? null,
        url: null,
        language: null,
      })),
      evidence,
      responses,
    }));
}

export const anyDossier: fc.Arbitrary<Dossier> = fc
  .record({ parties: fc.integer({ min: 1, max: partyIds.length }), sources: fc.integer({ min: 1, max: sourceIds.length }) })
  .chain(ofSize);

/** Whether it would be accepted as it stands. */
export function isValid(dossier: Dossier): boolean {
  return "dossier" in parseDossier(dossier);
}
