import "server-only";
import { recordEvent } from "#lib/audit/record";
import type { Actor } from "#lib/auth/roles";
import { discardClaim } from "#lib/claims/commands";
import { confirmActor, insideOf } from "#lib/context";
import { type Db, sql, type Tx } from "#lib/db";
import { Refused } from "#lib/errors";
import { WORKED_ON } from "#lib/imports/enter-rows";
import { type Job, TakenOver } from "#lib/imports/jobs";
import { refusalOf } from "#lib/imports/policy";
import { actorOf } from "#lib/imports/queries";
import { retractClaim } from "#lib/publication/publish";

const TOGETHER = 50;
const TIMEOUT_MS = 120_000;

type Undoing = Job & { file: string; undoneById: string | null };
type Row = { claimId: string; number: number; revision: number; state: string; isWorkedOn: boolean; heldByIds: string[] };

/**
 * Takes back what an import has brought in, some claims at a time, each by the command by which it is discarded or retracted. Another process
 * can go on where this one is ended.
 * @throws TakenOver
 */
export async function undoTaken(db: Db, job: Undoing): Promise<void> {
  const actor = job.undoneById === null ? null : await actorOf(db, job.undoneById);
  if (!actor || refusalOf("undo", actor)) return leave(db, job);
  try {
    await takeAllBack(db, actor, job);
  } catch (fault) {
    if (!(fault instanceof Refused) || fault.code !== 401) throw fault;
    await leave(db, job);
  }
}

/** Whoever undid it may not any more: what was taken back is, and somebody else can go on. */
async function leave(db: Db, { id, attempt }: Undoing): Promise<void> {
  await db.import.updateMany({
    where: { id, state: "undoing", attempts: attempt },
    data: {
      state: "done",
      undoneById: null,
      undoneAt: null,
      why: "Whoever began to undo this is no admin here any more. It can be undone again.",
    },
  });
}

async function takeAllBack(db: Db, actor: Actor, job: Undoing): Promise<void> {
  while ((await db.$transaction((tx) => takeBack(tx, actor, job), { timeout: TIMEOUT_MS, maxWait: 10_000 })) > 0);
  await db.$transaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id: job.id, state: "undoing", attempts: job.attempt },
      data: { state: "undone", why: null },
    });
    if (count === 0) throw new TakenOver(`The import ${job.id} is not this process's any more.`);
    const rows = await tx.importedRow.groupBy({ by: ["undone"], where: { importId: job.id }, _count: true });
    const data = Object.fromEntries(rows.map(({ undone, _count }) => [undone ?? "left", _count]));
    await recordEvent(tx, { stream: `import:${job.id}`, kind: "undoing ended", at: new Date(), actorId: actor.id, data });
  });
}

/** @returns how many claims were looked at; 0: all have been */
async function takeBack(tx: Tx, actor: Actor, { id, attempt, file }: Undoing): Promise<number> {
  const now = new Date();
  const ctx = { db: insideOf(tx), actor, now };
  await confirmActor(tx, ctx);
  const { count } = await tx.import.updateMany({ where: { id, state: "undoing", attempts: attempt }, data: { beatAt: now } });
  if (count === 0) throw new TakenOver(`The import ${id} is not this process's any more.`);
  // Nobody can begin to work on them until this has ended.
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r."claimId", c.number, c.revision, c.state::text AS state, ${WORKED_ON} AS "isWorkedOn", ${HELD_BY} AS "heldByIds"
    FROM imported_row r JOIN claim c ON c.id = r."claimId"
    WHERE r."importId" = ${id}::uuid AND r.undone IS NULL
    ORDER BY c.number LIMIT ${TOGETHER} FOR UPDATE OF c`;
  for (const { claimId, number, revision, state, isWorkedOn, heldByIds } of rows) {
    const undone = isWorkedOn ? "left" : state === "draft" ? "discarded" : state === "published" ? "retracted" : "left";
    if (undone === "discarded") await discardClaim(ctx, { number, revision });
    if (undone === "retracted") await retractClaim(ctx, { number, revision }, `The import of ${file} was undone.`);
    const data = undone === "left" ? { undone, heldByIds } : { undone, digest: null, identity: null };
    await tx.importedRow.update({ where: { claimId }, data: data as { undone: typeof undone } });
  }
  return rows.length;
}

/** Whoever has done anything to the claim of an imported row `r` since, saved or not. */
const HELD_BY = sql.sql`ARRAY(
  SELECT DISTINCT who FROM (
    SELECT e."actorId" AS who FROM event e WHERE e.stream = 'claim:' || r."claimId" AND e.number > r.events
    UNION ALL SELECT "personId" FROM draft_buffer WHERE "claimId" = r."claimId") AS held
  WHERE who IS NOT NULL)::text[]`;
