import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { Unreadable } from "../lib/imports/bounds.ts";
import { type GivenMapping, givenMapping } from "../lib/imports/columns.ts";
import { type FileRead, readFile } from "../lib/imports/read-file.ts";
import { folderRows } from "../lib/imports/read-folder.ts";
import type { RowRead } from "../lib/imports/rows.ts";
import { problemsOf } from "../lib/schema.ts";
import { Failure } from "./failure.ts";
import { end, note, problemInWords } from "./import-summary.ts";

export type Opened = { format: FileRead["format"] | "folder"; encoding: string; name: string; rows: AsyncGenerator<RowRead> };

/** What a file or folder holds. Where it cannot be read, that is said and the script ends. */
export async function open(file: string, bytes: Buffer | null, given: GivenMapping | undefined): Promise<Opened> {
  try {
    if (bytes === null && (await stat(file)).isDirectory())
      return { format: "folder", encoding: "utf-8", name: basename(file), rows: folderRows(file) };
    const name = bytes === null ? basename(file) : "standard input";
    const source = bytes === null ? createReadStream(file) : piecesOf(bytes);
    const read = await readFile(source, { name, hasHead: given?.head });
    return { format: read.format, encoding: read.text.encoding, name, rows: read.rows };
  } catch (fault) {
    if (fault instanceof Unreadable) note(problemInWords({ ...fault.place, message: fault.message }));
    else if (fault instanceof Error && "code" in fault) note(`${bytes === null ? `The file ${file}` : "Standard input"} cannot be read.`);
    else throw fault;
    return end();
  }
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** @throws Failure with what is wrong with it */
export function mappingFrom(json: string): GivenMapping {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new Failure('The mapping is not JSON. Say, for example: --map \'{"columns": {"text": "statement", "speaker": "source"}}\'');
  }
  const read = givenMapping.safeParse(value);
  if (read.success) return read.data;
  throw new Failure(
    problemsOf(read.error)
      .map(({ path, message }) => (path === "" ? message : `The mapping, ${path}: ${message}`))
      .join("\n"),
  );
}
