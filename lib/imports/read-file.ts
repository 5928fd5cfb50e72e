import { BOUNDS, Unreadable } from "#lib/imports/bounds";
import { isFieldName } from "#lib/imports/columns";
import { type Dialect, delimitedRecords, type RecordRead } from "#lib/imports/delimited";
import { frontMatterRow, hasFrontMatter } from "#lib/imports/front-matter";
import { isOneALine, type ValueRead, valuesByLine, valuesOf } from "#lib/imports/json-values";
import { pageItems } from "#lib/imports/markup";
import { REFUSAL_COLUMNS } from "#lib/imports/refusal-columns";
import { isClaimReview, type Row, type RowRead, rowsIn } from "#lib/imports/rows";
import { type FileText, textOf } from "#lib/imports/text-of";
import { TypedText } from "#lib/imports/typed-text";

export type Format = "table" | "json" | "json lines" | "page" | "markdown" | "dossiers";

export type FileRead = {
  format: Format;
  text: FileText;
  /** How a table is written, and whether its first row names its columns. */
  table: (Dialect & { hasHead: boolean }) | null;
  rows: AsyncGenerator<RowRead>;
};

export type ReadOptions = { name: string; hasHead?: boolean | undefined };

/**
 * Reads whatever people bring as rows, one after the other, holding no more of it than a few of them.
 * @param options.hasHead whether the first row of a table names its columns; left out, it is told by what is in it
 * @throws Unreadable if nothing of it can be read; from `rows` too, where it cannot be read on
 */
