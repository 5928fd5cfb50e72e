import { isolated, withNamesIsolated } from "#lib/bidi";
import { STATUS_WORDS } from "#lib/claims/states";
import { reasonSentence } from "#lib/evidence/assess-words";
import type { Reason } from "#lib/evidence/reasons";
import { formatDate } from "#lib/format";
import type { ClaimJson } from "#lib/publication/api-schema";
import { CORRECTION_WORDS, type Correction, changeInWords } from "#lib/publication/corrections";
import { claimPath, type ListedClaim } from "#lib/publication/listed";
import { escaped } from "#lib/xml";

export type Entry = {
  /** Of the claim, or of the version that is a correction: never an address, which may change. */
  id: string;
  title: string;
  path: string;
  html: string;
  language: string;
  published: string;
  updated: string;
};

/** What a feed holds, before it is written in one of its formats. */
export type FeedContents = {
  title: string;
  description: string;
  /** Of the page that shows the same. */
  path: string;
  newsroom: { name: string; language: string };
  entries: Entry[];
};

const wordOf = ({ status }: ListedClaim) => (status ? STATUS_WORDS[status] : "Retracted");
export const claimTitle = (listed: ListedClaim) => titleOf(wordOf(listed), listed.text);

/** @param reasons why it has its status: in what `json` says of them, a name from right to left turns what stands beside it around */
export function claimEntry(id: string, listed: ListedClaim, json: ClaimJson, reasons: readonly Reason[]): Entry {
  const { status, line, asOf, text, language } = listed;
  const standing = `${line}${status && asOf ? `, as of ${formatDate(asOf)}` : ""}`;
  const told = withNamesIsolated(reasons).map((reason) => reasonSentence(reason, "en"));
  return {
    id: `urn:uuid:${id}`,
    title: claimTitle(listed),
    path: claimPath(listed),
    html: [
      `<p><strong>${wordOf(listed)}</strong>: ${escaped(standing)}</p>`,
      json.retracted && paragraph(json.retracted.reason, language),
      `<blockquote dir="auto" lang="${escaped(language)}">${lines(text)}</blockquote>`,
      `<p>${attribution(listed)}</p>`,
      status && told.length > 0 && `<p>${escaped(told.join(" "))}</p>`,
      status && json.rationale && paragraph(json.rationale, language),
    ]
      .filter(Boolean)
      .join("\n"),
    language,
    published: json.publishedAt,
    updated: json.updatedAt,
  };
}

type Corrected = { versionId: string; at: string; correction: Correction; number: number; slug: string; text: string; language: string };

/** A correction never changes: it is published once, and its id is that of its version. */
export function correctionEntry({ versionId, at, correction, text, language, ...claim }: Corrected): Entry {
  const { kind, why, changes } = correction;
  const { name, means } = CORRECTION_WORDS[kind];
  return {
    id: `urn:uuid:${versionId}`,
    title: titleOf(name, text),
    path: claimPath(claim),
    html: [
      `<p><strong>${name}</strong>: ${means}.</p>`,
      paragraph(why, language),
      ...changes
        .map(changeInWords)
        .map(
          ({ part, was, is }) => `<p><strong>${part}</strong></p>\n<ul>\n<li>Was: ${quoted(was)}</li>\n<li>Is: ${quoted(is)}</li>\n</ul>`,
        ),
    ].join("\n"),
    language,
    published: at,
    updated: at,
  };
}

/** One line of plain text; a claim can neither turn it around nor end it. */
function titleOf(word: string, text: string): string {
  return `${word}: ${isolated(text.replace(/\s+/gu, " ").trim())}`;
}

function attribution({ speaker, saidWhere, saidOn }: ListedClaim): string {
  return [speaker ? bdi(speaker.name) : "Unknown speaker", saidWhere && bdi(saidWhere), saidOn ? formatDate(saidOn) : "undated"]
    .filter(Boolean)
    .join(", ");
}

const bdi = (text: string) => `<bdi>${escaped(text)}</bdi>`;
const lines = (text: string) => escaped(text).replace(/\n/g, "<br>");
const paragraph = (text: string, language: string) => `<p dir="auto" lang="${escaped(language)}">${lines(text)}</p>`;
const quoted = (text: string) => (text === "" ? "nothing" : `<bdi>${lines(text)}</bdi>`);
