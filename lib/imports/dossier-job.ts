import "server-only";
import type { Context } from "#lib/context";
import { BOUNDS, Unreadable } from "#lib/imports/bounds";
import { type Imported, importDossiers } from "#lib/imports/commands";
import { dossierText, type ImportProblem, readDossiers } from "#lib/imports/dossier-file";
import { countRows, endJob, type Job, NOTHING, notePlan, refusalRow } from "#lib/imports/jobs";
import type { RowProblem } from "#lib/imports/prepare";
import { insertRows } from "#lib/insert-rows";

/**
 * Brings an upload of dossiers in, each as a whole or not at all, and keeps what became of it.
 * @throws Unreadable if it is no text, or larger than is read as one
 */
export async function bringInDossiers(
  ctx: Context,
  job: Job & { done: number; consumed: () => number },
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > BOUNDS.whole)
      throw new Unreadable(`Dossiers of more than ${BOUNDS.whole / 1_000_000} MB come in in parts, or by npm run import.`);
    pieces.push(piece);
  }
  const { dossiers, problems } = readDossiers(dossierText(Buffer.concat(pieces)));
  await notePlan(ctx.db, job, { format: "dossiers", encoding: "utf-8" }, null);
  const work: (() => Promise<boolean>)[] = [
    ...[...Map.groupBy(problems, (one) => one.index)].map(
      ([index, of]) =>
        () =>
          keep(ctx, job, index, { became: "refused", problems: of }),
    ),
    ...dossiers.map(({ index, dossier }) => async () => {
      for await (const done of importDossiers(ctx, [dossier], { importId: job.id })) return keep(ctx, job, index, done);
      return false;
    }),
  ];
  let isCancelled = false;
  for (const one of work.slice(job.done)) {
    isCancelled = await one();
    if (isCancelled) break;
  }
  await endJob(ctx.db, job, isCancelled ? "cancelled" : "done");
}

/** Keeps what became of a dossier. @returns whether somebody has asked for the end of its import */
export async function keep(ctx: Context, job: Job & { consumed: () => number }, index: number | null, done: Imported): Promise<boolean> {
  return ctx.db.$transaction(async (tx) => {
    if (done.became === "refused")
      await insertRows(tx, "import_refusal", [refusalRow(job, (index ?? 0) + 1, told(index, done.problems), null)]);
    return countRows(tx, job, 1, { ...NOTHING, [done.became]: 1 }, job.consumed());
  });
}

function told(index: number | null, problems: readonly Pick<ImportProblem, "path" | "message">[]): RowProblem[] {
  const place = index === null ? "" : `[${index}]`;
  return problems.map(({ path, message }) => ({
    line: null,
    column: null,
    path: [place, path].filter((part) => part !== "").join(".") || null,
    message,
  }));
}
