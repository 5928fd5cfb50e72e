import { hash } from "node:crypto";
import { BOUNDS, type Place, Unreadable } from "#lib/imports/bounds";
import { corrected, type GivenMapping, type Mapping, shapeOf } from "#lib/imports/columns";
import { type Draft, draftOf } from "#lib/imports/drafts";
import { columnsOf, guessMapping, idOf } from "#lib/imports/guess";
import type { Here } from "#lib/imports/inputs";
import type { Row, RowRead } from "#lib/imports/rows";

/** What is wrong with a row: where it stands, in which column, and why. */
export type RowProblem = Place & { message: string };

/** A row that can become a draft, or why it cannot. */
export type Prepared = ReadyRow | { problems: RowProblem[]; original: Original | null };

export type ReadyRow = {
  draft: Draft;
  digest: string;
  /** What names it in files of its shape; null: nothing does. */
  id: string | null;
  original: Original;
  line: number | null;
  path: string | null;
};

/** What a row holds, column by column, as it was written. */
export type Original = Record<string, string[]>;

export type Plan = { columns: string[]; shape: string; mapping: Mapping; isCorrected: boolean; rows: AsyncGenerator<Prepared> };

/**
 * Guesses from the first rows what the columns hold, unless a person has said so, and makes drafts of all of them, one after the other.
 * @param options.saved what a person said of a file of this shape before
 * @throws Unreadable if no row can be read, or the mapping names a column that is not there
 */
export async function prepareRows(
  rows: AsyncGenerator<RowRead>,
  here: Here,
  options: { given?: GivenMapping | undefined; saved?: (shape: string) => Promise<Mapping | null> } = {},
): Promise<Plan> {
  const held: RowRead[] = [];
  let characters = 0;
  while (held.length < BOUNDS.sample && characters < BOUNDS.sampled) {
    const { value, done } = await rows.next();
    if (done) break;
    held.push(value);
    if ("cells" in value) for (const cells of value.cells.values()) for (const { text } of cells) characters += text.length;
  }
  const sample = held.filter((one): one is Row => "cells" in one);
  const columns = columnsOf(sample);
  const shape = shapeOf(columns);
  const saved = options.given || columns.length === 0 ? null : ((await options.saved?.(shape)) ?? null);
  const guess = saved ?? guessMapping(sample);
  const read = options.given ? corrected(guess, options.given, columns) : { mapping: guess };
  if ("unknown" in read) {
    await rows.return(undefined);
    const names = columns.slice(0, 50).map((name) => `“${name}”`);
    throw new Unreadable(`There is no column ${read.unknown.map((name) => `“${name}”`).join(", ")}; there are ${names.join(", ")}.`);
  }
  return {
    columns,
    shape,
    mapping: read.mapping,
    isCorrected: options.given !== undefined || saved !== null,
    rows: prepared(held, rows, read.mapping, here),
  };
}

async function* prepared(held: RowRead[], rows: AsyncGenerator<RowRead>, mapping: Mapping, here: Here): AsyncGenerator<Prepared> {
  try {
    while (held.length > 0) yield preparedRow(held.shift() as RowRead, mapping, here);
    for await (const row of rows) yield preparedRow(row, mapping, here);
  } catch (fault) {
    // What came before it came in; why it does not go on is the last that is said.
    if (!(fault instanceof Unreadable)) throw fault;
    yield { problems: [{ ...fault.place, message: fault.message }], original: null };
  } finally {
    await rows.return(undefined);
  }
}

function preparedRow(row: RowRead, mapping: Mapping, here: Here): Prepared {
  if ("refused" in row)
    return { problems: [{ ...row.place, message: row.refused }], original: row.held ? originalOf(heldIn(row.held)) : null };
  const { line, path } = row;
  const held = heldIn(row.cells);
  const original = originalOf(held);
  const read = draftOf(row, mapping, here);
  if ("problems" in read)
    return { problems: read.problems.map(({ path: column, message }) => ({ line, path, column: column || null, message })), original };
  const [column] = mapping.columns.id ?? [];
  const id = column === undefined ? null : idOf(row.cells.get(column));
  return { draft: read.draft, digest: digestOf(held), id, original, line, path };
}

type Held = (readonly [string, string[]])[];

function heldIn(cells: Row["cells"]): Held {
  const held: Held = [];
  for (const [column, found] of cells) if (found.length > 0) held.push([column, found.map((cell) => cell.text)]);
  return held;
}

const originalOf = (held: Held): Original => Object.fromEntries(held);

/** What makes a row the same row: what each of its columns holds, in whatever order they stand, and in whatever file. */
function digestOf(held: Held): string {
  const columns = [...held].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return hash("sha256", JSON.stringify(columns));
}
