import "server-only";
import type { Context } from "#lib/context";
import { type Db, sql } from "#lib/db";
import { Refused } from "#lib/errors";
import { isDatabaseAway } from "#lib/faults";
import { Unreadable } from "#lib/imports/bounds";
import type { GivenMapping } from "#lib/imports/columns";
import { bringInDossiers } from "#lib/imports/dossier-job";
import type { EnteredAs } from "#lib/imports/import-commands";
import { endJob, type Job, keepBeating, LAPSES_AFTER_MS, refusalRow, TakenOver } from "#lib/imports/jobs";
import { refusalOf } from "#lib/imports/policy";
import { prepareRows } from "#lib/imports/prepare";
import { actorOf } from "#lib/imports/queries";
import { readFile } from "#lib/imports/read-file";
import { importRows, savedMapping, whyOf } from "#lib/imports/row-commands";
import { undoTaken } from "#lib/imports/undo";
import { openUpload } from "#lib/imports/uploads";
import { insertRows } from "#lib/insert-rows";

const MOST_ATTEMPTS = 3;

type Taken = {
  id: string;
  attempt: number;
  state: "running" | "undoing";
  file: string;
  size: number | null;
  enteredAs: EnteredAs;
  given: GivenMapping | null;
  done: number;
  isCancelled: boolean;
  personId: string;
  undoneById: string | null;
  begunAt: Date;
};

/** What waits, or was left by a process that is gone. */
function isFree(now: Date) {
  const lapsed = new Date(now.getTime() - LAPSES_AFTER_MS);
  return sql.sql`(state = 'waiting' OR (state IN ('running', 'undoing') AND ("beatAt" IS NULL OR "beatAt" < ${lapsed})))`;
}

/** Takes it, so that no other process does; null where nothing is. */
async function takeImport(db: Db, now: Date): Promise<Taken | null> {
  const [taken] = await db.$queryRaw<Taken[]>`
    UPDATE import SET state = CASE state WHEN 'waiting' THEN 'running' ELSE state END, "beatAt" = ${now}, attempts = attempts + 1
    WHERE id = (
      SELECT id FROM import WHERE ${isFree(now)} ORDER BY "begunAt", id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, attempts AS attempt, state::text AS state, file, size, "enteredAs"::text AS "enteredAs", given, "rowsRead" AS done,
      "cancelAskedAt" IS NOT NULL AS "isCancelled", "personId", "undoneById", "begunAt"`;
  return taken ?? null;
}

/** Whether there is anything to take. */
export async function isAnythingWaiting(db: Db, now: Date): Promise<boolean> {
  const [found] = await db.$queryRaw<{ id: string }[]>`SELECT id FROM import WHERE ${isFree(now)} LIMIT 1`;
  return found !== undefined;
}

/** Brings in what waits, and takes back what is to be undone, one after the other, until nothing waits. */
export async function importWhatWaits(db: Db, now: () => Date = () => new Date()): Promise<number> {
  for (let done = 0; ; done++) {
    const taken = await takeImport(db, now());
    if (!taken) return done;
    const stop = keepBeating(db, taken);
    try {
      if (taken.state === "undoing") await undoTaken(db, taken);
      else await bringIn(db, taken);
    } catch (fault) {
      // Another process goes on with it, or this one does when the database is back.
      if (fault instanceof TakenOver) continue;
      if (isDatabaseAway(fault) || taken.state === "undoing") throw fault;
      await endJob(db, taken, "failed", whyOf(fault));
      if (!(fault instanceof Refused)) throw fault;
    } finally {
      stop();
    }
  }
}

async function bringIn(db: Db, taken: Taken): Promise<void> {
  if (taken.isCancelled) return endJob(db, taken, "cancelled");
  if (taken.size === null)
    return endJob(db, taken, "failed", "The command line that brought it in was ended. What came in until then is there.");
  if (taken.attempt > MOST_ATTEMPTS)
    return endJob(db, taken, "failed", `It was broken off ${MOST_ATTEMPTS} times. What came in until then is there.`);
  const actor = await actorOf(db, taken.personId);
  const refusal = actor && refusalOf(taken.enteredAs === "published" ? "publish" : "upload", actor);
  if (!actor || refusal) return endJob(db, taken, "failed", refusal?.sentence ?? "Whoever brought it does not work here any more.");
  const ctx: Context = { db, actor, now: taken.begunAt };
  let consumed = 0;
  const bytes = async function* () {
    for await (const piece of openUpload(db, taken.id)) {
      consumed += piece.length;
      yield piece;
    }
  };
  try {
    const { format, text, rows } = await readFile(bytes(), { name: taken.file, hasHead: taken.given?.head });
    const job = { ...taken, consumed: () => consumed };
    if (format === "dossiers") {
      await rows.return(undefined);
      if (taken.enteredAs === "published") throw new Refused({ code: 422, sentence: "Dossiers come in as drafts: bring this file in so." });
      return await bringInDossiers(ctx, job, openUpload(db, taken.id));
    }
    const { language } = await db.newsroom.findUniqueOrThrow({ where: { id: 1 }, select: { language: true } });
    const here = { language, now: new Date() };
    const plan = await prepareRows(rows, here, { given: taken.given ?? undefined, saved: (shape) => savedMapping(ctx, shape) });
    const read = { format, encoding: text.encoding };
    for await (const _ of importRows(ctx, taken.file, plan, { as: taken.enteredAs, read, job }));
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    await refuseWhole(db, taken, fault);
  }
}

/** A file of which nothing can be read. */
async function refuseWhole(db: Db, job: Job, { message, place }: Unreadable): Promise<void> {
  await db.$transaction((tx) => insertRows(tx, "import_refusal", [refusalRow(job, 1, [{ ...place, message }], null)]));
  await endJob(db, job, "failed", message);
}
