import type { Entry, FeedContents } from "#lib/feeds/entries";
import { FEED_FORMATS, type Feed, type FeedFormat, feedPath } from "#lib/feeds/names";
import { element, escaped, XML_HEAD } from "#lib/xml";

/** A feed as it is sent. By hand: docs/decisions/0017. */
export function writeFeed(feed: Feed, format: FeedFormat, contents: FeedContents, site: string): string {
  return { rss, atom, json }[format](contents, `${site}${feedPath(feed, format)}`, site);
}

/** When something in it was said last. */
export function updatedOf({ entries }: Pick<FeedContents, "entries">): string {
  return (
    entries
      .map((entry) => entry.updated)
      .sort()
      .at(-1) ?? "1970-01-01T00:00:00.000Z"
  );
}

const text = (name: string, content: string, attributes = {}) => element(name, attributes, escaped(content));

/** RSS 2.0. It knows one date of an item, the first; when it was changed stands beside it, as Atom says it. */
function rss(contents: FeedContents, self: string, site: string): string {
  const { title, description, path, newsroom, entries } = contents;
  return `${XML_HEAD}${element(
    "rss",
    { version: "2.0", "xmlns:atom": "http://www.w3.org/2005/Atom" },
    element(
      "channel",
      {},
      text("title", title),
      text("link", `${site}${path}`),
      text("description", description),
      text("language", newsroom.language),
      text("lastBuildDate", rfc822(updatedOf(contents))),
      element("atom:link", { rel: "self", type: FEED_FORMATS.rss.type, href: self }),
      ...entries.map((entry) =>
        element(
          "item",
          {},
          text("title", entry.title),
          text("link", `${site}${entry.path}`),
          text("guid", entry.id, { isPermaLink: "false" }),
          text("pubDate", rfc822(entry.published)),
          text("atom:updated", entry.updated),
          text("description", htmlOf(entry, site)),
        ),
      ),
    ),
  )}\n`;
}

/** Atom 1.0 (RFC 4287). */
function atom(contents: FeedContents, self: string, site: string): string {
  const { title, description, path, newsroom, entries } = contents;
  return `${XML_HEAD}${element(
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": newsroom.language },
    text("id", self),
    text("title", title),
    text("subtitle", description),
    text("updated", updatedOf(contents)),
    element("link", { rel: "self", type: FEED_FORMATS.atom.type, href: self }),
    element("link", { rel: "alternate", type: "text/html", href: `${site}${path}` }),
    element("author", {}, text("name", newsroom.name), text("uri", `${site}/`)),
    ...entries.map((entry) =>
      element(
        "entry",
        { "xml:lang": entry.language },
        text("id", entry.id),
        text("title", entry.title),
        element("link", { rel: "alternate", type: "text/html", href: `${site}${entry.path}` }),
        text("published", entry.published),
        text("updated", entry.updated),
        text("content", htmlOf(entry, site), { type: "html" }),
      ),
    ),
  )}\n`;
}

/** JSON Feed 1.1. */
function json({ title, description, path, newsroom, entries }: FeedContents, self: string, site: string): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title,
    home_page_url: `${site}${path}`,
    feed_url: self,
    description,
    language: newsroom.language,
    authors: [{ name: newsroom.name, url: `${site}/` }],
    items: entries.map((entry) => ({
      id: entry.id,
      url: `${site}${entry.path}`,
      title: entry.title,
      content_html: htmlOf(entry, site),
      date_published: entry.published,
      date_modified: entry.updated,
      language: entry.language,
    })),
  });
}

function htmlOf({ html, path }: Entry, site: string): string {
  return `${html}\n<p><a href="${escaped(`${site}${path}`)}">Why, and on whose word</a></p>`;
}

function rfc822(moment: string): string {
  return new Date(moment).toUTCString();
}
