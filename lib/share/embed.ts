import { createHash } from "node:crypto";
import { MARK_COLOURS, MARK_WORDS, type Mark, markSvg } from "#lib/claims/mark";
import { dayIn, formatDate } from "#lib/format";
import { asHtml } from "#lib/html";
import { claimPath, partyOf } from "#lib/publication/listed";
import type { Snapshot } from "#lib/publication/snapshot";
import { standingLine } from "#lib/publication/standing";
import { oneLine } from "#lib/publication/words";

/** Counted on whenever an embed is written differently. */
const WRITING = 2;

type Newsroom = { name: string; address: string; timeZone: string; revision: number };

const colours = (scheme: "light" | "dark") =>
  Object.entries(MARK_COLOURS)
    .map(([mark, colour]) => `.${mark}{--mark:${colour[scheme]}}`)
    .join("");

const STYLE =
  ":root{color-scheme:light dark;--paper:#fbfaf6;--ink:#17191e;--soft:#5b6270;--rule:#dedbd2;--accent:#1e4b8f}" +
  `${colours("light")}@media(prefers-color-scheme:dark){:root{--paper:#14161a;--ink:#eceae4;--soft:#a7aebb;--rule:#2b2f36;--accent:#8fb4f0}${colours("dark")}}` +
  "*{box-sizing:border-box}html{background:var(--paper);color:var(--ink);font:15px/1.5 'Public Sans',system-ui,'Noto Sans',sans-serif}" +
  "body{margin:0}main{border:1px solid var(--rule);border-top:3px solid var(--mark,var(--ink));padding:16px 20px 14px;overflow-wrap:anywhere}p{margin:0}" +
  ".standing{display:flex;flex-wrap:wrap;align-items:center;gap:2px 12px;color:var(--soft)}" +
  ".standing b{display:inline-flex;align-items:center;gap:9px;color:var(--mark);font:600 20px/1.25 Newsreader,Georgia,'Noto Serif',serif}time{white-space:nowrap}svg{width:24px;height:24px;flex:none}" +
  ".gone{margin-top:10px;padding-inline-start:12px;border-inline-start:3px solid var(--mark)}" +
  ".claim{margin:10px 0 8px;font:500 22px/1.25 Newsreader,Georgia,'Noto Serif',serif}.long{font-size:18px;line-height:1.35}" +
  "footer{display:flex;flex-wrap:wrap;gap:2px 16px;margin-top:12px;padding-top:10px;border-top:1px solid var(--rule);color:var(--soft);font-size:14px}" +
  "footer a{margin-inline-end:auto;padding-block:3px;font-weight:600}footer span{padding-block:3px}a{color:var(--accent);text-underline-offset:.18em}a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}" +
  "@media(forced-colors:active){svg{forced-color-adjust:none;color:CanvasText}}@media print{html{background:#fff;color:#000}}";

/** The hash by which the policy of an embed lets this style in, and no other. */
export const EMBED_STYLE = `'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;

/** Another one whenever what an embed shows is another. */
export function embedTag({ snapshot, sha256 }: { snapshot: Snapshot; sha256: string }, { revision }: Newsroom): string {
  return `"${WRITING}-${snapshot.version}-${sha256.slice(0, 16)}-${revision}"`;
}

/** A claim for the pages of others: what the newsroom stands behind, in one small page that needs nothing but itself. */
export function claimEmbed(claim: { snapshot: Snapshot; sha256: string }, newsroom: Newsroom): string {
  const { snapshot } = claim;
  const { number, status, asOf, updatedAt, retraction } = snapshot;
  const { text, language, speaker, saidOn } = snapshot.claim;
  const mark: Mark = status ?? "retracted";
  const day = status ? asOf && `, as of\u00a0${time(asOf)}` : `, since ${time(dayIn(updatedAt, newsroom.timeZone))}`;
  const said = saidOn ? time(saidOn) : "undated";
  const who = partyOf(snapshot, speaker)?.name;
  const gone = retraction
    ? `<p class="gone"><b>This claim has been retracted.</b> <bdi dir="auto">${asHtml(oneLine(retraction.reason, 300))}</bdi></p>`
    : "";
  return page({
    title: `${MARK_WORDS[mark]}: ${oneLine(text, 100)}`,
    canonical: `${newsroom.address}${claimPath(snapshot)}`,
    mark,
    tag: embedTag(claim, newsroom),
    body:
      `<p class="standing"><b>${markSvg(mark, ' aria-hidden="true"')}${MARK_WORDS[mark]}</b><span>${asHtml(standingLine(snapshot))}${day ?? ""}</span></p>${gone}` +
      `<p class="claim${text.length > 160 ? " long" : ""}" lang="${asHtml(language)}" dir="auto">${asHtml(text)}</p>` +
      `<p>${who === undefined ? "Unknown speaker" : `<bdi dir="auto">${asHtml(who)}</bdi>`}, ${said}</p>` +
      `<footer><a href="${asHtml(newsroom.address + claimPath(snapshot))}" target="_blank" rel="noopener">See why</a><span><bdi dir="auto">${asHtml(newsroom.name)}</bdi></span><span>C-${number}</span></footer>`,
  });
}

/** What stands in the frame where a claim cannot be shown. With a tag, though that of nothing, it asks for the claim again. */
export function embedWithout(sentence: string, tag?: ""): string {
  return page({ title: sentence, mark: "retracted", tag, body: `<p>${asHtml(sentence)}</p>` });
}

type Page = { title: string; canonical?: string; mark: Mark; tag?: string; body: string };

/** public/embed.js asks for the same page again, and puts its `main` in the place of this one when the tag is another. */
function page({ title, canonical, mark, tag, body }: Page): string {
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${asHtml(title)}</title>` +
    `${canonical ? `<link rel="canonical" href="${asHtml(canonical)}">` : ""}<style>${STYLE}</style><script src="/embed.js" defer></script>` +
    `<noscript><meta http-equiv="refresh" content="300"></noscript></head>` +
    `<body><main class="${mark}"${tag === undefined ? "" : ` data-tag="${asHtml(tag)}"`}>${body}</main></body></html>`
  );
}

const time = (day: string) => `<time datetime="${day}">${formatDate(day)}</time>`;
