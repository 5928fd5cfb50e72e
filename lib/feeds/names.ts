/** The ways in which a feed is written. */
export const FEED_FORMATS = {
  rss: { name: "RSS", type: "application/rss+xml" },
  atom: { name: "Atom", type: "application/atom+xml" },
  json: { name: "JSON Feed", type: "application/feed+json" },
} as const;
export type FeedFormat = keyof typeof FEED_FORMATS;

/** The feeds that are always there, with what they hold; each party and each topic of the public record has one too. */
export const FEEDS = {
  all: "all claims",
  confirmed: "confirmed claims",
  unilateral: "unilateral claims",
  disputed: "disputed claims",
  corrections: "corrections",
} as const;

export type Feed = keyof typeof FEEDS | `party-${string}` | `topic-${string}`;

const FILE = /^(all|confirmed|unilateral|disputed|corrections|party-[a-z0-9-]{1,200}|topic-[\p{L}\p{N}-]{1,600})\.(rss|atom|json)$/u;

/** The last part of a feed's address; null: none that there could be. */
export function readFeedFile(file: string): { feed: Feed; format: FeedFormat } | null {
  const [, feed, format] = FILE.exec(decoded(file) ?? "") ?? [];
  return feed && format ? { feed: feed as Feed, format: format as FeedFormat } : null;
}

export const feedPath = (feed: Feed, format: FeedFormat) => `/feeds/${encodeURIComponent(feed)}.${format}`;

/** What the head of a page says of its feeds (`alternates.types`), so that a reader of feeds finds them. */
export function feedTypes(feed: Feed, title: string): Record<string, { url: string; title: string }[]> {
  return Object.fromEntries(
    Object.entries(FEED_FORMATS).map(([format, { name, type }]) => [
      type,
      [{ url: feedPath(feed, format as FeedFormat), title: `${title} (${name})` }],
    ]),
  );
}

/** Next gives a part of an address as it was asked for. */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
