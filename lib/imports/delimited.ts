import { BOUNDS } from "#lib/imports/bounds";
import { countOf, type TypedText } from "#lib/imports/typed-text";

/** How a table is written. `quote` is null where quotation marks are only letters. */
export type Dialect = { delimiter: string | null; quote: string | null; escape: string | null; lineEnd: "\n" | "\r" };

export type RecordRead = { line: number; cells: string[] } | { line: number; refused: string };

const SAMPLE = 262_144;
const DELIMITERS = [",", "\t", ";", "|", "^", "~", "§", "¦", "¬", "\u0001", "\u001f", "::", "||", "#", ":"];
/** Of two ways to read that are equally even, the earlier in the list is meant; the last are letters of any text. */
const LAST_RESORTS = ["#", ":"];
/** Characters that may be read a second time because a quotation mark was never meant to open a cell. */
const SECOND_LOOKS = 64_000_000;

/**
 * The records of a table, one after the other, however it is delimited and wherever its quotation marks are wrong: one that opens nothing
 * is a letter. What is longer than a record may be is refused, and the next is read.
 */
export async function delimitedRecords(
  text: TypedText,
): Promise<{ dialect: Dialect; evenness: number; records: AsyncGenerator<RecordRead> }> {
  await text.hold(SAMPLE);
  const { dialect, evenness, columns } = dialectOf(text.held, text.ended);
  return { dialect, evenness, records: recordsIn(text, dialect, columns) };
}

async function* recordsIn(text: TypedText, dialect: Dialect, columns: number): AsyncGenerator<RecordRead> {
  const reading = { dialect, columns, left: SECOND_LOOKS };
  try {
    await text.hold(SAMPLE);
    while (text.held !== "") {
      const found = recordAt(text.held, text.ended, reading);
      if (found === "more") {
        if (text.held.length > BOUNDS.row) {
          yield { line: text.line, refused: `This line is longer than ${BOUNDS.row.toLocaleString("en")} characters.` };
          await text.dropLine(dialect.lineEnd);
        } else await text.hold(text.held.length + SAMPLE);
        continue;
      }
      const lines = countOf(text.held, dialect.lineEnd, 0, found.end);
      const { line } = text;
      text.drop(found.end, lines);
      if (found.cells.length > BOUNDS.columns)
        yield { line, refused: `This row has more than ${BOUNDS.columns.toLocaleString("en")} cells.` };
      else if (found.cells.some((cell) => cell !== "")) yield { line, cells: found.cells };
      if (text.held.length < SAMPLE) await text.hold(SAMPLE * 2);
    }
  } finally {
    await text.close();
  }
}

type Found = { cells: string[]; end: number };
type Reading = { dialect: Dialect; columns: number; left: number };

/** The record at the beginning of a text; "more": it goes on after what there is. */
function recordAt(text: string, isWhole: boolean, reading: Reading): Found | "more" {
  const { dialect, columns } = reading;
  const lineAt = text.indexOf(dialect.lineEnd);
  if (lineAt < 0 && !isWhole) return "more";
  const end = lineAt < 0 ? text.length : lineAt;
  const line = lineOf(text, end, dialect);
  const next = Math.min(text.length, end + 1);
  if (dialect.delimiter === null) return { cells: [line], end: next };
  if (dialect.quote === null || !line.includes(dialect.quote)) return { cells: line.split(dialect.delimiter), end: next };

  const [cells, open] = cellsIn(line, dialect);
  if (open === null || reading.left <= 0) return { cells, end: next };
  const longer = longRecordAt(text, isWhole, dialect);
  if (longer === "more" && text.length <= BOUNDS.row) return "more";
  reading.left -= longer === "more" ? text.length : longer.end;
  // It never closes, or what it would swallow does not make a row as wide as the others, while the line by itself does.
  if (longer === "more" || !longer.closed) return { cells, end: next };
  if (cells.length === columns && (longer.cells.length !== columns || swallows(text.slice(0, longer.end), dialect)))
    return { cells, end: next };
  reading.left += longer.end;
  return longer;
}

/** Whether a record that goes over several lines holds one that begins with a quotation mark of its own. */
function swallows(record: string, { quote, delimiter, lineEnd }: Dialect): boolean {
  for (let at = record.indexOf(`${lineEnd}${quote}`); at >= 0; at = record.indexOf(`${lineEnd}${quote}`, at + 1)) {
    const after = record.slice(at + 2).trimStart();
    if (after !== "" && !after.startsWith(quote as string) && !after.startsWith(delimiter as string)) return true;
  }
  return false;
}

function lineOf(text: string, end: number, { lineEnd }: Dialect): string {
  return text.slice(0, lineEnd === "\n" && text[end - 1] === "\r" ? end - 1 : end);
}

/** The cells of one line; where a cell opens that does not close in it, its place, and its quotation mark read as a letter. */
function cellsIn(line: string, dialect: Dialect): [string[], open: number | null] {
  const cells: string[] = [];
  let open: number | null = null;
  const delimiter = dialect.delimiter as string;
  for (let at = 0; ; ) {
    const quoted = quotedCellAt(line, at, dialect);
    if (quoted !== null && quoted !== "open") {
      cells.push(quoted.cell);
      if (quoted.end >= line.length) return [cells, open];
      at = quoted.end + delimiter.length;
      continue;
    }
    if (quoted === "open") open ??= at;
    const next = line.indexOf(delimiter, at);
    cells.push(line.slice(at, next < 0 ? line.length : next));
    if (next < 0) return [cells, open];
    at = next + delimiter.length;
  }
}