export async function readFile(bytes: AsyncIterable<Uint8Array>, { name, hasHead }: ReadOptions): Promise<FileRead> {
  const text = await textOf(bytes);
  const typed = new TypedText(text.pieces);
  await typed.hold(65_536);
  typed.held = typed.held.replace(/^\uFEFF/u, "");
  const begin = typed.held.trimStart();
  if (begin === "" && typed.ended) throw new Unreadable("The file is empty.");
  if (/\.md(\.gz)?$/i.test(name) || hasFrontMatter(typed.held))
    return { format: "markdown", text, table: null, rows: markdownRow(typed, name) };
  if (/^[[{]/.test(begin)) return readJson(typed, text, name);
  if (isPage(begin) || /\.html?(\.gz)?$/i.test(name)) return { format: "page", text, table: null, rows: pageRows(typed) };
  const { dialect, evenness, records } = await delimitedRecords(typed);
  if (evenness < 0.6 && /ld\+json|itemtype\s*=\s*["']?[^"'\s>]*ClaimReview/.test(typed.held.slice(0, 65_536)))
    return { format: "page", text, table: null, rows: pageRows(typed) };
  return readTable(records, dialect, text, hasHead);
}

function isPage(begin: string): boolean {
  return /^(<!--|<\?xml|<!doctype|<(html|head|body|script|meta|div|main|article|section|p)[\s>])/i.test(begin);
}

async function whole(typed: TypedText, what: string): Promise<string> {
  try {
    await typed.hold(BOUNDS.whole + 1);
    if (typed.held.length > BOUNDS.whole)
      throw new Unreadable(`${what} is longer than ${BOUNDS.whole.toLocaleString("en")} characters.`, { line: 1 });
    return typed.held;
  } finally {
    await typed.close();
  }
}

async function* markdownRow(typed: TypedText, name: string): AsyncGenerator<RowRead> {
  yield frontMatterRow(await whole(typed, "This page"), name);
}

async function* pageRows(typed: TypedText): AsyncGenerator<RowRead> {
  const items = pageItems(await whole(typed, "This page")).filter(isClaimReview);
  if (items.length === 0) throw new Unreadable("There is no ClaimReview in this page.", { line: 1 });
  for (const [at, item] of items.entries()) yield* rowsIn(item, null, `(${at + 1})`);
}

async function readJson(typed: TypedText, text: FileText, name: string): Promise<FileRead> {
  const isLines = /\.(jsonl|ndjson)(\.gz)?$/i.test(name) || isOneALine(typed.held);
  const values = isLines ? valuesByLine(typed) : valuesOf(typed);
  const first = await values.next();
  const format = !first.done && "value" in first.value && isDossier(first.value.value) ? "dossiers" : isLines ? "json lines" : "json";
  return { format, text, table: null, rows: rowsOfValues(first, values, isLines) };
}

/** The portable claim format, by what it cannot do without, also inside of a wrapper, which is for those who read dossiers to refuse. */
function isDossier(value: unknown, isWrapped = false): boolean {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof one !== "object" || one === null) return false;
  if (!isWrapped && "dossier" in one && isDossier(one.dossier, true)) return true;
  const { claim, parties, sources, evidence } = one as { [key: string]: unknown };
  return typeof claim === "object" && claim !== null && [parties, sources, evidence].some(Array.isArray);
}

async function* rowsOfValues(
  first: IteratorResult<ValueRead>,
  values: AsyncGenerator<ValueRead>,
  isLines: boolean,
): AsyncGenerator<RowRead> {
  try {
    for (let next = first; !next.done; next = await values.next()) {
      const read = next.value;
      if ("refused" in read)
        yield {
          refused: read.refused,
          place: { line: read.line, column: read.column === null ? null : String(read.column), path: read.path },
        };
      else yield* rowsIn(read.value, isLines || read.path !== "" ? read.line : null, read.path);
    }
  } finally {
    await values.return(undefined);
  }
}

async function readTable(
  records: AsyncGenerator<RecordRead>,
  dialect: Dialect,
  text: FileText,
  given: boolean | undefined,
): Promise<FileRead> {
  const held: RecordRead[] = [];
  while (held.length < 50) {
    const { value, done } = await records.next();
    if (done) break;
    held.push(value);
    if (held[0] && "refused" in held[0]) break;
  }
  const [first] = held;
  if (!first) throw new Unreadable("The file is empty.");
  if ("refused" in first) {
    await records.return(undefined);
    throw new Unreadable(first.refused, { line: first.line });
  }
  const hasHead = given ?? isHead(first.cells, held.slice(1));
  const columns = hasHead ? headOf(first.cells) : first.cells.map((_, at) => `column ${at + 1}`);
  if (hasHead) held.shift();
  return { format: "table", text, table: { ...dialect, hasHead }, rows: tableRows(held, records, columns) };
}

async function* tableRows(held: RecordRead[], records: AsyncGenerator<RecordRead>, columns: string[]): AsyncGenerator<RowRead> {
  try {
    for (;;) {
      let record = held.shift();
      if (!record) {
        const { value, done } = await records.next();
        if (done) return;
        record = value;
      }
      const place = { line: record.line, column: null, path: null };
      if ("refused" in record) yield { refused: record.refused, place };
      else if (record.cells.slice(columns.length).some((cell) => cell.trim() !== ""))
        yield {
          refused: `This row has ${record.cells.length} cells, where there are ${columns.length} columns.`,
          place: { ...place, column: `column ${columns.length + 1}` },
          held: cellsOf(record.cells, [
            ...columns,
            ...record.cells.slice(columns.length).map((_, at) => `column ${columns.length + 1 + at}`),
          ]),
        };
      else yield { line: record.line, path: null, cells: cellsOf(record.cells, columns) };
    }
  } finally {
    await records.return(undefined);
  }
}

function cellsOf(cells: readonly string[], columns: readonly string[]): Row["cells"] {
  const found: Row["cells"] = new Map();
  for (const [at, column] of columns.entries()) if (!IS_TOLD.has(column)) found.set(column, cells[at] ? [{ text: cells[at], at: "" }] : []);
  return found;
}

/** What we said ourselves of rows that were refused, where they come again. */
const IS_TOLD: ReadonlySet<string> = new Set(REFUSAL_COLUMNS);

/** Whether a first row names columns rather than being one of the rows. */
function isHead(first: readonly string[], others: readonly RecordRead[]): boolean {
  const names = first.map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (names.some(isFieldName)) return true;
  if (names.length === 0 || names.some((cell) => cell.length > 60 || /^[\d.,:/ -]+$|https?:|@/.test(cell))) return false;
  const rows = others.flatMap((one) => ("cells" in one ? [one.cells] : []));
  // A name is not also a value of its own column, and is shorter than what it names.
  if (first.some((cell, at) => cell.trim() !== "" && rows.some((row) => row[at] === cell))) return false;
  const longest = (row: readonly string[]) => Math.max(0, ...row.map((cell) => cell.length));
  return rows.length > 0 && rows.reduce((sum, row) => sum + longest(row), 0) / rows.length > longest(first) * 1.5;
}

/** The names of columns: those that are missing are numbered, those that are there twice too. */
function headOf(first: readonly string[]): string[] {
  const taken = new Set<string>();
  return first.map((cell, at) => {
    const name = cell.replace(/\s+/gu, " ").trim() || `column ${at + 1}`;
    let unique = name;
    for (let nth = 2; taken.has(unique); nth++) unique = `${name} (${nth})`;
    taken.add(unique);
    return unique;
  });
}
