import type { Dossier, DossierParty, DossierTie } from "#lib/evidence/dossier";
import { aligns, holdsOn } from "#lib/parties/schema";

/** In an order that no id and no place in a list decides, so that the same dossier gives the same words. */
export function byName(one: Pick<DossierParty, "name" | "id">, other: Pick<DossierParty, "name" | "id">): number {
  return compare(one.name, other.name) || compare(one.id, other.id);
}

export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** How many ties up it is looked for where two parties meet: nobody reads more. */
const LEVELS = 50;

/** A way up from one party: by which tie each of those above was reached, in the order in which they were. */
type Climb = { reached: Map<string, DossierTie | null>; level: string[] };

/**
 * Finds the ties by which two parties are one side: those up from the first, then those up from the second, until both meet.
 * null where they do not meet within fifty ties.
 */
export function tieFinder(
  { affiliations, claim }: Dossier,
  nameOf: (party: string) => string,
): (one: string, other: string) => DossierTie[] | null {
  const above = new Map<string, DossierTie[]>();
  for (const tie of affiliations) {
    if (!aligns(tie.kind) || !holdsOn(tie, claim.saidOn)) continue;
    const ties = above.get(tie.from);
    if (ties) ties.push(tie);
    else above.set(tie.from, [tie]);
  }
  const inOrder = (one: DossierTie, other: DossierTie) =>
    compare(one.kind, other.kind) || compare(nameOf(one.to), nameOf(other.to)) || compare(one.to, other.to);
  const climb = (way: Climb) => {
    const level: string[] = [];
    for (const party of way.level)
      for (const tie of (above.get(party) ?? []).sort(inOrder)) {
        if (way.reached.has(tie.to)) continue;
        way.reached.set(tie.to, tie);
        level.push(tie.to);
      }
    way.level = level;
  };
  return (one, other) => {
    const first: Climb = { reached: new Map([[one, null]]), level: [one] };
    const second: Climb = { reached: new Map([[other, null]]), level: [other] };
    for (let level = 0; level <= LEVELS; level++) {
      const meeting = second.level.find((party) => first.reached.has(party)) ?? first.level.find((party) => second.reached.has(party));
      if (meeting !== undefined) return [...wayTo(meeting, first), ...wayTo(meeting, second)];
      climb(first);
      climb(second);
    }
    return null;
  };
}

function wayTo(party: string, { reached }: Climb): DossierTie[] {
  const way: DossierTie[] = [];
  for (let tie = reached.get(party); tie; tie = reached.get(tie.from)) way.push(tie);
  return way.reverse();
}
