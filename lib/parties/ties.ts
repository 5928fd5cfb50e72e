import { type AffiliationKind, aligns, type PartyKind } from "#lib/parties/schema";

export type TiedParty = { id: string; name: string; slug: string; kind: PartyKind };

export type Tie = {
  id: string;
  revision: number;
  fromId: string;
  toId: string;
  kind: AffiliationKind;
  since: string | null;
  until: string | null;
  /** `withheld`: there is one, and whoever looks may not see it. */
  source: { id: string; title: string; address: string | null } | "withheld" | null;
};

/** A tie with the party at its other end, and what that party is tied to in turn where the tie makes them one side. */
export type Branch = { tie: Tie; party: TiedParty; aligned: boolean; again: boolean; branches: Branch[] };

export type Direction = "up" | "down";

/**
 * What a party answers to (up), or what answers to it (down), all the way along the ties that align. A tie that does not align is
 * shown and not followed: what lies behind it says nothing of this party. Rings end where a party would be drawn again.
 */
export function branchesOf(rootId: string, ties: readonly Tie[], parties: ReadonlyMap<string, TiedParty>, direction: Direction): Branch[] {
  const [near, far] = direction === "up" ? (["fromId", "toId"] as const) : (["toId", "fromId"] as const);
  const byParty = Map.groupBy(ties, (tie) => tie[near]);
  const drawn = new Set([rootId]);
  const grow = (id: string): Branch[] =>
    (byParty.get(id) ?? []).flatMap((tie) => {
      const party = parties.get(tie[far]);
      if (!party) return [];
      const aligned = aligns(tie.kind);
      const again = drawn.has(party.id);
      if (!aligned || again) return { tie, party, aligned, again: aligned && again, branches: [] };
      drawn.add(party.id);
      return { tie, party, aligned, again, branches: grow(party.id) };
    });
  return grow(rootId);
}

/** The parties of a side, each once, in the order in which they are drawn. */
export function sideOf(branches: readonly Branch[]): TiedParty[] {
  return branches.flatMap((branch) => (branch.aligned && !branch.again ? [branch.party, ...sideOf(branch.branches)] : []));
}

/** The ties that do not align, wherever they are in the tree, by the name of the party at their end, each once. */
export function besideIt(branches: readonly Branch[]): TiedParty[] {
  const found = branches.flatMap((branch) => (branch.aligned ? besideIt(branch.branches) : [branch.party]));
  return found.filter((party, place) => found.findIndex((one) => one.id === party.id) === place);
}
