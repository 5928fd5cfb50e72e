import type { z } from "zod";
import { claimContent } from "#lib/claims/schema";
import type { Problem } from "#lib/errors";
import { aheadOf } from "#lib/future";
import { type Field, inWords, type Mapping } from "#lib/imports/columns";
import type { Here } from "#lib/imports/inputs";
import type { Cell, Row } from "#lib/imports/rows";
import {
  addressesIn,
  addressOf,
  hostOf,
  isCrowd,
  kindOf,
  languageOf,
  listIn,
  nameFromSlug,
  numberIn,
  oneLine,
  paragraphs,
  visible,
} from "#lib/imports/values";
import { readDay } from "#lib/imports/written-days";
import { type PartyInput, partyInput } from "#lib/parties/schema";
import { codePoints, LIMITS, problemsOf } from "#lib/schema";
import { keptAddress } from "#lib/sources/address";
import { MOST_VERDICTS, type VerdictInput, verdictInput } from "#lib/verdicts/schema";

/** A row in the shape of the desk: what `logClaims` takes once its speaker is in the registry, and what else it brings. */
export type Draft = {
  content: Omit<z.output<typeof claimContent>, "speakerId" | "speakerUnknown" | "concernIds">;
  speaker: PartyInput | null;
  /** Where the claim itself can be found, and what else the row refers to. */
  appearedAt: string[];
  sources: string[];
  verdicts: VerdictInput[];
  /** What could not come in as it was written. `path` is the column. */
  notes: Problem[];
};

export type DraftRead = { draft: Draft } | { problems: Problem[] };

const MOST_ADDRESSES = 50;
const NO_TEXT = "There is no text of a claim in this row.";

