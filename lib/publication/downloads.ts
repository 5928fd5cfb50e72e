import { csvLine } from "#lib/csv";
import { type Read, sql } from "#lib/db";
import { withSite } from "#lib/publication/api";
import type { ClaimJson } from "#lib/publication/api-schema";
import type { Licence } from "#lib/publication/queries";
import { verdictLine } from "#lib/verdicts/words";

/** As many claims as are read, written and forgotten at a time: so few that their text is young garbage, which costs nothing to clear away. */
const CHUNK = 50;

export type Download = "csv" | "jsonl";

/** What a download says of itself on its first line. */
export type Heading = { licence: Licence; publisher: string; site: string; madeAt: string };

/** The columns of the CSV, and what stands in them. A test holds the names against the document of the API. */
const COLUMNS: Record<string, (claim: ClaimJson) => string | number | null> = {
  number: (claim) => claim.number,
  url: (claim) => claim.url,
  status: (claim) => claim.status,
  balance: (claim) => claim.balance,
  asOf: (claim) => claim.asOf,
  text: (claim) => claim.text,
  language: (claim) => claim.language,
  quote: (claim) => claim.quote,
  speaker: (claim) => claim.speaker?.name ?? null,
  speakerSlug: (claim) => claim.speaker?.slug ?? null,
  saidOn: (claim) => claim.saidOn,
  links: (claim) => claim.counts?.links ?? null,
  origins: (claim) => claim.counts?.origins ?? null,
  independent: (claim) => claim.counts?.independent ?? null,
  contradicting: (claim) => claim.counts?.contradicting ?? null,
  unknown: (claim) => claim.counts?.unknown ?? null,
  withheld: (claim) => claim.counts?.withheld ?? null,
  reasons: (claim) => claim.reasons.join("\n"),
  wouldChange: (claim) => claim.wouldChange.join("\n"),
  otherVerdicts: (claim) => (claim.otherVerdicts ?? []).map(verdictLine).join("\n"),
  rationale: (claim) => claim.rationale,
  version: (claim) => claim.version,
  publishedAt: (claim) => claim.publishedAt,
  updatedAt: (claim) => claim.updatedAt,
  retractedAt: (claim) => claim.retracted?.at ?? null,
  retractedWhy: (claim) => claim.retracted?.reason ?? null,
  relations: (claim) => (claim.relations ?? []).map(({ kind, number }) => `${kind} C-${number}`).join("\n"),
};
export const CSV_COLUMNS = Object.keys(COLUMNS);

/**
 * All published claims, piece by piece, the licence first. In the order of their numbers, which never change, so that a claim that is
 * published or changed meanwhile is neither there twice nor lost.
 */
export async function* downloaded(read: Read, format: Download, heading: Heading, atOnce = CHUNK): AsyncGenerator<string> {
  let head = format === "csv" ? `${licenceComment(heading)}\r\n${csvLine(CSV_COLUMNS)}` : `${JSON.stringify(heading)}\n`;
  for (let number = 0; ; head = "") {
    const rows = await read<{ number: number; json: string }>(
      sql.sql`SELECT number, json FROM publication WHERE number > ${number} AND "mergedInto" IS NULL ORDER BY number LIMIT ${atOnce}`,
    );
    const lines = rows
      .map(({ json }) => withSite(json, heading.site))
      .map(format === "csv" ? (json) => csvOf(JSON.parse(json)) : (json) => `${json}\n`);
    // The licence with the first claims: if the database is away, nothing has been sent.
    if (head !== "" || lines.length > 0) yield head + lines.join("");
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    number = last.number;
  }
}

export function csvOf(claim: ClaimJson): string {
  return csvLine(Object.values(COLUMNS).map((cell) => cell(claim)));
}

/** One line, whatever the newsroom is called, that spreadsheets keep in one cell and readers of comments skip. */
function licenceComment({ licence, publisher, site, madeAt }: Heading): string {
  // A second cell could begin like a formula.
  const address = licence.url?.replaceAll(",", "%2C").replaceAll(";", "%3B");
  const words = [`# Licence: ${licence.name}`, address, publisher, site, `as published at ${madeAt}`];
  return words
    .filter((one) => one !== undefined)
    .join(" | ")
    .replace(/[\r\n\t,;"]+/g, " ");
}

/** Is another whenever a claim has been published, changed or retracted, or its entry made anew. */
export async function stateOfClaims(read: Read): Promise<string> {
  const [row] = await read<{ mark: string }>(
    sql.sql`
      SELECT concat_ws(
        ' ',
        (SELECT concat_ws(' ', count(*), sum(extract(epoch FROM "updatedAt"))) FROM publication),
        (SELECT min("entryRules") FROM publication),
        (SELECT max("entryRules") FROM publication)
      ) AS mark`,
  );
  return row?.mark ?? "";
}
