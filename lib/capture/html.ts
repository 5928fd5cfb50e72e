import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { articleOf, textAt } from "#lib/capture/json-ld";
import { cleanDay, cleanLanguage, cleanLine, cleanText, type Readable } from "#lib/capture/readable";
import { LIMITS } from "#lib/schema";
import { withoutTracking } from "#lib/sources/address";

/** Where looking for the article among more elements than this would take too long, all of the page is its text. */
const MOST_ELEMENTS = 20_000;

/** In characters: a brief of a few sentences is an article, too. */
const SHORT_ARTICLE = 200;

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TR UL".split(
    " ",
  ),
);
const UNREAD = new Set("SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT SVG MATH SELECT BUTTON HEAD TITLE".split(" "));

/** What can be read on a page of HTML that was found at an address. */
export function readHtml(html: string, address: string): Readable {
  const document = documentOf(html);
  const meta = metaOf(document);
  const find = (selector: string, attribute: string) => document.querySelector(selector)?.getAttribute(attribute);
  const article = articleOf([...document.querySelectorAll('script[type^="application/ld+json" i]')].map((each) => each.textContent ?? ""));
  const said = {
    title: [textAt(article, "headline"), ...meta("og:title", "twitter:title"), document.querySelector("title")?.textContent],
    author: [textAt(article, "author"), ...meta("author", "article:author", "parsely-author", "dc.creator", "sailthru.author")],
    publisher: [textAt(article, "publisher"), ...meta("og:site_name", "application-name", "dc.publisher")],
    published: [
      textAt(article, "datePublished"),
      ...meta(
        "article:published_time",
        "og:article:published_time",
        "parsely-pub-date",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
      ),
      find('time[itemprop="datePublished"], time[pubdate]', "datetime"),
    ],
    language: [find("html", "lang"), textAt(article, "inLanguage"), ...meta("og:locale", "content-language")],
    home: [find('link[rel~="canonical"]', "href"), ...meta("og:url")],
  };
  // Readability takes the document apart, so it comes last.
  const read = articleIn(document);
  return {
    text: read.text,
    title: first([...said.title, read.title], (each) => cleanLine(each)),
    author: first([...said.author, read.byline], nameOf),
    publisher: first(said.publisher, nameOf),
    publishedOn: first(said.published, cleanDay),
    language: first(said.language, cleanLanguage),
    canonical: first(said.home, (each) => homeOf(each, address)),
  };
}

const OF_THE_HEAD = new Set(["TITLE", "META", "LINK", "BASE", "STYLE", "SCRIPT"]);

/** Many pages leave out the tags of the whole, of its head and of its body, as HTML allows; the parser does not put them there. */
function documentOf(html: string): Document {
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<html>${html}</html>`);
  const root: Element | null = document.documentElement;
  if (!root || root.querySelector("body")) return document;
  const [head, body] = [root.querySelector("head") ?? document.createElement("head"), document.createElement("body")];
  const inside = [...root.childNodes].filter((each) => each !== head);
  head.append(...inside.filter((each) => OF_THE_HEAD.has(each.nodeName)));
  body.append(...inside.filter((each) => !OF_THE_HEAD.has(each.nodeName)));
  root.append(head, body);
  return document;
}

type Said = string | null | undefined;

function first(said: Said[], clean: (each: string) => string | null): string | null {
  for (const each of said) {
    const known = each ? clean(each) : null;
    if (known !== null) return known;
  }
  return null;
}

/** Some sites name the page of somebody where a name should be. */
const nameOf = (said: string) => (/^\s*https?:/i.test(said) ? null : cleanLine(said, LIMITS.name));

function metaOf(document: Document): (...names: string[]) => (string | undefined)[] {
  const said = new Map<string, string>();
  for (const each of document.querySelectorAll("meta[content]")) {
    const name = ["property", "name", "itemprop", "http-equiv"]
      .map((key) => each.getAttribute(key))
      .find(Boolean)
      ?.toLowerCase();
    const content = each.getAttribute("content");
    if (name && content && !said.has(name)) said.set(name, content);
  }
  return (...names) => names.map((name) => said.get(name));
}

function articleIn(document: Document): { text: string; title?: Said; byline?: Said } {
  const root: Node | null = document.documentElement;
  if (!root) return { text: "" };
  const all = textOf(root);
  if (document.querySelectorAll("*").length > MOST_ELEMENTS) return { text: all };
  try {
    const found = new Readability<Node>(document, { serializer: (node) => node, charThreshold: SHORT_ARTICLE }).parse();
    return { text: (found?.content && textOf(found.content)) || all, title: found?.title, byline: found?.byline };
  } catch {
    // It takes documents apart that a browser would never have made of such a page.
    return { text: all };
  }
}

/** The text of an element as it is read: its blocks are paragraphs. */
function textOf(root: Node | null): string {
  if (!root) return "";
  const parts: string[] = [];
  let node: Node | null = root;
  let down = true;
  while (node) {
    const isBlock = BLOCKS.has(node.nodeName);
    if (down && node.nodeType === 3) parts.push((node.nodeValue ?? "").replace(/\s+/g, " "));
    if (isBlock) parts.push("\n\n");
    else if (down && node.nodeName === "BR") parts.push("\n");
    else if (down && /^T[DH]$/.test(node.nodeName)) parts.push(" ");
    if (down && node.firstChild && !UNREAD.has(node.nodeName)) {
      node = node.firstChild;
      continue;
    }
    if (down && isBlock) parts.push("\n\n");
    if (node === root) break;
    if (node.nextSibling) {
      node = node.nextSibling;
      down = true;
    } else {
      node = node.parentNode;
      down = false;
      if (node === root) break;
    }
  }
  return cleanText(parts.join(""));
}

/** The name of a site, however its pages are written for readers of other kinds. */
const siteOf = (url: URL) => url.hostname.replace(/^(www|m|mobile|amp)\./, "");

/**
 * Where a page says that it is at home: believed of the same site only, or anybody could pass for another paper; and not where all pages
 * of a site are said to be its first.
 */
function homeOf(said: string, address: string): string | null {
  const here = new URL(address);
  const url = URL.parse(said, address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.href.length > LIMITS.address) return null;
  if (siteOf(url) !== siteOf(here) || url.port !== here.port) return null;
  return url.pathname === "/" && !url.search && here.pathname !== "/" ? null : withoutTracking(url.href);
}
