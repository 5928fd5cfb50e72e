import fc from "fast-check";
import type { Db } from "#lib/db";
import { assess } from "#lib/evidence/assess";
import { type Contents, dossierOf } from "#lib/evidence/contents";
import { type Dossier, type DossierInput, parseDossier } from "#lib/evidence/dossier";
import { contentsOf, NEWSROOM } from "#lib/evidence/queries";
import { BASIS_KINDS, STANCES } from "#lib/evidence/schema";
import { AFFILIATION_KINDS, PARTY_KINDS } from "#lib/parties/schema";
import { RESPONSE_OUTCOMES, WITHOUT_ANSWER } from "#lib/responses/schema";

export function dossierFrom(input: DossierInput): Dossier {
  const parsed = parseDossier(input);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.dossier;
}

/** The working copy of a claim, as the newsroom knows it. */
export async function workingDossier(db: Db, number: number): Promise<Dossier> {
  const { id } = await db.claim.findUniqueOrThrow({ where: { number }, select: { id: true } });
  return dossierOf((await contentsOf(db, [id], NEWSROOM)).get(id) as Contents);
}

/** What the rules say of a dossier, without the words. */
export function verdictOn(dossier: Dossier) {
  const { reasons: _, wouldChange: __, ...counts } = assess(dossier);
  return counts;
}

const some = <T>(list: readonly T[]) => fc.constantFrom(...list);
const days = some([null, "2025-12-20", "2025-12-24", "2025-12-28"]);

/** Small, so that its parts meet; parties have names of their own, as the registry brings together what is named alike. */
export const anyDossier = fc
  .record({
    parties: fc.array(some(PARTY_KINDS), { minLength: 1, maxLength: 6 }),
    ties: fc.array(fc.tuple(fc.nat(5), fc.nat(5), some(AFFILIATION_KINDS), days, days), { maxLength: 5 }),
    speaker: fc.option(fc.nat(5)),
    saidOn: days,
    concerns: fc.uniqueArray(fc.nat(5), { maxLength: 2 }),
    publishers: fc.array(fc.option(fc.nat(5)), { minLength: 1, maxLength: 5 }),
    evidence: fc.array(fc.tuple(fc.nat(4), some(STANCES), some(BASIS_KINDS), fc.nat(5), fc.boolean(), days), { maxLength: 8 }),
    responses: fc.array(fc.tuple(fc.nat(5), some(RESPONSE_OUTCOMES), days, days), { maxLength: 4 }),
  })
  .map((drawn): Dossier => {
    const party = (n: number) => `p${n % drawn.parties.length}`;
    const source = (n: number) => `s${n % drawn.publishers.length}`;
    const linked = new Set<string>();
    return dossierFrom({
      parties: drawn.parties.map((kind, n) => ({ id: `p${n}`, name: `Party ${crypto.randomUUID()}`, kind })),
      affiliations: drawn.ties.map(([from, to, kind, a, b]) => ({
        from: party(from),
        to: party(to),
        kind,
        ...(a !== null && b !== null && a > b ? { since: b, until: a } : { since: a, until: b }),
      })),
      claim: {
        text: `Anything ${crypto.randomUUID()}`,
        speaker: drawn.speaker === null ? null : party(drawn.speaker),
        saidOn: drawn.saidOn,
        concerns: drawn.concerns.map(party),
      },
      sources: drawn.publishers.map((publisher, n) => ({
        id: `s${n}`,
        kind: "article" as const,
        title: "Untitled",
        publisher: publisher === null ? null : party(publisher),
      })),
      evidence: drawn.evidence.flatMap(([from, stance, kind, on, firstHand, withdrawnOn]) => {
        const basis =
          kind === "attributed" ? { kind, party: party(on), firstHand } : kind === "derived" ? { kind, from: source(on) } : { kind };
        // One that repeats itself beside one of unknown origin would be one piece in the record.
        const nowhere = basis.kind === "unknown" || (basis.kind === "derived" && basis.from === source(from));
        const key = nowhere ? "unknown" : JSON.stringify({ ...basis, firstHand: false });
        if (linked.has(`${source(from)} ${stance} ${key}`)) return [];
        linked.add(`${source(from)} ${stance} ${key}`);
        return [{ source: source(from), stance, basis, withdrawnOn }];
      }),
      responses: drawn.responses.map(([to, outcome, repliedOn, withdrawnOn]) => ({
        party: party(to),
        outcome,
        repliedOn: WITHOUT_ANSWER.includes(outcome) || (repliedOn ?? "") > (withdrawnOn ?? "9") ? null : repliedOn,
        withdrawnOn,
      })),
    });
  });
