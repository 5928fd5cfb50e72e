import { createHash } from "node:crypto";
import { z } from "zod";
import { fold } from "#lib/fold";

/** What a column of somebody else's file can be for us. */
export const FIELDS = [
  "text",
  "quote",
  "speaker",
  "saidOn",
  "saidWhere",
  "language",
  "topics",
  "appearedAt",
  "sources",
  "verdictWord",
  "verdictValue",
  "verdictWorst",
  "verdictBest",
  "verdictPublisher",
  "verdictAddress",
  "verdictTitle",
  "verdictOn",
  "id",
] as const;
export type Field = (typeof FIELDS)[number];

/** Whether 3/4 is the 3rd of April or of May … of March: told for each column, or not at all. */
export type DayOrder = "day first" | "month first";

/**
 * Which columns hold what. A field of several columns takes the first that holds something; topics and addresses take all. Where the row says
 * nothing of a field, what may be the same for all rows counts.
 */
export type Mapping = { columns: Partial<Record<Field, string[]>>; same: Partial<Record<Field, string>>; days: Record<string, DayOrder> };

const field = z.enum(FIELDS, { error: `There is no such field; there are ${FIELDS.join(", ")}.` });
const columnName = z.string({ error: "A column is named by its text." }).max(5_000);
const dayOrder = z.enum(["day first", "month first"], { error: "Say “day first” or “month first”." });

/** A mapping as a person corrects it: only what differs from the guess. null: no column holds it. */
export const givenMapping = z.strictObject({
  columns: z.partialRecord(field, z.union([columnName, z.array(columnName).max(50), z.null()])).default({}),
  same: z.partialRecord(field, z.string().max(5_000)).default({}),
  days: z.union([dayOrder, z.record(columnName, dayOrder)]).default({}),
  /** Whether the first row of a table names its columns. */
  head: z.boolean().optional(),
});
export type GivenMapping = z.output<typeof givenMapping>;

/** A mapping in short: fields and their columns, or columns and their fields. Anything else is left as it is. */
export function inFull(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  const isField = (one: unknown) => FIELDS.some((name) => name === one);
  if (entries.length === 0 || entries.some(([key]) => ["columns", "same", "days", "head"].includes(key))) return value;
  if (entries.every(([key]) => isField(key))) return { columns: value };
  return entries.every(([, one]) => isField(one)) ? { columns: Object.fromEntries(entries.map(([key, one]) => [one, key])) } : value;
}

/** The guess, with what a person says instead. */
export function corrected(guess: Mapping, given: GivenMapping, columns: readonly string[]): { mapping: Mapping } | { unknown: string[] } {
  const mapping: Mapping = { columns: { ...guess.columns }, same: { ...guess.same, ...given.same }, days: { ...guess.days } };
  const named = Object.entries(given.columns) as [Field, string | string[] | null][];
  const unknown = named.flatMap(([, names]) => [names ?? []].flat()).filter((name) => !columns.includes(name));
  if (unknown.length > 0) return { unknown };
  // What names a row may hold something else too, as the address of a fact-check does.
  const claimed = new Set(named.flatMap(([one, names]) => (one === "id" ? [] : [names ?? []].flat())));
  // What a person gives to one field is not also what another was guessed to be.
  for (const one of FIELDS) {
    if (one === "id") continue;
    const left = mapping.columns[one]?.filter((name) => !claimed.has(name));
    if (left && left.length > 0) mapping.columns[one] = left;
    else delete mapping.columns[one];
  }
  for (const [one, names] of named) {
    if (names === null || names.length === 0) delete mapping.columns[one];
    else mapping.columns[one] = [names].flat();
  }
  if (typeof given.days === "string") for (const name of columns) mapping.days[name] = given.days;
  else Object.assign(mapping.days, given.days);
  return { mapping };
}

/** What files of one shape share: the names of their columns, in any order. */
export function shapeOf(columns: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify([...columns].sort()))
    .digest("hex");
}

/** A name in words: `claimReview_datePublished` is "claim review date published". */
export function inWords(name: string): string {
  return fold(
    name
      .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  );
}

type Named = { field: Field; name: RegExp; not?: RegExp; points: number };

