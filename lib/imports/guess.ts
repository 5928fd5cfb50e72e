import { fold } from "#lib/fold";
import { type DayOrder, FIELDS, type Field, inWords, type Mapping, NAMED } from "#lib/imports/columns";
import type { Cell, Row } from "#lib/imports/rows";
import { addressOf, isVerdict } from "#lib/imports/values";
import { orderIn, readDay } from "#lib/imports/written-days";

/** What is in a column, as far as the first rows tell. Shares are of the values that there are. */
type Contents = {
  name: string;
  values: string[];
  addresses: number;
  days: number;
  numbers: number;
  verdicts: number;
  length: number;
  distinct: number;
};

/** A field holds all that its columns hold, or has others to fall back on; every other has one column. */
const ALL: Field[] = ["topics", "appearedAt", "sources"];
const IN_TURN: Field[] = ["text", "language", "verdictPublisher", "verdictAddress", "verdictTitle", "verdictOn"];

/** Which columns most likely hold what, by how they are called and by what the first rows have in them. */
export function guessMapping(rows: readonly Row[]): Mapping {
  const contents = contentsOf(rows);
  const scores = contents.flatMap((column) => scoresOf(column));
  const has = (field: Field) => scores.some((one) => one.field === field);
  // A title may stand in for a claim, and a name may not; where neither is there, what is in the columns tells.
  const lengthOf = new Map(contents.map((column) => [column.name, column.length]));
  const isNamed = scores.some(({ field, points, column }) => field === "text" && (points >= 60 || (lengthOf.get(column) ?? 0) >= 25));
  // One object of some other kind has texts in it too; what several rows have in one column is the same kind of thing.
  if (!isNamed && (rows.length > 1 || contents.length === 1)) scores.push(...byContents(contents));
  const isReviewed = has("verdictWord") || has("verdictValue") || contents.some((column) => /claim ?reviewed$/.test(inWords(column.name)));
  // The address of a row is that of a fact-check where there is a verdict, and a source where there is none.
  for (const one of scores) if (one.field === "verdictAddress" && one.points < 90 && !isReviewed) one.points = 0;
  const within = (column: string) => column.slice(0, column.lastIndexOf(".") + 1);
  const beside = (column: string) =>
    scores.some((one) => one.field === "verdictAddress" && one.points > 0 && within(one.column) === within(column));
  for (const one of scores.filter(({ field, points }) => field === "saidOn" && points === 50))
    if (isReviewed && beside(one.column)) scores.push({ field: "verdictOn", column: one.column, points: 70 });
  const isOfCheck = ({ field, points }: Score) =>
    field === "verdictAddress" ? points > 0 : isReviewed && field === "verdictPublisher" && points > 0;
  // Beside what tells of a fact-check it is the author of that, whom nobody may take for the claim's.
  if (scores.some(isOfCheck))
    for (const one of scores) {
      const words = inWords(one.column);
      if ((one.field === "speaker" && AUTHOR.test(words)) || (one.field === "saidOn" && AUTHORED_ON.test(words))) one.points = 0;
    }

  const columns: Mapping["columns"] = {};
  const taken = new Map<string, Field>();
  const best = scores.filter((one) => one.points > 0).sort((a, b) => b.points - a.points);
  for (const { field, column } of best) {
    const there = taken.get(column);
    // A title may stand in for a text that is missing, and a quote is a text too.
    if (there && !(field === "text" || (there === "text" && (field === "verdictTitle" || field === "quote")))) continue;
    if (columns[field] && !ALL.includes(field) && !IN_TURN.includes(field)) continue;
    columns[field] = [...(columns[field] ?? []), column];
    taken.set(column, there ?? field);
  }
  const [saidOn, author] = [columns.saidOn?.[0], columns.speaker?.[0]];
  if (saidOn !== undefined && DATED.test(inWords(saidOn)) && isDayOfCheck(rows, saidOn, columns)) {
    delete columns.saidOn;
    if (author !== undefined && AUTHOR.test(inWords(author)) && within(author) === within(saidOn)) delete columns.speaker;
  }
  if (columns.speaker && isWhoeverChecked(rows, columns.speaker[0] as string, columns)) delete columns.speaker;
  const id = idIn(rows, isReviewed ? columns.verdictAddress : []);
  if (id !== null) columns.id = [id];
  return { columns, same: {}, days: daysIn(contents, columns) };
}

const AUTHOR = /^(author|autor|auteur|by)( name)?$|(^| )creative work author name$/;
const AUTHORED_ON = /(^| )creative work date (published|created)$/;
/** A day, and not in so many words that of the claim. */
const DATED = /^(date|day|fecha|datum|data|dato|timestamp|time|created at|created|posted( on| at)?)$/;

