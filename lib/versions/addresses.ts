import { claimPath } from "#lib/publication/listed";

type Addressed = { number: number; slug: string };

/** The number that the address of a claim begins with; whatever follows it is for people. */
export function numberIn(slug: string): number | null {
  const number = Number(/^(\d{1,10})(?:-|$)/.exec(slug)?.[1]);
  return number >= 1 && number <= 2_147_483_647 ? number : null;
}

/** Where a version stays as it is. */
export const versionPath = (claim: Addressed, version: number) => `${claimPath(claim)}/versions/${version}`;
export const historyPath = (claim: Addressed) => `${claimPath(claim)}/history`;
export const comparePath = (claim: Addressed, from: number, to: number) => `${historyPath(claim)}?from=${from}&to=${to}`;
/** The name of every link that leads there. */
export const compareWords = (from: number, to: number) => `Compare version ${from} with version ${to}`;
export const asOfPath = (claim: Addressed, day: string) => `${claimPath(claim)}?asOf=${day}`;
