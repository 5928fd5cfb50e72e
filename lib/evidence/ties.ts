import { ALIGNING, holdsOn } from "#lib/evidence/alignment";
import type { Dossier, DossierParty, DossierTie } from "#lib/evidence/dossier";

type Step = { tie: DossierTie | null; depth: number };

/** In an order that no id and no place in a list decides, so that the same dossier gives the same words. */
export function byName(one: Pick<DossierParty, "name" | "id">, other: Pick<DossierParty, "name" | "id">): number {
  return compare(one.name, other.name) || compare(one.id, other.id);
}

export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Finds the ties by which two parties are one side: up from the first, then up from the second, on the shortest way; null where they do not meet. */
export function tieFinder({ parties, affiliations, claim }: Dossier): (one: string, other: string) => DossierTie[] | null {
  const names = new Map(parties.map((party) => [party.id, party.name]));
  const above = new Map<string, DossierTie[]>();
  for (const tie of affiliations) {
    if (!ALIGNING.includes(tie.kind) || !holdsOn(tie, claim.saidOn)) continue;
    const ties = above.get(tie.from);
    if (ties) ties.push(tie);
    else above.set(tie.from, [tie]);
  }
  const nameOf = (party: string) => names.get(party) ?? "";
  const inOrder = (one: DossierTie, other: DossierTie) =>
    compare(one.kind, other.kind) || compare(nameOf(one.to), nameOf(other.to)) || compare(one.to, other.to);

  const known = new Map<string, Map<string, Step>>();
  const upFrom = (party: string): Map<string, Step> => {
    const steps = known.get(party) ?? new Map<string, Step>([[party, { tie: null, depth: 0 }]]);
    if (known.has(party)) return steps;
    known.set(party, steps);
    for (const [at, { depth }] of steps)
      for (const tie of (above.get(at) ?? []).sort(inOrder)) if (!steps.has(tie.to)) steps.set(tie.to, { tie, depth: depth + 1 });
    return steps;
  };
  const wayUp = (steps: Map<string, Step>, to: string): DossierTie[] => {
    const way: DossierTie[] = [];
    for (let tie = steps.get(to)?.tie; tie; tie = steps.get(tie.from)?.tie) way.push(tie);
    return way.reverse();
  };
  return (one, other) => {
    const [first, second] = [upFrom(one), upFrom(other)];
    let [meeting, length] = ["", Number.POSITIVE_INFINITY];
    for (const [party, { depth }] of first) {
      const further = second.get(party);
      if (further && depth + further.depth < length) [meeting, length] = [party, depth + further.depth];
    }
    return length === Number.POSITIVE_INFINITY ? null : [...wayUp(first, meeting), ...wayUp(second, meeting)];
  };
}
