import { Parser } from "htmlparser2";
import { BOUNDS, Unreadable } from "#lib/imports/bounds";
import { objectsInScript } from "#lib/json-ld";

type Item = { [key: string]: unknown };
type Open = { name: string; item: Item | null; prop: string | null; owner: Item | null; text: string | null };

/** Where a property has its value, by the HTML Standard; elsewhere it is the text. */
const VALUE_IN: Record<string, string> = {
  meta: "content",
  a: "href",
  link: "href",
  area: "href",
  img: "src",
  audio: "src",
  video: "src",
  source: "src",
  iframe: "src",
  embed: "src",
  track: "src",
  object: "data",
  data: "value",
  meter: "value",
  time: "datetime",
};

/** Texts inside of one another; nobody writes more than a few. */
const MOST_TEXTS = 50;

/**
 * What a page says of itself to machines: the objects of its JSON-LD, and its microdata in the same shape. Each also has what the page says
 * of its language, title and address.
 * @throws Unreadable if it is larger or deeper than a page may be
 */
export function pageItems(html: string): Item[] {
  if (html.length > BOUNDS.whole)
    throw new Unreadable(`This page is longer than ${BOUNDS.whole.toLocaleString("en")} characters.`, { line: 1 });
  const page: Item = {};
  const items: Item[] = [];
  const open: Open[] = [];
  const texts: Open[] = []; // those of them whose text is a value
  let script: string | null = null;
  let title: string | null = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (open.length > 5_000) throw new Unreadable("This page is nested more than 5,000 deep.", { line: 1 });
      noteOfPage(page, name, attributes);
      if (name === "script" && /^application\/ld\+json\b/i.test(attributes.type ?? "")) script = "";
      if (name === "title" && page["page.title"] === undefined) title = "";
      const around = open.at(-1);
      const owner = around?.item ?? around?.owner ?? null;
      const prop = attributes.itemprop?.trim() || null;
      const item: Item | null = attributes.itemscope === undefined ? null : { "@type": typeIn(attributes.itemtype) };
      const place = attributes.content === undefined ? VALUE_IN[name] : "content";
      const value = place === undefined ? undefined : attributes[place];
      if (item && prop === null) items.push(item);
      if (prop !== null && item === null && value !== undefined) give(owner, prop, value);
      const isText = prop !== null && item === null && value === undefined && texts.length < MOST_TEXTS;
      open.push({ name, item, prop, owner, text: isText ? "" : null });
      if (isText) texts.push(open.at(-1) as Open);
    },
    ontext(text) {
      if (script !== null) script += text;
      else if (title !== null) title += text;
      else for (const one of texts) one.text += text;
    },
    onclosetag(name) {
      if (name === "script" && script !== null) {
        items.push(...objectsInScript(script));
        script = null;
      }
      if (name === "title" && title !== null) {
        page["page.title"] = title;
        title = null;
      }
      const at = open.findLastIndex((one) => one.name === name);
      if (at < 0) return;
      for (const closed of open.splice(at).reverse()) {
        if (closed.text !== null) {
          texts.splice(texts.indexOf(closed));
          give(closed.owner, closed.prop as string, closed.text);
        }
        if (closed.item && closed.prop !== null) give(closed.owner, closed.prop, closed.item);
      }
    },
  });
  parser.end(html);
  return items.flatMap((item) => inGraph(item)).map((item) => ({ ...page, ...item }));
}

function noteOfPage(page: Item, name: string, attributes: Record<string, string>): void {
  if (name === "html" && attributes.lang) page["page.language"] = attributes.lang;
  if (name === "link" && /\bcanonical\b/i.test(attributes.rel ?? "") && attributes.href) page["page.address"] ??= attributes.href;
}

function typeIn(itemtype: string | undefined): string {
  return /[^/#]*$/.exec(itemtype?.trim().split(/\s+/)[0] ?? "")?.[0] ?? "";
}

/** A property may have several names, and several values. */
function give(owner: Item | null, props: string, value: unknown): void {
  if (owner === null) return;
  const given = typeof value === "string" ? value.trim() : value;
  for (const prop of props.split(/\s+/)) {
    if (prop === "__proto__") continue;
    const there = owner[prop];
    owner[prop] = there === undefined ? given : [there, given].flat();
  }
}

/** Also what a graph or a feed holds, and what an article is about. */
function inGraph(root: Item): Item[] {
  const all: Item[] = [];
  const open: unknown[] = [root];
  for (let one = open.pop(); one !== undefined && all.length < BOUNDS.cells; one = open.pop()) {
    if (Array.isArray(one)) open.push(...one.slice(0, BOUNDS.cells).reverse());
    else if (typeof one === "object" && one !== null) {
      all.push(one as Item);
      open.push(...Object.values(one).reverse());
    }
  }
  return all;
}
