// Runs with --conditions=react-server, as commands need it.
import "./cli.ts";

import { readFile } from "node:fs/promises";
import { setPriority } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Actor } from "../lib/auth/roles.ts";
import type { Context } from "../lib/context.ts";
import type { Db } from "../lib/db.ts";
import { Refused } from "../lib/errors.ts";
import { Unreadable } from "../lib/imports/bounds.ts";
import type { GivenMapping } from "../lib/imports/columns.ts";
import { importDossiers } from "../lib/imports/commands.ts";
import { connectForImport } from "../lib/imports/connection.ts";
import { dossierText, type ImportProblem, problemLine, readDossiers } from "../lib/imports/dossier-file.ts";
import { keep } from "../lib/imports/dossier-job.ts";
import { undoImport } from "../lib/imports/import-commands.ts";
import { beginJob, endJob, keepBeating, notePlan } from "../lib/imports/jobs.ts";
import { importWhatWaits } from "../lib/imports/perform.ts";
import { prepareRows } from "../lib/imports/prepare.ts";
import { importProgress } from "../lib/imports/progress.ts";
import { importerFor } from "../lib/imports/queries.ts";
import { importRows, savedMapping } from "../lib/imports/row-commands.ts";
import { id } from "../lib/schema.ts";
import { atEnd, finish } from "./cli.ts";
import { openDatabase } from "./database.ts";
import { Failure } from "./failure.ts";
import { mappingFrom, type Opened, open, spooled } from "./import-rows.ts";
import { end, note, problemInWords, refuseRow, summary } from "./import-summary.ts";
import { refreshLookKeys } from "./look-keys.ts";
import { migrate } from "./migrations.ts";

const usage =
  "Say what: npm run import -- FILE [--map JSON] [--dry-run] [--as EMAIL] (- reads standard input), or npm run import -- --undo ID [--as EMAIL]";

type Arguments = { file: string; dryRun: boolean; as: string | undefined; map: GivenMapping | undefined };

type Undoing = { undo: string; as: string | undefined };

function readArguments(): Arguments | Undoing {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { "dry-run": { type: "boolean" }, as: { type: "string" }, map: { type: "string" }, undo: { type: "string" } },
    });
    const [file] = positionals;
    if (values.undo !== undefined && positionals.length === 0) return { undo: values.undo, as: values.as };
    if (file === undefined || file === "" || positionals.length > 1) throw new Failure(usage);
    const map = values.map === undefined ? undefined : mappingFrom(values.map);
    return { file, dryRun: values["dry-run"] ?? false, as: values.as, map };
  } catch (fault) {
    throw fault instanceof Failure ? fault : new Failure(usage);
  }
}

function refuse(problems: ImportProblem[]): void {
  summary.refused += new Set(problems.map((one) => one.index)).size;
  summary.problems.push(...problems);
  for (const problem of problems) note(problemLine(problem));
}

async function contextFor(as: string | undefined): Promise<Context> {
  const database = await openDatabase();
  await migrate(database.url);
  await refreshLookKeys(database.url);
  const db = connectForImport(database.url);
  atEnd(() => db.$disconnect());
  return { db, actor: await actorFor(db, as), now: new Date() };
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

async function bringInDossiers(bytes: Buffer, name: string, { dryRun, as }: Arguments): Promise<void> {
  let text: string;
  try {
    text = dossierText(bytes);
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    return note(fault.message);
  }
  const { dossiers, problems } = readDossiers(text);
  refuse(problems);
  if (dossiers.length === 0) return;
  const ctx = await contextFor(as);
  const job = dryRun ? null : { ...(await beginJob(ctx, name)), consumed: () => bytes.length };
  if (job) {
    summary.import = job.id;
    const stop = keepBeating(ctx.db, job);
    atEnd(async () => stop());
    await notePlan(ctx.db, job, { format: "dossiers", encoding: "utf-8" }, null);
    for (const [index, of] of Map.groupBy(problems, (one) => one.index)) await keep(ctx, job, index, { became: "refused", problems: of });
  }
  const inOrder = dossiers.values();
  const work = importDossiers(
    ctx,
    dossiers.map((one) => one.dossier),
    { dryRun, importId: job?.id ?? null },
  );
  for await (const done of work) {
    const index = inOrder.next().value?.index ?? null;
    if (job && (await keep(ctx, job, index, done))) {
      note("It was cancelled.");
      return endJob(ctx.db, job, "cancelled");
    }
    if (done.became === "refused") {
      refuse(done.problems.map((one) => ({ index, ...one })));
      continue;
    }
    summary[done.became]++;
    if (done.became !== "created") continue;
    if (done.number !== null) summary.claims.push(done.number);
    for (const one of done.notes) note(problemLine({ index, ...one }));
  }
  if (job) await endJob(ctx.db, job, "done");
}

/** As at the desk: by this script, with whatever else waits, or by whoever has taken it meanwhile. */
async function undo({ undo: given, as }: Undoing): Promise<never> {
  const ctx = await contextFor(as);
  const read = id.safeParse(given);
  if (!read.success) throw new Failure(`There is no import ${given}.`);
  try {
    await undoImport(ctx, { id: read.data });
  } catch (fault) {
    throw fault instanceof Refused ? new Failure(fault.message) : fault;
  }
  for (;;) {
    await importWhatWaits(ctx.db);
    const progress = await importProgress(ctx.db, read.data);
    if (progress?.state === "undone") return finish(0, JSON.stringify(progress.undone));
    if (progress?.state !== "undoing") throw new Failure(progress?.why ?? `The import ${given} could not be undone.`);
    await wait(500);
  }
}

async function bringInRows({ name, format, encoding, rows }: Opened, { dryRun, as, map }: Arguments): Promise<void> {
  const ctx = await contextFor(as);
  const { language } = await ctx.db.newsroom.findUniqueOrThrow({ where: { id: 1 }, select: { language: true } });
  const notes: Record<string, number> = {};
  const begun = (one: string) => {
    summary.import = one;
  };
  try {
    const plan = await prepareRows(rows, { language, now: ctx.now }, { given: map, saved: (shape) => savedMapping(ctx, shape) });
    summary.read = { format, encoding, columns: plan.columns, mapping: plan.mapping, notes };
    for await (const done of importRows(ctx, name, plan, {
      dryRun,
      read: { format, encoding },
      begun,
    })) {
      if (done.became === "refused") {
        refuseRow(done.problems);
        continue;
      }
      summary[done.became]++;
      if (done.became !== "created") continue;
      if (done.number !== null) summary.claims.push(done.number);
      // Told by their kind: a file may have one for every row.
      for (const { path, message } of done.notes) {
        const kind = `${path}: ${message.replace(/“[^”]*”/gu, "“…”").replace(/\d[\d-]*/g, "…")}`;
        notes[kind] = (notes[kind] ?? 0) + 1;
      }
    }
    if (summary.created + summary.updated + summary.alreadyThere + summary.refused === 0) note("There is no row in it.");
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    note(problemInWords({ ...fault.place, message: fault.message }));
  }
}

const given = readArguments();
// Whoever reads a page comes first.
setPriority(10);
if ("undo" in given) await undo(given);
else await bringInFile(given);
await end();

async function bringInFile(given: Arguments): Promise<void> {
  const file = given.file === "-" ? await spooled() : given.file;
  const opened = await open(file, given.map);
  if (opened.format === "dossiers") {
    await opened.rows.return(undefined);
    await bringInDossiers(await readFile(file), opened.name, given);
  } else await bringInRows(opened, given);
}