/** Whether nearly every row has the day of its fact-check in this column too. */
function isDayOfCheck(rows: readonly Row[], column: string, { verdictOn = [] }: Mapping["columns"]): boolean {
  const textIn = ({ cells }: Row, name: string) => cells.get(name)?.[0]?.text.trim() ?? "";
  const pairs = rows.flatMap((row) => {
    const [day, checked] = [textIn(row, column), verdictOn.map((name) => textIn(row, name)).find((text) => text !== "") ?? ""];
    return day === "" || checked === "" ? [] : [day === checked];
  });
  return pairs.length >= 3 && pairs.filter(Boolean).length >= pairs.length * 0.8;
}

const NAMES_ROWS =
  /^((claim|row|record|statement|entry|item|fact ?check|review)? ?(id|uuid|guid|identifier)|identificador|kennung|identifiant)$/;

/** The column that names each row: by what it is called, else by the address of the fact-check; one value in each row that no other has. */
function idIn(rows: readonly Row[], addresses: readonly string[] = []): string | null {
  const named = columnsOf(rows).filter((name) => NAMES_ROWS.test(inWords(name)));
  const isOwn = (name: string) => {
    const values = rows.map(({ cells }) => idOf(cells.get(name)));
    return !values.includes(null) && new Set(values).size === values.length;
  };
  return [...named, ...addresses].find(isOwn) ?? null;
}

/** What names a row in its file: the one value of its column; null: there is none, or there are several. */
export function idOf(cells: readonly Cell[] | undefined): string | null {
  const [cell, other] = cells ?? [];
  const text = cell?.text.trim() ?? "";
  return text === "" || other ? null : text;
}

/** The columns of rows, in the order in which they first appear. */
export function columnsOf(rows: readonly Row[]): string[] {
  const names = new Set<string>();
  for (const row of rows) for (const name of row.cells.keys()) names.add(name);
  return [...names];
}

