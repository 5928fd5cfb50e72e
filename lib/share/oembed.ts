import type { Problem } from "#lib/errors";
import { asHtml } from "#lib/html";
import { isClaimNumber } from "#lib/publication/search-params";
import type { Snapshot } from "#lib/publication/snapshot";
import { oneLine } from "#lib/publication/words";
import { embedPath, shareImagePath } from "#lib/share/address";

const WIDTH = 600;
const IMAGE = { width: 1200, height: 630 };

type Newsroom = { name: string; address: string; revision: number };

/** How much room an embed takes: wide enough to read, and at that width as high as its text. A frame that is too low scrolls. */
export function embedSize(
  { claim, retraction }: Snapshot,
  width = WIDTH,
  mostHeight = Number.POSITIVE_INFINITY,
): { width: number; height: number } {
  // Characters of East Asia are twice as wide.
  const letters = claim.text.length + (claim.text.match(/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff]/gu)?.length ?? 0);
  const [letter, line] = claim.text.length > 160 ? [8.8, 24.5] : [10.8, 27.5];
  const lines = Math.ceil((letters * letter) / Math.max(width - 42, 60)) || 1;
  const narrow = width < 480 ? 60 : 0;
  const height = Math.ceil(182 + narrow + lines * line + (retraction ? 90 : 0));
  return { width, height: Math.min(height, mostHeight) };
}

/** The frame in which others show a claim. The sandbox lets it run its script, and open the claim in a window of its own; nothing else. */
export function embedCode(snapshot: Snapshot, newsroom: Newsroom, size = embedSize(snapshot)): string {
  const src = asHtml(newsroom.address + embedPath(snapshot));
  const title = asHtml(`Claim C-${snapshot.number}, ${oneLine(newsroom.name, 100)}`);
  return `<iframe src="${src}" width="${size.width}" height="${size.height}" title="${title}" style="border:0;max-width:100%" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}

/** Gives the frame the height that it tells (public/embed.js). Without it, one that is too low scrolls. */
const GROWS =
  '<script>addEventListener("message",function(e){var h=e.data&&e.data.claimdesk&&e.data.claimdesk.height;if(h>0)document.querySelectorAll("iframe").forEach(function(f){if(f.contentWindow===e.source)f.height=h})})</script>';

/** The same with what makes it as high as what it shows, on every screen. */
export const embedCodeThatGrows = (snapshot: Snapshot, newsroom: Newsroom) => `${embedCode(snapshot, newsroom)}\n${GROWS}`;

/** What oEmbed (https://oembed.com) is told of a claim. */
export function oembedOf(snapshot: Snapshot, newsroom: Newsroom, { maxwidth, maxheight }: Pick<OembedQuery, "maxwidth" | "maxheight">) {
  const size = embedSize(snapshot, Math.min(WIDTH, maxwidth ?? WIDTH), maxheight);
  const fits = IMAGE.width <= (maxwidth ?? IMAGE.width) && IMAGE.height <= (maxheight ?? IMAGE.height);
  return {
    version: "1.0",
    type: "rich",
    title: oneLine(snapshot.claim.text, 200),
    provider_name: newsroom.name,
    provider_url: newsroom.address,
    // The frame keeps itself up to date, so what is told here hardly changes.
    cache_age: 3_600,
    html: embedCode(snapshot, newsroom, size),
    ...size,
    ...(fits && {
      thumbnail_url: newsroom.address + shareImagePath(snapshot, newsroom),
      thumbnail_width: IMAGE.width,
      thumbnail_height: IMAGE.height,
    }),
  };
}

export type OembedQuery = { number: number | null; format: "json" | "xml"; maxwidth?: number; maxheight?: number };

/** `number` null: an address of this site that is not a claim. Parameters that oEmbed does not know are for others. */
export function readOembedQuery(params: URLSearchParams, site: string): { query: OembedQuery } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const problem = (path: string, message: string) => {
    problems.push({ path, message });
  };
  const one = (name: string) => {
    const values = params.getAll(name).filter((value) => value !== "");
    if (values.length > 1) problem(name, `“${name}” is given twice.`);
    return values[0];
  };
  const pixels = (name: string) => {
    const text = one(name);
    if (text === undefined) return undefined;
    if (!/^[1-9]\d{0,5}$/.test(text)) problem(name, `“${name}” is a whole number of pixels, at least 1.`);
    return Number(text);
  };
  const format = one("format") ?? "json";
  if (format !== "json" && format !== "xml") problem("format", "“format” can only be json.");
  const [maxwidth, maxheight] = [pixels("maxwidth"), pixels("maxheight")];
  const address = one("url");
  const url = address !== undefined && address.length <= 2_048 ? URL.parse(address) : null;
  if (address === undefined) problem("url", "“url” is missing: the address of a claim.");
  else if (!url || !/^https?:$/.test(url.protocol))
    problem("url", "“url” is not an address such as https://claims.example.org/claims/1001.");
  else if (url.host !== new URL(site).host) problem("url", `“url” is not an address of this site (${site}).`);
  if (problems.length > 0 || !url) return { problems };
  const number = /^\/(?:embed\/)?claims\/(\d{1,10})(?:-[^/]*)?\/?$/.exec(url.pathname)?.[1];
  return {
    query: {
      number: number !== undefined && isClaimNumber(number) ? Number(number) : null,
      format: format as "json" | "xml",
      maxwidth,
      maxheight,
    },
  };
}