/** Holds a row against what the desk asks of whoever types. `path` of a problem is the column that it comes from. */
export function draftOf(row: Row, mapping: Mapping, here: Here): DraftRead {
  const reader = new RowReader(row, mapping);
  const said = reader.first("text");
  const quoted = reader.first("quote");
  const text = oneLine(said?.cell.text ?? "");
  if (said === null || text === "") return { problems: [{ path: mapping.columns.text?.[0] ?? "", message: NO_TEXT }] };
  const quote = quoted === null ? null : paragraphs(quoted.cell.text);
  const isTitle = /(^| )(title|headline)$/.test(inWords(said.column)) && mapping.columns.verdictTitle?.includes(said.column);
  // Words that were said may be longer than a claim: it begins with them, and the quote has them all.
  const isLong = codePoints(text) > LIMITS.claim && quoted?.column === said.column;
  if (isLong) reader.note(said.column, "The quote is longer than a claim may be; the claim has its beginning.");
  const saidOn = reader.day("saidOn");
  const speaker = speakerOf(reader);
  const where = visible(reader.first("saidWhere")?.cell.text ?? "");
  const content = {
    text: isLong ? beginningOf(text) : text,
    language: languageIn(reader, text, here.language),
    quote: quote === "" ? null : quote,
    quoteLanguage: null,
    speakerId: null,
    speakerUnknown: speaker === null,
    saidOn,
    undated: saidOn === null,
    saidWhere: where === "" || where === text ? null : where,
    concernIds: [],
    topics: topicsOf(reader),
  };
  const read = claimContent.safeParse(content);
  const problems = aheadOf(here.now, [{ path: reader.columnOf("saidOn"), of: "saidOn", day: saidOn }]);
  if (!read.success)
    for (const { path, message } of problemsOf(read.error))
      problems.push({ path: reader.columnOf(path.replace(/[[.].*/, "") as Field), message });
  const { verdicts, problems: wrong } = verdictsOf(reader, here);
  problems.push(...wrong);
  if (isTitle && verdicts.length > 0)
    reader.note(said.column, "There is no text of the claim; the title of the fact-check stands in for it.");
  if (!read.success || problems.length > 0) return { problems };
  const { speakerId: _, speakerUnknown: __, concernIds: ___, ...kept } = read.data;
  const reviewed = new Set(verdicts.map((one) => one.address));
  const appearedAt = reader.addresses("appearedAt").filter((one) => !reviewed.has(one) && !isAboutSomebody(one));
  const sources = reader.addresses("sources").filter((one) => !reviewed.has(one) && !appearedAt.includes(one));
  return { draft: { content: kept, speaker, appearedAt, sources, verdicts, notes: reader.notes } };
}

type Found = { column: string; cell: Cell };

class RowReader {
  readonly notes: Problem[] = [];
  readonly row: Row;
  readonly mapping: Mapping;

  constructor(row: Row, mapping: Mapping) {
    this.row = row;
    this.mapping = mapping;
  }

  note(path: string, message: string): void {
    this.notes.push({ path, message });
  }

  columnOf(field: Field): string {
    return this.mapping.columns[field]?.[0] ?? field;
  }

  /** The first of the field's columns that holds something; of a list, its first. */
  first(field: Field): Found | null {
    for (const column of this.mapping.columns[field] ?? []) {
      const cell = this.row.cells.get(column)?.find(({ text }) => text.trim() !== "");
      if (cell) return { column, cell };
    }
    return this.same(field);
  }

  /** What the mapping says that all rows have. */
  same(field: Field): Found | null {
    const text = this.mapping.same[field];
    return text ? { column: field, cell: { text, at: "" } } : null;
  }

  all(field: Field): Found[] {
    const cells = (this.mapping.columns[field] ?? []).flatMap((column) =>
      (this.row.cells.get(column) ?? []).map((cell) => ({ column, cell })),
    );
    return cells.length > 0 ? cells : [this.same(field) ?? []].flat();
  }

  day(field: Field): string | null {
    const found = this.first(field);
    if (found === null) return null;
    const read = readDay(oneLine(found.cell.text), this.mapping.days[found.column]);
    if (read === null) return null;
    if ("day" in read) return read.day;
    this.note(found.column, `${read.unsure} Left out.`);
    return null;
  }

  addresses(field: Field): string[] {
    const found = new Set<string>();
    let missed = 0;
    for (const { cell } of this.all(field)) {
      const read = addressesIn(cell.text);
      if (read.length === 0 && cell.text.trim() !== "") missed++;
      for (const one of read) found.add(keptAddress(one));
    }
    const [column] = this.mapping.columns[field] ?? [];
    if (missed > 0 && column) this.note(column, "Not an address that a reader can open: left out.");
    if (found.size > MOST_ADDRESSES && column) this.note(column, `Only the first ${MOST_ADDRESSES} of ${found.size} addresses are taken.`);
    return [...found].slice(0, MOST_ADDRESSES);
  }
}

function speakerOf(reader: RowReader): PartyInput | null {
  const found = reader.first("speaker");
  if (found === null) return null;
  const name = nameFromSlug(visible(found.cell.text));
  if (name === "") return null;
  if (isCrowd(name)) {
    reader.note(found.column, `“${name}” names nobody: the speaker is unknown.`);
    return null;
  }
  const read = partyInput.safeParse({ name, kind: kindOf(name, typeBeside(reader.row, found)), another: true });
  if (read.success) return read.data;
  reader.note(found.column, `${problemsOf(read.error)[0]?.message ?? ""} The speaker is left unknown.`);
  return null;
}

/** The type of the object that a name is of: Person, Organization. */
function typeBeside({ cells }: Row, { column, cell }: Found): string | undefined {
  const owner = cell.at.slice(0, Math.max(0, cell.at.lastIndexOf(".")));
  return cells
    .get(`${column.slice(0, column.lastIndexOf(".") + 1)}@type`)
    ?.find(({ at }) => at.replace(/\.?@type(\[\d+\])?$/, "") === owner)?.text;
}

function beginningOf(text: string): string {
  const letters = [...text].slice(0, LIMITS.claim - 1).join("");
  const cut = letters.lastIndexOf(" ");
  return `${cut > LIMITS.claim / 2 ? letters.slice(0, cut) : letters}…`;
}

function languageIn(reader: RowReader, text: string, newsroom: string): string {
  const given = reader.first("language")?.cell.text.trim().replaceAll("_", "-") ?? "";
  try {
    const tag = given === "" ? undefined : Intl.getCanonicalLocales(given)[0];
    if (tag && tag.length <= 35) return tag;
  } catch {}
  return languageOf(text) ?? newsroom;
}

function topicsOf(reader: RowReader): string[] {
  const found = new Set<string>();
  for (const { cell } of reader.all("topics"))
    for (const one of listIn(visible(cell.text))) if (codePoints(one) <= 100) found.add(slugWords(one));
  return [...found].slice(0, 20);
}

/** "obama-birth-certificate" reads as words. */
function slugWords(text: string): string {
  return /^[\p{Ll}\p{N}]+(-[\p{Ll}\p{N}]+)+$/u.test(text) ? text.replaceAll("-", " ") : text;
}

/** A page about a person, and not one where something was said. */
function isAboutSomebody(address: string): boolean {
  const { hostname, pathname } = new URL(address);
  return /(^|\.)(wikipedia|wikidata)\.org$/.test(hostname) || pathname.split("/").filter((part) => part !== "").length === 0;
}

/** What others say of the claim. Of several, the parts of one stand in one object: `claimReview[1].url` belongs to `claimReview[1].title`. */
function verdictsOf(reader: RowReader, here: Here): { verdicts: VerdictInput[]; problems: Problem[] } {
  const groups = new Set<string>();
  for (const field of ["verdictWord", "verdictValue", "verdictAddress"] as const)
    for (const { cell } of reader.all(field)) groups.add(groupOf(cell));
  // What stands in no list belongs to each.
  if (groups.size > 1) groups.delete("");
  const verdicts: VerdictInput[] = [];
  const problems: Problem[] = [];
  for (const group of [...groups].slice(0, MOST_VERDICTS)) {
    const read = verdictIn(reader, group, here);
    if (read === null) continue;
    if ("problems" in read) problems.push(...read.problems);
    else verdicts.push(read.verdict);
  }
  return { verdicts, problems };
}

function groupOf({ at }: Cell): string {
  return /^[^[]*\[\d+\]\./.exec(at)?.[0] ?? "";
}

function verdictIn(reader: RowReader, group: string, here: Here): { verdict: VerdictInput } | { problems: Problem[] } | null {
  const find = (field: Field): Found | null => {
    for (const column of reader.mapping.columns[field] ?? []) {
      const cells = (reader.row.cells.get(column) ?? []).filter(({ text }) => text.trim() !== "");
      const cell = cells.find((one) => groupOf(one) === group) ?? cells.find((one) => groupOf(one) === "");
      if (cell) return { column, cell };
    }
    return reader.same(field);
  };
  const part = (field: Field) => oneLine(find(field)?.cell.text ?? "") || null;
  const word = part("verdictWord");
  const value = numberIn(find("verdictValue")?.cell.text);
  const written = find("verdictAddress");
  const read = written === null ? null : (addressesIn(written.cell.text)[0] ?? addressOf(part("verdictPublisher") ?? ""));
  const address = read === null ? null : keptAddress(read);
  if (word === null && value === null && address === null) return null;
  const named = find("verdictPublisher");
  // Whoever wrote the fact-check is not who publishes it.
  const isWriter = named !== null && address !== null && typeBeside(reader.row, named) === "Person";
  const publisher = isWriter ? reader.same("verdictPublisher") : named;
  const given = publisher === null ? "" : nameFromSlug(visible(publisher.cell.text));
  const dated = find("verdictOn");
  const day = dated === null ? null : readDay(oneLine(dated.cell.text), reader.mapping.days[dated.column]);
  if (day !== null && "unsure" in day) reader.note(dated?.column ?? "", `${day.unsure} Left out.`);
  const publishedOn = day !== null && "day" in day ? day.day : null;
  const ahead = aheadOf(here.now, [{ path: dated?.column ?? "", of: "publishedOn", day: publishedOn }]);
  if (ahead.length > 0) reader.note(dated?.column ?? "", `${ahead[0]?.message} Left out.`);
  const scale =
    value === null ? null : { value, worst: numberIn(find("verdictWorst")?.cell.text), best: numberIn(find("verdictBest")?.cell.text) };
  if (scale?.worst != null && scale.best != null && scale.worst > scale.best)
    reader.note(
      reader.columnOf("verdictBest"),
      `The best of this scale (${scale.best}) is below its worst (${scale.worst}); it is kept as it is.`,
    );
  const checked = verdictInput.safeParse({
    publisher: given === "" ? (address === null ? null : hostOf(address)) : given,
    word,
    scale,
    address,
    title: part("verdictTitle"),
    publishedOn: ahead.length > 0 ? null : publishedOn,
  });
  if (checked.success) return { verdict: checked.data };
  const fieldOf: Record<string, Field> = {
    publisher: "verdictPublisher",
    word: "verdictWord",
    address: "verdictAddress",
    title: "verdictTitle",
  };
  return {
    problems: problemsOf(checked.error).map(({ path, message }) => ({ path: reader.columnOf(fieldOf[path] ?? "verdictWord"), message })),
  };
}
