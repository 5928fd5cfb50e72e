import type { Balance, Status } from "#lib/claims/states";
import type { Snapshot } from "#lib/publication/snapshot";
import { standingLine } from "#lib/publication/standing";

/** One claim in a list for readers. */
export type ListedClaim = {
  number: number;
  slug: string;
  status: Status | null; // null: retracted
  balance: Balance | null;
  asOf: string | null;
  /** What stands beside the status word. */
  line: string;
  text: string;
  language: string;
  speaker: { name: string; slug: string } | null;
  saidOn: string | null;
  saidWhere: string | null;
};

export function listed(snapshot: Snapshot): ListedClaim {
  const { text, language, speaker, saidOn, saidWhere } = snapshot.claim;
  const party = partyOf(snapshot, speaker);
  return {
    number: snapshot.number,
    slug: snapshot.slug,
    status: snapshot.status,
    balance: snapshot.balance,
    asOf: snapshot.asOf,
    line: standingLine(snapshot),
    text,
    language,
    speaker: party && { name: party.name, slug: party.slug },
    saidOn,
    saidWhere,
  };
}

export function partyOf(snapshot: Pick<Snapshot, "parties">, id: string | null): Snapshot["parties"][number] | null {
  return snapshot.parties.find((party) => party.id === id) ?? null;
}

export const claimPath = ({ number, slug }: { number: number; slug: string }) => `/claims/${number}-${slug}`;
