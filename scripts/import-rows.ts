import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Unreadable } from "../lib/imports/bounds.ts";
import { type GivenMapping, givenMapping, inFull } from "../lib/imports/columns.ts";
import { type FileRead, readFile } from "../lib/imports/read-file.ts";
import { folderRows } from "../lib/imports/read-folder.ts";
import type { RowRead } from "../lib/imports/rows.ts";
import { problemsOf } from "../lib/schema.ts";
import { atEnd } from "./cli.ts";
import { Failure } from "./failure.ts";
import { end, note, problemInWords } from "./import-summary.ts";

export type Opened = { format: FileRead["format"] | "folder"; encoding: string; name: string; rows: AsyncGenerator<RowRead> };

/** What came on standard input, as a file of its own until the script ends: it may be larger than the memory, and is read twice. */
export async function spooled(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "claimdesk-"));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "standard input");
  await pipeline(process.stdin, createWriteStream(file, { mode: 0o600 }));
  return file;
}

/** What a file or folder holds. Where it cannot be read, that is said and the script ends. */
export async function open(file: string, given: GivenMapping | undefined): Promise<Opened> {
  const name = basename(file);
  try {
    if ((await stat(file)).isDirectory()) return { format: "folder", encoding: "utf-8", name, rows: folderRows(file) };
    const read = await readFile(createReadStream(file), { name, hasHead: given?.head });
    return { format: read.format, encoding: read.text.encoding, name, rows: read.rows };
  } catch (fault) {
    if (fault instanceof Unreadable) note(problemInWords({ ...fault.place, message: fault.message }));
    else if (fault instanceof Error && "code" in fault) note(`The file ${file} cannot be read.`);
    else throw fault;
    return end();
  }
}

/** @throws Failure with what is wrong with it */
export function mappingFrom(json: string): GivenMapping {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new Failure('The mapping is not JSON. Say, for example: --map \'{"columns": {"text": "statement", "speaker": "source"}}\'');
  }
  const read = givenMapping.safeParse(inFull(value));
  if (read.success) return read.data;
  throw new Failure(
    problemsOf(read.error)
      .map(({ path, message }) => (path === "" ? message : `The mapping, ${path}: ${message}`))
      .join("\n"),
  );
}
