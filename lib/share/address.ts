import { claimPath } from "#lib/publication/listed";

/** Counted on whenever share images are drawn differently, so that those that others keep are left behind. */
const DRAWING = 2;

type Version = { number: number; version: number };

/** What is drawn of a version stays as it is; what it is drawn for (the newsroom's name and zone) is told by the revision of its settings. */
export function shareImagePath({ number, version }: Version, newsroom: { revision: number }): string {
  return `/share/${number}/${version}.png?v=${DRAWING}-${newsroom.revision}`;
}

/**
 * How long others may keep what is drawn: for good at the address that it has now, which nothing else will ever have. At another it may
 * be drawn for a newsroom that has changed meanwhile, in this process or in the one whose page led here.
 */
export function shareImageLifetime(address: string, version: Version, newsroom: { revision: number }): string {
  return address === shareImagePath(version, newsroom) ? "public, max-age=31536000, immutable" : "public, max-age=60";
}

export const embedPath = ({ number }: { number: number }) => `/embed/claims/${number}`;

/** Where other sites learn how the page of a claim is embedded. */
export function oembedAddress(claim: { number: number; slug: string }, site: string): string {
  return `${site}/api/oembed?url=${encodeURIComponent(`${site}${claimPath(claim)}`)}&format=json`;
}
