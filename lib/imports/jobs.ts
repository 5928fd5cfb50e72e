import "server-only";
import type { Context } from "#lib/context";
import type { Db, Prisma, Tx } from "#lib/db";
import type { Plan, RowProblem } from "#lib/imports/prepare";
import { storable } from "#lib/imports/storable";
import { dropUpload } from "#lib/imports/uploads";

/** An import that is under way in this process. Of a second process that has taken it over the attempt is another. */
export type Job = { id: string; attempt: number };

/** Another process has taken an import over, since this one was silent for too long. */
export class TakenOver extends Error {
  override name = "TakenOver";
}

/** A process that was silent for so long is gone. */
export const LAPSES_AFTER_MS = 30_000;
const BEAT_MS = 5_000;

type Counts = { created: number; updated: number; alreadyThere: number; refused: number };
export const NOTHING: Counts = { created: 0, updated: 0, alreadyThere: 0, refused: 0 };

/** Begins an import that no upload belongs to: the command line's. */
export async function beginJob({ db, actor, now }: Context, file: string): Promise<Job> {
  const { id } = await db.import.create({
    data: { file, state: "running", corrected: false, personId: actor.id, begunAt: now, attempts: 1, beatAt: new Date() },
    select: { id: true },
  });
  return { id, attempt: 1 };
}

export type ReadAs = { format: string; encoding: string };

/** How a file is read: known once its first rows have been. */
export async function notePlan(db: Db, job: Job, { format, encoding }: ReadAs, plan: Plan | null): Promise<void> {
  const read = plan && {
    shape: plan.shape,
    columns: storable(plan.columns),
    mapping: storable(plan.mapping) as Prisma.InputJsonValue,
    corrected: plan.isCorrected,
  };
  await ours(db, job, { format, encoding, ...read });
}

/**
 * Counts what became of some rows, inside the transaction in which it became so: whoever goes on with the import goes on behind them.
 * @returns whether somebody has asked for its end
 * @throws TakenOver
 */
export async function countRows(tx: Tx, { id, attempt }: Job, rows: number, counts: Counts, consumed: number): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ isCancelled: boolean }[]>`
    UPDATE import SET
      "rowsRead" = "rowsRead" + ${rows}::int, consumed = ${consumed}::int, created = created + ${counts.created}::int,
      updated = updated + ${counts.updated}::int, "alreadyThere" = "alreadyThere" + ${counts.alreadyThere}::int,
      refused = refused + ${counts.refused}::int, "beatAt" = ${new Date()}
    WHERE id = ${id}::uuid AND state = 'running' AND attempts = ${attempt}
    RETURNING "cancelAskedAt" IS NOT NULL AS "isCancelled"`;
  if (!found) throw new TakenOver(`The import ${id} is not this process's any more.`);
  return found.isCancelled;
}

/** Ends an import, and lets go of its bytes. */
export async function endJob(db: Db, job: Job, state: "done" | "cancelled" | "failed", why: string | null = null): Promise<void> {
  await db.$transaction(async (tx) => {
    // With this, all that was written before is on the disk.
    await tx.$executeRaw`SET LOCAL synchronous_commit = on`;
    await ours(tx, job, { state, endedAt: new Date(), why });
    await dropUpload(tx, job.id);
  });
}

async function ours(db: Db | Tx, { id, attempt }: Job, data: Prisma.ImportUncheckedUpdateManyInput): Promise<void> {
  const { count } = await db.import.updateMany({ where: { id, state: "running", attempts: attempt }, data });
  if (count === 0) throw new TakenOver(`The import ${id} is not this process's any more.`);
}

/** Says now and then that this process is still at it, until the function that it answers with is called. */
export function keepBeating(db: Db, { id, attempt }: Job): () => void {
  const beat = () =>
    db.import
      .updateMany({ where: { id, attempts: attempt, state: { in: ["running", "undoing"] } }, data: { beatAt: new Date() } })
      .catch(() => undefined);
  const beating = setInterval(beat, BEAT_MS).unref();
  return () => clearInterval(beating);
}

/** What a file, or one of its rows, was refused for. */
export const refusalRow = (job: Job, row: number, problems: readonly RowProblem[], original: Record<string, string[]> | null) => ({
  importId: job.id,
  row,
  problems: storable(problems),
  original: storable(original),
});
