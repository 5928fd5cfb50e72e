// What RSS 2.0, Atom (RFC 4287), JSON Feed 1.1 and sitemaps (sitemaps.org, Google's for news) must be, read from their specifications and
// written down by hand: it knows nothing of the code that writes them.
import { XMLParser, XMLValidator } from "fast-xml-parser";

export type ReadItem = { id: string; title: string; link: string; html: string; published: string; updated: string };
export type ReadFeed = { faults: string[]; title: string; updated: string | null; items: ReadItem[] };

type Node = Record<string, unknown>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  alwaysCreateTextNode: false,
  processEntities: { enabled: true, maxTotalExpansions: Number.MAX_SAFE_INTEGER, maxExpandedLength: Number.MAX_SAFE_INTEGER },
  htmlEntities: true,
  isArray: (name) => ["item", "entry", "link", "url", "sitemap", "atom:link"].includes(name),
});

/** Characters that XML 1.0 does not have (production 2), as themselves or by their numbers. */
function forbidden(xml: string): string[] {
  const isChar = (code: number) =>
    code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
  const found: string[] = [];
  for (const letter of xml) if (!isChar(letter.codePointAt(0) ?? 0)) found.push(`U+${letter.codePointAt(0)?.toString(16)} in it`);
  for (const [all, hex, decimal] of xml.matchAll(/&#(?:x([0-9a-f]+)|(\d+));/gi))
    if (!isChar(hex ? Number.parseInt(hex, 16) : Number(decimal))) found.push(`${all} in it`);
  return found;
}

function parse(xml: string): { faults: string[]; document: Node } {
  const valid = XMLValidator.validate(xml);
  const faults = [...(valid === true ? [] : [`not well-formed: ${valid.err.msg}`]), ...forbidden(xml)];
  if (!/^<\?xml version="1\.0" encoding="UTF-8"\?>/i.test(xml)) faults.push("it does not say that it is XML in UTF-8");
  return { faults, document: parser.parse(xml) as Node };
}

const textOf = (value: unknown): string => {
  if (typeof value === "string") return value;
  const inside = (value as Node | undefined)?.["#text"];
  return typeof inside === "string" ? inside : "";
};
const node = (value: unknown): Node => (typeof value === "object" && value !== null ? (value as Node) : {});
const nodes = (value: unknown): Node[] =>
  Array.isArray(value) ? value.map((one) => (typeof one === "string" ? { "#text": one } : node(one))) : [];
/** RFC 3986 has no letters but those of ASCII; whatever else a name holds is written in per cent. */
const isAddress = (value: unknown) => typeof value === "string" && /^https?:\/\/[\x21-\x7e]+$/.test(value) && URL.canParse(value);

const RFC_822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} (?:GMT|[+-]\d{4})$/;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** What every feed must hold to, whatever it is written in. */
function faultsOf(items: ReadItem[], rfc: { published: RegExp; updated: RegExp }): string[] {
  const ids = items.map((item) => item.id);
  const faults = new Set(ids).size === ids.length ? [] : ["two items have one id"];
  for (const { id, title, link, html, published, updated } of items) {
    if (!/^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) faults.push(`the id ${id} is not one that stays`);
    if (title.trim() === "" || /[\n\r]/.test(title)) faults.push(`${id} has no title of one line`);
    if (!isAddress(link)) faults.push(`${id} leads nowhere`);
    if (html.trim() === "") faults.push(`${id} says nothing`);
    if (!rfc.published.test(published) || Number.isNaN(Date.parse(published))) faults.push(`${id} was published on ${published}`);
    if (!rfc.updated.test(updated) || Number.isNaN(Date.parse(updated))) faults.push(`${id} was changed on ${updated}`);
    if (Date.parse(updated) < Date.parse(published) - 1_000) faults.push(`${id} was changed before it was published`);
  }
  const moments = items.map((item) => Date.parse(item.updated));
  if (moments.some((moment, at) => at > 0 && moment > (moments[at - 1] ?? 0))) faults.push("what changed last is not first");
  return faults;
}

export function readRss(xml: string, address: string): ReadFeed {
  const { faults, document } = parse(xml);
  const rss = node(document.rss);
  const channel = node(rss.channel);
  if (rss["@version"] !== "2.0") faults.push("it is not RSS 2.0");
  for (const name of ["title", "description"]) if (textOf(channel[name]) === "") faults.push(`the channel has no ${name}`);
  if (!isAddress(textOf(nodes(channel.link)[0]))) faults.push("the channel has no link");
  if (!RFC_822.test(textOf(channel.lastBuildDate))) faults.push("the channel was built on no day");
  const [self] = nodes(channel["atom:link"]).filter((link) => link["@rel"] === "self");
  if (self?.["@href"] !== address || self["@type"] !== "application/rss+xml") faults.push("it does not say where it is");
  const items = nodes(channel.item).map((item): ReadItem => {
    if (node(item.guid)["@isPermaLink"] !== "false") faults.push("an id is taken for an address");
    return {
      id: textOf(item.guid),
      title: textOf(item.title),
      link: textOf(nodes(item.link)[0]),
      html: textOf(item.description),
      published: textOf(item.pubDate),
      updated: textOf(item["atom:updated"]),
    };
  });
  faults.push(...faultsOf(items, { published: RFC_822, updated: RFC_3339 }));
  return { faults, title: textOf(channel.title), updated: textOf(channel.lastBuildDate), items };
}

export function readAtom(xml: string, address: string): ReadFeed {
  const { faults, document } = parse(xml);
  const feed = node(document.feed);
  if (feed["@xmlns"] !== "http://www.w3.org/2005/Atom") faults.push("it is not Atom");
  for (const name of ["id", "title"]) if (textOf(feed[name]) === "") faults.push(`the feed has no ${name}`);
  if (!RFC_3339.test(textOf(feed.updated))) faults.push("the feed was updated on no day");
  if (textOf(node(feed.author).name) === "") faults.push("nobody wrote it");
  const links = nodes(feed.link);
  if (links.find((link) => link["@rel"] === "self")?.["@href"] !== address) faults.push("it does not say where it is");
  if (!isAddress(links.find((link) => link["@rel"] === "alternate")?.["@href"])) faults.push("it belongs to no page");
  const items = nodes(feed.entry).map((entry): ReadItem => {
    const alternates = nodes(entry.link).filter((link) => (link["@rel"] ?? "alternate") === "alternate");
    if (alternates.length !== 1) faults.push("an entry has not one page");
    if (node(entry.content)["@type"] !== "html") faults.push("the content is not said to be HTML");
    if (node(entry.title)["@type"] === "html") faults.push("a title is taken for HTML");
    return {
      id: textOf(entry.id),
      title: textOf(entry.title),
      link: String(alternates[0]?.["@href"]),
      html: textOf(entry.content),
      published: textOf(entry.published),
      updated: textOf(entry.updated),
    };
  });
  faults.push(...faultsOf(items, { published: RFC_3339, updated: RFC_3339 }));
  return { faults, title: textOf(feed.title), updated: textOf(feed.updated), items };
}

const FEED_KEYS = [
  "version",
  "title",
  "home_page_url",
  "feed_url",
  "description",
  "language",
  "authors",
  "items",
  "icon",
  "favicon",
  "user_comment",
  "next_url",
  "expired",
  "hubs",
];
const ITEM_KEYS = [
  "id",
  "url",
  "external_url",
  "title",
  "content_html",
  "content_text",
  "summary",
  "image",
  "banner_image",
  "date_published",
  "date_modified",
  "authors",
  "tags",
  "language",
  "attachments",
];

export function readJsonFeed(json: string, address: string): ReadFeed {
  const feed = JSON.parse(json) as Node;
  const faults = Object.keys(feed)
    .filter((key) => !FEED_KEYS.includes(key))
    .map((key) => `it has a ${key}`);
  if (feed.version !== "https://jsonfeed.org/version/1.1") faults.push("it is not JSON Feed 1.1");
  if (typeof feed.title !== "string" || feed.title === "") faults.push("it has no title");
  if (feed.feed_url !== address) faults.push("it does not say where it is");
  if (!isAddress(feed.home_page_url)) faults.push("it belongs to no page");
  for (const author of nodes(feed.authors))
    if (![author.name, author.url, author.avatar].some((one) => typeof one === "string")) faults.push("nobody wrote it");
  if (!Array.isArray(feed.items)) return { faults: [...faults, "it has no items"], title: "", updated: null, items: [] };
  const items = nodes(feed.items).map((item): ReadItem => {
    faults.push(
      ...Object.keys(item)
        .filter((key) => !ITEM_KEYS.includes(key))
        .map((key) => `an item has a ${key}`),
    );
    const of = (key: string) => (typeof item[key] === "string" ? (item[key] as string) : "");
    if (of("content_html") === "" && of("content_text") === "") faults.push("an item has no content");
    return {
      id: of("id"),
      title: of("title"),
      link: of("url"),
      html: of("content_html"),
      published: of("date_published"),
      updated: of("date_modified"),
    };
  });
  faults.push(...faultsOf(items, { published: RFC_3339, updated: RFC_3339 }));
  return { faults, title: String(feed.title), updated: null, items };
}

export const MEDIA_TYPES = { rss: "application/rss+xml", atom: "application/atom+xml", json: "application/feed+json" };
export const READERS = { rss: readRss, atom: readAtom, json: readJsonFeed };

type ReadSitemap = { faults: string[]; addresses: string[]; news: { title: string; name: string; language: string; date: string }[] };

/** W3C's profile of ISO 8601. */
const W3C = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?)?)?$/;

