import "./cli.ts";

import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { type Assessment, assess } from "../lib/evidence/assess.ts";
import { changeSentence, reasonSentence } from "../lib/evidence/assess-words.ts";
import { type Dossier, parseDossier } from "../lib/evidence/dossier.ts";
import { problemLine } from "../lib/imports/dossier-file.ts";
import { isCalendarDate } from "../lib/schema.ts";
import { finish, write } from "./cli.ts";

const usage = "Say which dossier: npm run -s assess -- FILE [--as-of YYYY-MM-DD] (- reads standard input)";

/** Whatever is wrong with what was given: its lines on standard error, nothing on standard output. */
async function refuse(...lines: string[]): Promise<never> {
  await write(process.stderr, lines.map((line) => `${line}\n`).join(""));
  return finish(2);
}

async function readArguments(): Promise<{ file: string; asOf: string | undefined }> {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { "as-of": { type: "string", multiple: true } } });
    const days = values["as-of"] ?? [];
    const [file] = positionals;
    if (file === undefined || file === "" || positionals.length > 1 || days.length > 1) return await refuse(usage);
    if (days[0] !== undefined && !isCalendarDate(days[0]))
      return await refuse("--as-of is not a date of the calendar (year-month-day, such as 2025-12-24).");
    return { file, asOf: days[0] };
  } catch {
    return refuse(usage);
  }
}

async function readText(file: string): Promise<string> {
  const name = file === "-" ? "Standard input" : `The file ${file}`;
  const bytes = await (file === "-" ? buffer(process.stdin) : readFile(file)).catch(() => refuse(`${name} cannot be read.`));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse(`${name} is not text in UTF-8.`);
  }
}

async function readJson(file: string): Promise<unknown> {
  const text = await readText(file);
  try {
    return JSON.parse(text);
  } catch {
    return refuse(`${file === "-" ? "Standard input" : `The file ${file}`} is not JSON.`);
  }
}

/** The dossiers in their order; a list of them has the place of each before its paths. */
async function readDossiers(raw: unknown): Promise<Dossier[]> {
  const dossiers: Dossier[] = [];
  const lines: string[] = [];
  for (const [place, one] of (Array.isArray(raw) ? raw : [raw]).entries()) {
    const parsed = parseDossier(one);
    if ("dossier" in parsed) dossiers.push(parsed.dossier);
    else for (const problem of parsed.problems) lines.push(problemLine({ index: Array.isArray(raw) ? place : null, ...problem }));
  }
  return lines.length === 0 ? dossiers : refuse(...lines);
}

function inWords({ reasons, wouldChange, ...counts }: Assessment) {
  return {
    ...counts,
    reasons: reasons.map((reason) => reasonSentence(reason, "en")),
    wouldChange: wouldChange.map((change) => changeSentence(change, "en")),
  };
}

const { file, asOf } = await readArguments();
const raw = await readJson(file);
const assessed = (await readDossiers(raw)).map((dossier) => inWords(assess(dossier, asOf)));
await finish(0, JSON.stringify(Array.isArray(raw) ? assessed : assessed[0], null, 2));
