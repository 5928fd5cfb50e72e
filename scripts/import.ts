// Runs with --conditions=react-server, as commands need it.
import "./cli.ts";

import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { parseArgs } from "node:util";
import type { Actor } from "../lib/auth/roles.ts";
import { connectTo, type Db } from "../lib/db.ts";
import { importDossiers } from "../lib/imports/commands.ts";
import { type ImportProblem, problemLine, readDossiers } from "../lib/imports/dossier-file.ts";
import { importerFor } from "../lib/imports/queries.ts";
import { atEnd, finish } from "./cli.ts";
import { openDatabase } from "./database.ts";
import { Failure } from "./failure.ts";
import { refreshLookKeys } from "./look-keys.ts";
import { migrate } from "./migrations.ts";

const usage = "Say what: npm run import -- FILE [--dry-run] [--as EMAIL] (- reads standard input)";

type Summary = { created: number; alreadyThere: number; refused: number; claims: number[]; problems: ImportProblem[] };
const summary: Summary = { created: 0, alreadyThere: 0, refused: 0, claims: [], problems: [] };

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

function refuse(problems: ImportProblem[]): void {
  summary.refused += new Set(problems.map((one) => one.index)).size;
  summary.problems.push(...problems);
  for (const problem of problems) note(problemLine(problem));
}

/** The summary is the last line, whatever happened; nothing that could be brought in is exit code 2. */
function end(): Promise<never> {
  return finish(summary.created + summary.alreadyThere > 0 ? 0 : 2, JSON.stringify(summary));
}

function readArguments(): { file: string; dryRun: boolean; as: string | undefined } {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { "dry-run": { type: "boolean" }, as: { type: "string" } },
    });
    const [file] = positionals;
    if (file === undefined || file === "" || positionals.length > 1) throw new Failure(usage);
    return { file, dryRun: values["dry-run"] ?? false, as: values.as };
  } catch {
    throw new Failure(usage);
  }
}

/** null: it cannot be read, which has been said. */
async function readText(file: string): Promise<string | null> {
  const name = file === "-" ? "Standard input" : `The file ${file}`;
  const bytes = await (file === "-" ? buffer(process.stdin) : readFile(file)).catch(() => null);
  try {
    if (bytes) return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    note(`${name} cannot be read.`);
  } catch {
    note(`${name} is not text in UTF-8.`);
  }
  return null;
}

async function actorFor(db: Db, as: string | undefined): Promise<Actor> {
  const actor = await importerFor(db, as);
  if (actor) return actor;
  throw new Failure(
    as === undefined
      ? "Nobody here can bring claims in: make an admin with npm run admin:create, or say who does with --as EMAIL."
      : `Nobody with the address ${as} works here.`,
  );
}

const { file, dryRun, as } = readArguments();
const text = await readText(file);
if (text === null) await end();
const { dossiers, problems } = readDossiers(text ?? "");
refuse(problems);
if (dossiers.length === 0) {
  if (problems.length === 0) note("There is no dossier in it.");
  await end();
}

const database = await openDatabase();
await migrate(database.url);
await refreshLookKeys(database.url);
const db = connectTo(database.url, 2);
atEnd(() => db.$disconnect());
const actor = await actorFor(db, as);
const inOrder = dossiers.values();
const work = importDossiers(
  { db, actor, now: new Date() },
  dossiers.map((one) => one.dossier),
  { dryRun },
);
for await (const done of work) {
  const index = inOrder.next().value?.index ?? null;
  if (done.became === "refused") {
    refuse(done.problems.map((one) => ({ index, ...one })));
    continue;
  }
  summary[done.became]++;
  if (done.became !== "created") continue;
  if (done.number !== null) summary.claims.push(done.number);
  for (const one of done.notes) note(problemLine({ index, ...one }));
}
await end();
