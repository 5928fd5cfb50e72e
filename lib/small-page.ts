import { publicPolicy } from "#lib/headers";
import { asHtml } from "#lib/html";

const STYLE =
  ":root{color-scheme:light dark;--paper:#FBFAF6;--ink:#17191E;--accent:#1E4B8F}@media(prefers-color-scheme:dark){:root{--paper:#14161A;--ink:#ECEAE4;--accent:#8FB4F0}}" +
  "body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 system-ui,sans-serif}main{max-width:34em;margin:18vh auto;padding:0 24px}h1{font:600 28px/1.2 Georgia,serif}a{color:var(--accent)}";

/** A page that needs nothing but itself, for answers that the app cannot give: a query that cannot be read, a database that is away. */
export function smallPage(
  status: number,
  title: string,
  sentence: string,
  link: { href: string; text: string },
  headers: Record<string, string> = {},
): Response {
  const html = smallPageHtml(title, sentence, link);
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

export function smallPageHtml(title: string, sentence: string, link: { href: string; text: string }): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${asHtml(title)}</title><style>${STYLE}</style><main><h1>${asHtml(title)}</h1><p>${asHtml(sentence)}</p><p><a href="${asHtml(link.href)}">${asHtml(link.text)}</a></p></main></html>`;
}
