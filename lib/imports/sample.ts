import "server-only";
import type { Db } from "#lib/db";
import { type Place, Unreadable } from "#lib/imports/bounds";
import { corrected, type GivenMapping, type Mapping } from "#lib/imports/columns";
import { FIELD_NAMES } from "#lib/imports/field-words";
import { guessMapping } from "#lib/imports/guess";
import type { Here } from "#lib/imports/inputs";
import { prepareRows } from "#lib/imports/prepare";
import { type FileRead, readFile } from "#lib/imports/read-file";
import { savedMapping } from "#lib/imports/row-commands";
import type { Row, RowRead } from "#lib/imports/rows";
import { type Choices, choicesOf, givenOf } from "#lib/imports/search-params";
import { openUpload } from "#lib/imports/uploads";

const EXAMPLES = 3;
const LONGEST_EXAMPLE = 140;

export type ColumnSeen = { name: string; examples: string[] };

/** What the first rows of an upload tell, and what a person has said of its columns. */
export type Sample = {
  format: FileRead["format"];
  encoding: string;
  /** Of a table: whether its first row names its columns. */
  hasHead: boolean | null;
  columns: ColumnSeen[];
  shape: string;
  rows: RowRead[];
  /** Whether these are all rows of the file. */
  isWhole: boolean;
  /** Whether a person has said of files of this shape what their columns are. */
  isRemembered: boolean;
  /** What is taken for what unless a person says otherwise. */
  base: Mapping;
  choices: Choices;
  /** What they say otherwise; null: nothing. */
  given: GivenMapping | null;
  mapping: Mapping;
};

export type SampleRead = Sample | { dossiers: true } | { unreadable: string; place: Place };

/** Reads the beginning of an upload as the import would. What was said of columns that are not these is as if it had not been said. */
export async function sampleOf(db: Db, { id, file }: { id: string; file: string }, here: Here, said: Choices): Promise<SampleRead> {
  try {
    const read = await readFile(openUpload(db, id), { name: file, hasHead: said.head ?? undefined });
    try {
      return read.format === "dossiers" ? { dossiers: true } : await sampled(db, read, here, said);
    } finally {
      await read.rows.return(undefined);
    }
  } catch (fault) {
    if (fault instanceof Unreadable) return { unreadable: fault.message, place: fault.place };
    throw fault;
  }
}

async function sampled(db: Db, { format, text, table, rows }: FileRead, here: Here, said: Choices): Promise<Sample> {
  const seen: RowRead[] = [];
  let isWhole = false;
  const noted = (async function* () {
    for await (const row of rows) {
      seen.push(row);
      yield row;
    }
    isWhole = true;
  })();
  let isRemembered = false;
  const plan = await prepareRows(noted, here, {
    saved: async (shape) => {
      const saved = await savedMapping({ db }, shape);
      isRemembered = saved !== null;
      return saved;
    },
  });
  const { columns, shape, mapping: base } = plan;
  const choices = said.of !== null && shape.startsWith(said.of) ? said : choicesOf(base, columns, shape, said.head);
  const given = givenOf(choices, base, columns, FIELD_NAMES);
  return {
    format,
    encoding: text.encoding,
    hasHead: table?.hasHead ?? null,
    columns: columns.map((name) => ({ name, examples: examplesOf(seen, name) })),
    shape,
    rows: seen,
    isWhole,
    isRemembered,
    base,
    choices,
    given,
    mapping: given === null ? base : mappingOf(isRemembered ? guessMapping(seen.filter(isRow)) : base, given, columns),
  };
}

/** As the import does it: what a person says counts against the guess, also where something else was remembered. */
function mappingOf(guess: Mapping, given: GivenMapping, columns: string[]): Mapping {
  const read = corrected(guess, given, columns);
  return "mapping" in read ? read.mapping : guess;
}

function isRow(row: RowRead): row is Row {
  return "cells" in row;
}

function examplesOf(rows: readonly RowRead[], name: string): string[] {
  const found = new Set<string>();
  for (const row of rows) {
    if (!isRow(row)) continue;
    for (const { text } of row.cells.get(name) ?? []) {
      const line = text.replace(/\s+/gu, " ").trim();
      if (line !== "") found.add(line.length > LONGEST_EXAMPLE ? `${[...line].slice(0, LONGEST_EXAMPLE).join("")}…` : line);
      if (found.size === EXAMPLES) return [...found];
    }
  }
  return [...found];
}
