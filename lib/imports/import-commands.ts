import "server-only";
import type { Json } from "#lib/audit/digest";
import { recordEvent } from "#lib/audit/record";
import { type Context, confirmActor, inTransaction } from "#lib/context";
import type { Prisma, Tx } from "#lib/db";
import { notFound, Refused } from "#lib/errors";
import type { GivenMapping } from "#lib/imports/columns";
import { type ImportAction, type ImportState, refusalOf } from "#lib/imports/policy";
import { storable } from "#lib/imports/storable";
import { dropUpload } from "#lib/imports/uploads";

export type EnteredAs = "draft" | "published";

/**
 * Has an upload brought in, soon, by whichever process is free.
 * @param given.mapping only what a person says of its columns; null: it is read by guess, or as files of its shape were last
 * @throws Refused 401, 403 (only admins publish, only whoever sent it or an admin starts it), 404, 409
 */
export async function startImport(
  ctx: Context,
  { id, mapping, as }: { id: string; mapping: GivenMapping | null; as: EnteredAs },
): Promise<void> {
  await changeImport(ctx, id, as === "published" ? ["start", "publish"] : ["start"], "started", async (tx, { file, size }) => {
    if (as === "published") await requirePublisher(tx, id);
    await moved(tx, id, ["uploaded"], {
      state: "waiting",
      begunAt: ctx.now,
      enteredAs: as,
      ...(mapping && { given: storable(mapping) as Prisma.InputJsonValue }),
    });
    return { file, size, as };
  });
}

/** The claims are those of whoever brought the file. @throws Refused 403 */
async function requirePublisher(tx: Tx, id: string): Promise<void> {
  const { person } = await tx.import.findUniqueOrThrow({ where: { id }, select: { person: true } });
  if (refusalOf("publish", person) === null) return;
  const sentence = `${person.name} brought this file and cannot publish what is in it: bring it yourself to have it published.`;
  throw new Refused({ code: 403, sentence });
}

/**
 * Ends an import. What has not begun is over at once, and its bytes are gone; one that runs ends with the rows that it is at, and what came in
 * until then stays: it can be undone.
 * @throws Refused 401, 403, 404, 409
 */
export async function cancelImport(ctx: Context, { id }: { id: string }): Promise<void> {
  await changeImport(ctx, id, ["cancel"], "cancelled", async (tx, { state }) => {
    if (state === "running") {
      await moved(tx, id, ["running"], { cancelAskedAt: ctx.now });
      return {};
    }
    await moved(tx, id, [state], { state: "cancelled", cancelAskedAt: ctx.now, endedAt: ctx.now });
    await dropUpload(tx, id);
    return {};
  });
}

/**
 * Takes back what an import has brought in, as one act: from now on drafts that nobody has worked on are discarded, and published claims
 * retracted, by whichever process is free; what somebody has worked on stays, and `importProgress` says so. The same file can come in again.
 * @throws Refused 401, 403 (only admins), 404, 409 while it runs, or if it was undone
 */
export async function undoImport(ctx: Context, { id }: { id: string }): Promise<void> {
  await changeImport(ctx, id, ["undo"], "undone", async (tx, { state, file }) => {
    await moved(tx, id, [state], { state: "undoing", undoneById: ctx.actor.id, undoneAt: ctx.now, beatAt: null, attempts: 0 });
    return { file };
  });
}

type Found = { personId: string; state: ImportState; file: string; size: number | null };

async function changeImport(
  ctx: Context,
  id: string,
  actions: readonly ImportAction[],
  kind: string,
  work: (tx: Tx, found: Found) => Promise<{ [key: string]: Json }>,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    await tx.$executeRaw`SELECT 1 FROM import WHERE id = ${id}::uuid FOR UPDATE`;
    const found = await tx.import.findUnique({ where: { id }, select: { personId: true, state: true, file: true, size: true } });
    if (!found) throw notFound("import");
    for (const action of actions) {
      const refusal = refusalOf(action, ctx.actor, found);
      if (refusal) throw new Refused(refusal);
    }
    const data = await work(tx, found);
    await recordEvent(tx, { stream: `import:${id}`, kind, at: ctx.now, actorId: ctx.actor.id, data });
  });
}

/** Its row is locked: nobody else has moved it since it was read. */
async function moved(tx: Tx, id: string, from: ImportState[], data: Prisma.ImportUncheckedUpdateManyInput): Promise<void> {
  const { count } = await tx.import.updateMany({ where: { id, state: { in: from } }, data });
  if (count === 0) throw new Error(`The import ${id} is not ${from.join(" or ")}.`);
}
