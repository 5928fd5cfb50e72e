import "server-only";
import { Marked, type Tokens } from "marked";
import sanitizeHtml from "sanitize-html";
import { invalid } from "#lib/errors";
import { slugOf } from "#lib/slug";

const HEADINGS = ["h2", "h3", "h4", "h5", "h6"];
const BLOCKS = [...HEADINGS, "p", "ul", "ol", "li", "blockquote", "th", "td"];
const TAGS = [...BLOCKS, "pre", "code", "hr", "br", "em", "strong", "del", "a", "table", "thead", "tbody", "tr"];

/**
 * What somebody has written in Markdown, as HTML in which nothing can run: no HTML of theirs, no images, no styles, and links only to
 * web pages, to mail and within this site. The title of the page is its only heading of the first level.
 * @throws Refused 422 where it is nested more deeply than can be read
 */
export function asHtml(markdown: string): string {
  const ids = new Map([["main", 1]]); // that of the page around it, too
  const marked = new Marked({
    gfm: true,
    renderer: {
      html: ({ text, block }: Tokens.HTML | Tokens.Tag) => (block ? `<p>${escaped(text)}</p>` : escaped(text)),
      image: ({ text }: Tokens.Image) => escaped(text),
      checkbox: ({ checked }: Tokens.Checkbox) => (checked ? "☑ " : "☐ "),
      link({ href, tokens }: Tokens.Link) {
        const words = this.parser.parseInline(tokens);
        const safe = linkable(href);
        return safe === null ? words : `<a href="${escaped(safe)}"${/^https?:/.test(safe) ? ' rel="noopener nofollow"' : ""}>${words}</a>`;
      },
      heading({ tokens, depth }: Tokens.Heading) {
        // A link to itself: nothing else can be one in it.
        const words = this.parser.parseInline(tokens).replace(/<\/?a\b[^>]*>/g, "");
        const id = idFor(words.replace(/<[^>]*>/g, ""), ids);
        const level = Math.max(2, depth);
        return `<h${level} id="${id}"><a href="#${id}">${words}</a></h${level}>`;
      },
    },
  });
  try {
    return sanitizeHtml(marked.parse(markdown, { async: false }), {
      allowedTags: TAGS,
      allowedAttributes: {
        ...Object.fromEntries(BLOCKS.map((tag) => [tag, ["dir"]])),
        ...Object.fromEntries(HEADINGS.map((tag) => [tag, ["dir", "id"]])),
        ol: ["dir", "start"],
        a: ["href", "rel"],
      },
      allowedSchemes: ["http", "https", "mailto"],
      allowProtocolRelative: false,
      transformTags: Object.fromEntries(BLOCKS.map((tag) => [tag, inOwnDirection])),
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalid([{ path: "body", message: "This text is nested too deeply to be shown." }]);
  }
}

/** Each block is read in the direction of its own words. */
function inOwnDirection(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  return { tagName, attribs: { ...attribs, dir: "auto" } };
}

const BASE = "https://claimdesk.invalid";

/** The address of a link that can be followed from here; null: of this link its words alone are left. */
function linkable(href: string): string | null {
  if (href.startsWith("#")) return href;
  const url = URL.parse(href, BASE);
  if (url === null) return null;
  if (href.startsWith("/")) return url.origin === BASE && !url.pathname.startsWith("//") ? `${url.pathname}${url.search}${url.hash}` : null;
  if (url.protocol === "mailto:") return url.href;
  return /^https?:\/\//i.test(href) && url.username === "" && url.password === "" ? url.href : null;
}

/** Two headings of the same words have two addresses. */
function idFor(words: string, ids: Map<string, number>): string {
  const slug = slugOf(words, "section");
  let nth = (ids.get(slug) ?? 0) + 1;
  while (nth > 1 && ids.has(`${slug}-${nth}`)) nth++;
  const id = nth === 1 ? slug : `${slug}-${nth}`;
  ids.set(slug, nth);
  if (id !== slug) ids.set(id, 1);
  return id;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
