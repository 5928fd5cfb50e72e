import { claimPath } from "#lib/publication/listed";

/** Counted on whenever share images are drawn differently, so that those that others keep are left behind. */
const DRAWING = 1;

type Version = { number: number; slug: string; version: number };

/** What is drawn of a version stays as it is; what it is drawn for (the newsroom's name and zone) is told by the revision of its settings. */
export function shareImagePath({ number, version }: Version, newsroom: { revision: number }): string {
  return `/share/${number}/${version}.png?v=${DRAWING}-${newsroom.revision}`;
}

export const embedPath = ({ number }: { number: number }) => `/embed/claims/${number}`;

/** Where other sites learn how the page of a claim is embedded. */
export function oembedAddress(claim: { number: number; slug: string }, site: string): string {
  return `${site}/api/oembed?url=${encodeURIComponent(`${site}${claimPath(claim)}`)}&format=json`;
}
