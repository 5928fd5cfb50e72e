const FORMATS = [
  { ending: "rss", name: "RSS", type: "application/rss+xml" },
  { ending: "atom", name: "Atom", type: "application/atom+xml" },
  { ending: "json", name: "JSON Feed", type: "application/feed+json" },
] as const;

const feedPath = (feed: string, ending: string) => `/feeds/${encodeURIComponent(feed)}.${ending}`;

/** What the head of a page says of its feeds. @param feed `all`, `topic-energy`, `party-vladimir-putin` … */
export function feedAlternates(feed: string): Record<string, string> {
  return Object.fromEntries(FORMATS.map(({ ending, type }) => [type, feedPath(feed, ending)]));
}

/** New claims and corrections, for whoever follows a subject. */
export function FeedLinks({ feed }: { feed: string }) {
  return (
    <p className="no-print mt-3 flex flex-wrap items-center gap-x-3.5 text-sm text-soft">
      Follow:
      {FORMATS.map(({ ending, name }) => (
        <a key={ending} href={feedPath(feed, ending)} className="inline-flex min-h-6 items-center">
          {name}
        </a>
      ))}
    </p>
  );
}
