import { FEED_FORMATS, type Feed, type FeedFormat, feedPath } from "#lib/feeds/names";

/** New claims and corrections, for whoever follows a subject. */
export function FeedLinks({ feed }: { feed: Feed }) {
  return (
    <p className="no-print mt-3 flex flex-wrap items-center gap-x-3.5 text-sm text-soft">
      Follow:
      {Object.entries(FEED_FORMATS).map(([format, { name }]) => (
        <a key={format} href={feedPath(feed, format as FeedFormat)} className="inline-flex min-h-6 items-center">
          {name}
        </a>
      ))}
    </p>
  );
}
