import { publicPolicy } from "#lib/headers";
import { asHtml } from "#lib/html";

const STYLE =
  ":root{color-scheme:light dark;--paper:#FBFAF6;--ink:#17191E;--soft:#5B6270;--rule:#DEDBD2;--accent:#1E4B8F;--mark:#8A5A00}@media(prefers-color-scheme:dark){:root{--paper:#14161A;--ink:#ECEAE4;--soft:#A7AEBB;--rule:#2B2F36;--accent:#8FB4F0;--mark:#E3B04B}}" +
  'body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 "Public Sans",system-ui,sans-serif}header{border-bottom:1px solid var(--rule)}header,main{padding:12px max(24px,calc(50vw - 33.5rem))}header a{display:inline-flex;min-height:32px;align-items:center;color:var(--mark)}main{padding-block:44px}main>*{max-width:34em;overflow-wrap:anywhere}h1{margin:0 0 .6em;font:500 2rem/1.2 Newsreader,Georgia,serif}main a{display:block;width:fit-content;margin-top:.4em;color:var(--accent)}';

/** The mark of app/icon.svg, in the page itself. */
const MARK =
  '<svg viewBox="0 0 20 20" width="24" height="24" role="img" aria-label="To the first page"><circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2"/><path d="M10 2a8 8 0 0 0 0 16z" fill="currentColor"/></svg>';

export type SmallLink = { href: string; text: string };

/** A page that needs nothing but itself, for answers that the app cannot give: a query that cannot be read, a database that is away. */
export function smallPage(
  status: number,
  title: string,
  sentence: string,
  links: SmallLink | readonly SmallLink[],
  headers: Record<string, string> = {},
): Response {
  const html = smallPageHtml(title, sentence, links);
  return new Response(html, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": publicPolicy(),
      ...headers,
    },
  });
}

export function smallPageHtml(title: string, sentence: string, links: SmallLink | readonly SmallLink[]): string {
  const led = [links].flat().map(({ href, text }) => `<a href="${asHtml(href)}">${asHtml(text)}</a>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="/icon.svg" type="image/svg+xml"><title>${asHtml(title)}</title><style>${STYLE}</style><header><a href="/">${MARK}</a></header><main><h1>${asHtml(title)}</h1><p>${asHtml(sentence)}</p><p>${led.join(" ")}</p></main></html>`;
}