/** A sitemap, or an index of sitemaps. */
export function readSitemap(xml: string, site: string): ReadSitemap {
  const { faults, document } = parse(xml);
  const root = node(document.urlset ?? document.sitemapindex);
  if (root["@xmlns"] !== "http://www.sitemaps.org/schemas/sitemap/0.9") faults.push("it is not a sitemap");
  const rows = nodes(root.url ?? root.sitemap);
  const addresses = rows.map((row) => textOf(row.loc));
  if (rows.length > 50_000 || Buffer.byteLength(xml) > 50 * 1024 * 1024) faults.push("it is too large");
  if (new Set(addresses).size !== addresses.length) faults.push("an address is there twice");
  for (const address of addresses)
    if (!isAddress(address) || new URL(address).origin !== site || address.length > 2_048) faults.push(`${address} is not of this site`);
  for (const { lastmod } of rows) if (lastmod !== undefined && !W3C.test(textOf(lastmod))) faults.push(`${textOf(lastmod)} is no date`);
  const news = rows.flatMap((row) => {
    if (row["news:news"] === undefined) return [];
    const told = node(row["news:news"]);
    const publication = node(told["news:publication"]);
    return [
      {
        title: textOf(told["news:title"]),
        name: textOf(publication["news:name"]),
        language: textOf(publication["news:language"]),
        date: textOf(told["news:publication_date"]),
      },
    ];
  });
  if (news.length > 0 && root["@xmlns:news"] !== "http://www.google.com/schemas/sitemap-news/0.9") faults.push("it is not for news");
  for (const { title, name, language, date } of news)
    if (!title || !name || !/^(?:[a-z]{2,3}|zh-cn|zh-tw)$/.test(language) || !W3C.test(date)) faults.push(`the news ${title} is not whole`);
  if (news.length > 1_000) faults.push("it has too much news");
  return { faults, addresses, news };
}
