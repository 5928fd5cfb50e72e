// What would become of the rows of files, as a table in Markdown: nothing is entered, and no database is needed.
import "./cli.ts";

import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { Unreadable } from "../lib/imports/bounds.ts";
import { prepareRows } from "../lib/imports/prepare.ts";
import { readFile } from "../lib/imports/read-file.ts";
import { folderRows } from "../lib/imports/read-folder.ts";
import { finish } from "./cli.ts";
import { Failure, say } from "./failure.ts";

const NO_TEXT = /^There is no text|holds no claim\.$/;

/** A folder that holds folders, as a site in Markdown does, is one; of any other each file is. */
async function inputsIn(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const files = entries.filter((one) => one.isFile() && !one.name.startsWith("_")).map((one) => join(path, one.name));
  return files.length > 0 ? files.sort() : [path];
}

async function rowOf(path: string): Promise<string[]> {
  const began = performance.now();
  const reasons = new Map<string, number>();
  let [rows, drafts, withoutText] = [0, 0, 0];
  let format = "folder";
  try {
    const isFolder = (await stat(path)).isDirectory();
    const read = isFolder ? null : await readFile(createReadStream(path), { name: basename(path) });
    if (read) format = `${read.format}, ${read.text.encoding}`;
    const plan = await prepareRows(read?.rows ?? folderRows(path), { language: "en", now: new Date() });
    for await (const row of plan.rows) {
      rows++;
      if ("draft" in row) drafts++;
      else {
        const reason = row.problems[0]?.message ?? "";
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        if (NO_TEXT.test(reason)) withoutText++;
      }
    }
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    reasons.set(fault.message, 1);
  }
  const withText = rows - withoutText;
  const share = withText === 0 ? "–" : `${((drafts / withText) * 100).toFixed(1)} %`;
  const refused = [...reasons].map(([reason, times]) => `${times} × ${reason}`).join(" ");
  return [
    basename(path),
    format,
    String(rows),
    String(withText),
    String(drafts),
    share,
    refused,
    `${Math.round(performance.now() - began)}`,
  ];
}

const given = process.argv.slice(2);
if (given.length === 0) throw new Failure("Say what: npm run -s import:table -- FILE or FOLDER …");
const table = [["file", "format, encoding", "rows", "with a text", "drafts", "share", "refused", "ms"]];
for (const path of given) for (const input of await inputsIn(path)) table.push(await rowOf(input));
const widths = table[0]?.map((_, at) => Math.max(3, ...table.map((row) => row[at]?.length ?? 0))) ?? [];
const line = (row: string[]) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
for (const [at, row] of table.entries()) {
  say(line(row));
  if (at === 0) say(line(widths.map((width) => "-".repeat(width))));
}
await finish(0);