/** How columns are called, in the words of `inWords`; the more points, the surer. */
export const NAMED: Named[] = [
  { field: "text", name: /(^| )claim reviewed$/, not: /entities/, points: 100 },
  {
    field: "text",
    name: /^(the )?(claims?|statements?|claim text|statement text|claim statement|original claim|assertion|allegation|lie|rumou?r|myth|what was claimed|what they said|afirmacion|declaracion|bulo|behauptung|aussage|affirmation|allegation|alegacao|afirmacao|dichiarazione|stelling|uttalande)$/,
    points: 90,
  },
  { field: "text", name: /^(text|content|sentence|tweet|post|message|post text|tweet text|full text|texto|texte)$/, points: 70 },
  { field: "text", name: /(^| )(claim|statement|claim text|assertion)$/, not: /\b(of|type|count|is|has)\b/, points: 60 },
  {
    field: "text",
    name: /^(title|headline|name|titulo|titre|titel|extra title)$|(^| )(title|headline)$/,
    not: /page|job|image|source/,
    points: 20,
  },
  { field: "text", name: /^(quote|quotation|cita|zitat|citation)$/, points: 15 },
  { field: "quote", name: /^(quote|verbatim|quotation|cita|citation|zitat|quoted text|exact words|original quote)$/, points: 80 },
  {
    field: "speaker",
    name: /(item reviewed|creative work) author name$|(^| )claimant$|^claim (author|speaker|maker|source name)( name)?$/,
    points: 100,
  },
  {
    field: "speaker",
    name: /^(speaker|speaker name|said by|spoken by|claimed by|who|who said it|politician|person|claimer|orador|hablante|declarante|quien|sprecher|locuteur|qui|spreker|dichiarante)$/,
    points: 90,
  },
  { field: "speaker", name: /^(source|statement source|attributed to|originator)$/, points: 60 },
  { field: "speaker", name: /^(author|autor|auteur|name|by|user|username|account)$/, points: 40 },
  { field: "speaker", name: /^file folder$/, points: 30 },
  { field: "saidOn", name: /(item reviewed|creative work) date (published|created)$|(^| )claim date$/, points: 100 },
  {
    field: "saidOn",
    name: /^(said on|date said|spoken on|stated on|(statement|speech|quote|claim|original) date|date of (the )?(claim|statement|speech)|when|when said|fecha de la (declaracion|afirmacion)|date claimed)$/,
    points: 95,
  },
  { field: "saidOn", name: /^(date|day|fecha|datum|data|dato|timestamp|time|created at|created|posted( on| at)?)$/, points: 50 },
  {
    field: "verdictOn",
    name: /^((claim )?review date|claim review (date published|review date)|date reviewed|(fact ?check|verdict|publication|pub|check|checked|rating) date|date (published|checked)|published( on| at| date)?|fact checked on)$/,
    points: 90,
  },
  { field: "verdictOn", name: /^date created$|date modified$/, not: /item reviewed/, points: 15 },
  {
    field: "saidWhere",
    name: /^(where|place|venue|context|location said|said (at|in)|where (it was )?said|reporting source|speech|event|occasion|medium|item reviewed name|lugar|contexto|ort|lieu)$/,
    points: 80,
  },
  {
    field: "language",
    name: /^(language|lang|language code|in language|idioma|sprache|langue|lingua|taal)$|(^| )(language code|in language)$/,
    points: 90,
  },
  { field: "language", name: /^page language$/, points: 50 },
  {
    field: "topics",
    name: /^(topics?|tags?|subjects?|categor(y|ies)|keywords?|themes?|temas?|themen?|issue|issues)$|(^| )(tags|topics)$/,
    points: 80,
  },
  {
    field: "appearedAt",
    name: /item reviewed (url|author same as|same as|.*appearance url)$|(^| )appearance( url)?$|^(original claim url|claim (source )?(url|link|address)|post (url|link)|tweet (url|link)|statement (url|link)|first appearance.*)$/,
    points: 85,
  },
  {
    field: "sources",
    name: /(^| )(sources?|references?|links?|urls?|uri|evidence|citations?|refered links|referred links|source (url|source|address|link)|web|iframe)$/,
    not: /image|logo|photo|avatar|picture|thumb|cached|licen[cs]e|same as|icon|publisher|author|context|domain|profile|checks|claim review|related|^page|item reviewed|rating/,
    points: 40,
  },
  {
    field: "verdictAddress",
    name: /^(fact ?check(ing)?|review|verdict|claim review|check|checker|checks)( article)?( (url|link|address|source|page))$|^(fact ?check|fact ?checking article|factcheck ?url|article url|checks source)$/,
    points: 95,
  },
  { field: "verdictAddress", name: /^(url|link|page|address|permalink|canonical url|web page)$/, points: 60 },
  { field: "verdictAddress", name: /^(page address|main entity of page id)$/, points: 30 },
  { field: "verdictWord", name: /rating alternate name$|(^| )textual rating$/, points: 100 },
  {
    field: "verdictWord",
    name: /^(verdict|rating|label|claim label|ruling|truth ?rating|truth value|truthiness|veracity|conclusion|assessment|fact ?check (rating|verdict|label)|checks rating|score|veredicto|calificacion|bewertung|urteil|note|oordeel|giudizio|avaliacao)$/,
    points: 95,
  },
  { field: "verdictValue", name: /rating value$/, points: 95 },
  { field: "verdictWorst", name: /worst rating$/, points: 95 },
  { field: "verdictBest", name: /best rating$/, points: 95 },
  { field: "verdictPublisher", name: /^(claim review )?publisher name$/, points: 96 },
  { field: "verdictPublisher", name: /^(claim review )?author name$/, points: 94 },
  { field: "verdictPublisher", name: /^claim review publisher site$|^checks checker$|^claim review source$/, points: 90 },
  {
    field: "verdictPublisher",
    name: /^(publisher|fact ?checker|checker|checked by|fact ?check(ing)? (organi[sz]ation|org|outlet|site)|organi[sz]ation|outlet|site|verdict (by|publisher)|medio verificador)$/,
    points: 85,
  },
  {
    field: "verdictTitle",
    name: /^(claim review (title|name)|fact ?check title|review title|extra title|article title|checks title)$/,
    points: 90,
  },
  { field: "verdictTitle", name: /^(title|headline|name|page title|titulo|titre|titel)$/, points: 40 },
];

/** Whether somebody would call a column so, and hardly write it into one. */
export function isFieldName(text: string): boolean {
  const words = inWords(text);
  return NAMED.some(({ name, not, points }) => points >= 40 && name.test(words) && !not?.test(words));
}
