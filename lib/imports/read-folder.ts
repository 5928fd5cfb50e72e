import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { Unreadable } from "#lib/imports/bounds";
import { readFile } from "#lib/imports/read-file";
import type { RowRead } from "#lib/imports/rows";

const READ = /\.(csv|tsv|txt|json|jsonl|ndjson|html?|md)(\.gz)?$/i;
const MOST_FILES = 100_000;

/**
 * The rows of every file in a folder and the folders in it, in the order of their names; where each stands begins with its file. A file that
 * cannot be read is refused, and the next is read.
 * @throws Unreadable if there is nothing to read
 */
export async function* folderRows(folder: string): AsyncGenerator<RowRead> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((one) => one.isFile() && READ.test(one.name))
    .map((one) => join(one.parentPath, one.name))
    .sort();
  if (files.length === 0) throw new Unreadable("There is no file in this folder that can be read.");
  if (files.length > MOST_FILES) throw new Unreadable(`There are more than ${MOST_FILES.toLocaleString("en")} files in this folder.`);
  for (const file of files) {
    const name = relative(folder, file).split(sep).join("/");
    const inFile = (path: string | null) => (path ? `${name} ${path}` : name);
    const bytes = createReadStream(file);
    try {
      const read = await readFile(bytes, { name });
      if (read.format === "dossiers") throw new Unreadable("Dossiers are brought in by themselves, and not with a folder.");
      for await (const row of read.rows)
        yield "refused" in row ? { ...row, place: { ...row.place, path: inFile(row.place.path) } } : { ...row, path: inFile(row.path) };
    } catch (fault) {
      if (!(fault instanceof Unreadable)) throw fault;
      yield { refused: fault.message, place: { ...fault.place, path: inFile(fault.place.path) } };
    } finally {
      bytes.destroy();
    }
  }
}
