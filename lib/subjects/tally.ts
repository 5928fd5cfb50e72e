import { STATUSES, type Status } from "#lib/claims/states";

/** How a public claim stands: its status, or retracted. What was decided comes first. */
export const STANDINGS = ["confirmed", "unilateral", "disputed", "unreviewed", "retracted"] as const;
export type Standing = (typeof STANDINGS)[number];

/** How many claims stand how. */
export type Tally = Record<Standing, number>;

export function tallyOf(counts: Iterable<{ standing: Standing; claims: number }>): Tally {
  const tally: Tally = { confirmed: 0, unilateral: 0, disputed: 0, unreviewed: 0, retracted: 0 };
  for (const { standing, claims } of counts) tally[standing] += claims;
  return tally;
}

export function totalOf(tally: Tally): number {
  return STANDINGS.reduce((total, standing) => total + tally[standing], 0);
}

/** What the list of claims can be filtered by; null: there is no such filter. */
export function statusOf(standing: Standing): Status | null {
  return STATUSES.find((status) => status === standing) ?? null;
}