function contentsOf(rows: readonly Row[]): Contents[] {
  return columnsOf(rows).map((name) => {
    const values = rows
      .flatMap(
        (row) =>
          row.cells
            .get(name)
            ?.slice(0, 5)
            .map((cell) => cell.text.trim().slice(0, 3_000)) ?? [],
      )
      .filter((one) => one !== "");
    const share = (is: (value: string) => boolean) => (values.length === 0 ? 0 : values.filter(is).length / values.length);
    return {
      name,
      values,
      addresses: share((value) => /https?:\/\//i.test(value) || addressOf(value) !== null),
      days: share((value) => value.length < 60 && isDated(value)),
      numbers: share((value) => /^-?\d+([.,]\d+)?$/.test(value)),
      verdicts: share((value) => value.length < 60 && isVerdict(value)),
      length: values.reduce((sum, value) => sum + value.length, 0) / Math.max(1, values.length),
      distinct: new Set(values).size / Math.max(1, values.length),
    };
  });
}

/** "us-highest-corporate-tax-rate": an address in some system, and no sentence. */
function isSlug(value: string): boolean {
  return /^[\p{Ll}\p{N}.]+([-_][\p{Ll}\p{N}.]+)+$/u.test(value);
}

function isDated(value: string): boolean {
  const read = readDay(value, "day first") ?? {};
  const other = readDay(value, "month first") ?? {};
  return "day" in read || "day" in other || /^\d{4}$/.test(value);
}

type Score = { field: Field; column: string; points: number };

function scoresOf(column: Contents): Score[] {
  const words = inWords(column.name);
  return FIELDS.flatMap((field) => {
    const points = Math.max(
      0,
      ...NAMED.filter((one) => one.field === field && one.name.test(words) && !one.not?.test(words)).map((one) => one.points),
    );
    // Of what the first rows have nothing in, only the name tells, and any column that has something in it comes first.
    if (column.values.length === 0) return points >= 50 ? [{ field, column: column.name, points: points / 100 }] : [];
    return points > 0 && fits(field, column) ? [{ field, column: column.name, points }] : [];
  });
}

/** Whether what a column holds can be what its name says. */
function fits(field: Field, { values, addresses, days, numbers, length, verdicts }: Contents): boolean {
  switch (field) {
    case "text":
    case "quote":
      return (
        addresses < 0.5 && days < 0.5 && numbers < 0.5 && length >= 3 && verdicts < 0.5 && values.filter(isSlug).length * 2 < values.length
      );
    case "speaker":
      return addresses < 0.3 && days < 0.5 && numbers < 0.5 && length < 120;
    case "saidOn":
    case "verdictOn":
      return days >= 0.3;
    case "appearedAt":
    case "sources":
    case "verdictAddress":
      return addresses >= 0.4;
    case "verdictWord":
      return addresses < 0.3 && length < 300;
    case "verdictValue":
    case "verdictWorst":
    case "verdictBest":
      return numbers >= 0.5;
    case "saidWhere":
      return addresses < 0.3 && numbers < 0.5 && days < 0.5;
    case "language":
      return length < 20;
    case "verdictPublisher":
      return length < 120 && numbers < 0.5;
    default:
      return addresses < 0.5 && numbers < 0.9;
  }
}

/** Where no column is called like a claim: the one that most looks as if it held claims, and others by what is in them alone. */
function byContents(contents: Contents[]): Score[] {
  const isText = (one: Contents) =>
    one.addresses < 0.3 && one.days < 0.3 && one.numbers < 0.3 && one.verdicts < 0.3 && one.values.length > 0;
  const words = (one: Contents) => one.values.reduce((sum, value) => sum + value.split(/\s+/).length, 0) / one.values.length;
  const texts = contents
    .filter(
      (one) => isText(one) && one.distinct > 0.5 && (words(one) >= 4 || (contents.length === 1 && one.length > 8)) && one.length < 700,
    )
    .sort((a, b) => b.length - a.length);
  const [text] = texts;
  if (!text) return [];
  const isThere = scoresOf(text).some(({ field }) => field === "text");
  const scores: Score[] = isThere ? [] : [{ field: "text", column: text.name, points: 30 }];
  const isNamed = contents.some((one) => scoresOf(one).length > 0);
  if (isNamed) return scores;
  const rest = contents.filter((one) => one !== text);
  const add = (field: Field, found: Contents | undefined) => found && scores.push({ field, column: found.name, points: 30 });
  add("verdictWord", rest.filter((one) => one.verdicts > 0.5).sort((a, b) => b.verdicts - a.verdicts)[0]);
  add(
    "saidOn",
    rest.find((one) => one.days > 0.7),
  );
  const names = rest.filter((one) => isText(one) && one.length < 40 && one.distinct > 0.02 && new Set(one.values).size > 1);
  const looksLikeName = (value: string) =>
    /^[\p{Ll}]+([-_][\p{Ll}]+)+$/u.test(value) || /^\p{Lu}[\p{L}.'’-]+( \p{Lu}[\p{L}.'’-]*)+$/u.test(value);
  const share = (one: Contents) => one.values.filter(looksLikeName).length / one.values.length;
  const speaker = names.filter((one) => share(one) > 0.5).sort((a, b) => share(b) * b.distinct - share(a) * a.distinct)[0];
  add("speaker", speaker);
  const isPlace = (value: string) =>
    /^(an?|the|in|on|at|during|from|interview|speech|debate|press|news|tweet|television|tv|radio)\b/i.test(value);
  add(
    "saidWhere",
    rest.find((one) => one !== speaker && isText(one) && one.values.filter(isPlace).length / one.values.length > 0.4),
  );
  const addresses = rest.filter((one) => one.addresses > 0.6);
  for (const one of addresses) add("sources", one);
  const listed = rest.find(
    (one) =>
      one !== speaker &&
      isText(one) &&
      one.length < 80 &&
      one.values.filter((value) => /^[\p{Ll}-]+(,[\p{Ll}-]+)+$/u.test(value)).length / one.values.length > 0.3,
  );
  add("topics", listed);
  return scores;
}

/**
 * Whether the column that is called like the claim's author holds whoever wrote the fact-check, as in much that is scraped: the address of
 * that author names the same person, or it says the same as who gave the verdict.
 */
function isWhoeverChecked(rows: readonly Row[], speaker: string, columns: Mapping["columns"]): boolean {
  const addresses = columnsOf(rows).filter(
    (name) => /(^| )author url$/.test(inWords(name)) && !/item reviewed|creative work/.test(inWords(name)),
  );
  let [same, compared] = [0, 0];
  for (const { cells } of rows) {
    const name = letters(cells.get(speaker)?.[0]?.text ?? "");
    const publisher = letters(columns.verdictPublisher?.map((one) => cells.get(one)?.[0]?.text).find(Boolean) ?? "");
    const address = addresses.map((one) => cells.get(one)?.[0]?.text).find(Boolean);
    const author = /\/(?:authors?|staff|people|by|profile|team)\/([^/?#]+)/i.exec(address ?? "")?.[1];
    if (name === "" || (author === undefined && publisher === "")) continue;
    compared++;
    const written = letters(author ?? "");
    if (name === publisher || (written.length >= 3 && (written.includes(name) || name.includes(written)))) same++;
  }
  return compared > 0 && same * 2 >= compared;
}

function letters(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, "");
}

function daysIn(contents: Contents[], columns: Mapping["columns"]): Record<string, DayOrder> {
  const names = [...(columns.saidOn ?? []), ...(columns.verdictOn ?? [])];
  return Object.fromEntries(
    contents.flatMap(({ name, values }) => {
      const order = names.includes(name) ? orderIn(values) : undefined;
      return order ? [[name, order]] : [];
    }),
  );
}