/** The record at the beginning of a text, in which cells may hold line ends. */
function longRecordAt(text: string, isWhole: boolean, dialect: Dialect): (Found & { closed: boolean }) | "more" {
  const cells: string[] = [];
  const delimiter = dialect.delimiter as string;
  let closed = true;
  for (let at = 0; ; ) {
    const quoted = quotedCellAt(text, at, dialect, dialect.lineEnd);
    if (quoted === "open") {
      if (!isWhole) return "more";
      closed = false;
    }
    if (quoted !== null && quoted !== "open") {
      cells.push(quoted.cell);
      if (quoted.end >= text.length) return isWhole ? { cells, end: text.length, closed } : "more";
      at = quoted.end;
    } else {
      const delimiterAt = text.indexOf(delimiter, at);
      const lineAt = text.indexOf(dialect.lineEnd, at);
      if (lineAt < 0 && !isWhole) return "more";
      const lineEnd = lineAt < 0 ? text.length : lineAt;
      const end = delimiterAt >= 0 && delimiterAt < lineEnd ? delimiterAt : lineEnd;
      cells.push(text.slice(at, end === lineEnd && dialect.lineEnd === "\n" && text[end - 1] === "\r" ? end - 1 : end));
      at = end;
    }
    if (at >= text.length) return { cells, end: text.length, closed };
    if (text.startsWith(delimiter, at)) at += delimiter.length;
    else return { cells, end: at + (text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1), closed };
  }
}

/**
 * The cell that begins at a place, if it begins with a quotation mark; "open": it does not close. One inside it that neither a delimiter nor
 * the end of the line follows is a letter.
 * @returns `end`: of the closing mark and the spaces behind it
 */
function quotedCellAt(
  text: string,
  from: number,
  { quote, escape: escaping, delimiter }: Dialect,
  lineEnd?: string,
): { cell: string; end: number } | "open" | null {
  if (quote === null) return null;
  let begin = from;
  while (text[begin] === " ") begin++;
  if (text[begin] !== quote) return null;
  let cell = "";
  let since = begin + 1;
  for (let at = begin + 1; ; ) {
    const mark = text.indexOf(quote, at);
    if (mark < 0) return "open";
    if (escaping !== null && text[mark - 1] === escaping) {
      cell += `${text.slice(since, mark - 1)}${quote}`;
      since = at = mark + 1;
      continue;
    }
    if (escaping === null && text[mark + 1] === quote) {
      cell += text.slice(since, mark + 1);
      since = at = mark + 2;
      continue;
    }
    let end = mark + 1;
    while (text[end] === " ") end++;
    const closes =
      end >= text.length ||
      text.startsWith(delimiter as string, end) ||
      (lineEnd !== undefined && (text[end] === lineEnd || (text[end] === "\r" && text[end + 1] === "\n")));
    if (closes) return { cell: cell + text.slice(since, mark), end };
    at = mark + 1;
  }
}

/** The way of reading by which most rows of the beginning are equally wide. */
function dialectOf(sample: string, isWhole: boolean): { dialect: Dialect; evenness: number; columns: number } {
  const lineEnds =
    !sample.includes("\n") && sample.includes("\r") ? ["\r" as const] : /\r(?!\n)/.test(sample) ? (["\n", "\r"] as const) : ["\n" as const];
  const escaped = countOf(sample, '\\"') > countOf(sample, '""') ? "\\" : null;
  const plain: Dialect = { delimiter: null, quote: null, escape: null, lineEnd: lineEnds[0] ?? "\n" };
  let best = { dialect: plain, evenness: 0, columns: 1 };
  for (const lineEnd of lineEnds)
    for (const delimiter of DELIMITERS) {
      if (!sample.includes(delimiter)) continue;
      for (const quote of sample.includes('"') ? ['"', null] : [null]) {
        const dialect: Dialect = { delimiter, quote, escape: quote === null ? null : escaped, lineEnd };
        const { evenness, columns } = evennessOf(sample, isWhole, dialect);
        const weighed = LAST_RESORTS.includes(delimiter) ? evenness / 2 : evenness;
        if (weighed > best.evenness + 0.01) best = { dialect, evenness: weighed, columns };
      }
    }
  return best.evenness < 0.2 ? { ...best, dialect: plain, columns: 1 } : best;
}

function evennessOf(sample: string, isWhole: boolean, dialect: Dialect): { evenness: number; columns: number } {
  const widths = new Map<number, number>();
  const reading: Reading = { dialect, columns: 0, left: 1_000_000 };
  let rows = 0;
  let torn = 0;
  for (let at = 0; at < sample.length && rows < 500; ) {
    const part = sample.slice(at, at + 100_000);
    const found = recordAt(part, (isWhole && at + 100_000 >= sample.length) || (rows === 0 && !part.includes(dialect.lineEnd)), reading);
    if (found === "more") break;
    at += found.end;
    if (found.cells.every((cell) => cell.trim() === "")) continue;
    rows++;
    // A mark that is alone in its cell has its fellow in another: what is one cell was divided.
    if (found.cells.some((cell) => countOf(cell, '"') % 2 === 1)) torn++;
    widths.set(found.cells.length, (widths.get(found.cells.length) ?? 0) + 1);
  }
  const [columns, times] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  if (columns < 2 || rows === 0) return { evenness: 0, columns: 1 };
  return { evenness: (times / rows) ** 2 * (1 - 1 / (columns + 1)) * (1 - torn / rows / 2), columns };
}
