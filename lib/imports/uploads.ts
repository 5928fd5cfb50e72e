import "server-only";
import { type Context, confirmActor } from "#lib/context";
import type { Db, Tx } from "#lib/db";
import { Refused } from "#lib/errors";
import { refusalOf } from "#lib/imports/policy";
import { UNSEEN } from "#lib/schema";

/** Of what people send. The command line reads files of any size. */
export const MOST_BYTES = 100_000_000;
const PART = 1_048_576;
const LONGEST_NAME = 200;

/**
 * Keeps a file that is sent, as it comes, so that any process can read it; no more than a piece of it is held in memory. Where it is refused,
 * or whoever sends it breaks off (`bytes` throws), nothing of it is left.
 * @param bytes what is sent; a web stream and a Node stream are both that
 * @returns the import, which is `uploaded`: it can be looked at with `openUpload`, and started with `startImport`
 * @throws Refused 401, 403; 422 if it is empty or larger than `MOST_BYTES`
 */
export async function keepUpload(ctx: Context, { name }: { name: string }, bytes: AsyncIterable<Uint8Array>): Promise<{ id: string }> {
  const { db, actor } = ctx;
  const { id } = await db.$transaction(async (tx) => {
    await confirmActor(tx, ctx);
    const refusal = refusalOf("upload", actor);
    if (refusal) throw new Refused(refusal);
    return tx.import.create({
      data: { file: fileName(name), state: "uploading", corrected: false, personId: actor.id, begunAt: ctx.now },
      select: { id: true },
    });
  });
  try {
    let size = 0;
    let part = 0;
    for await (const piece of inParts(bytes)) {
      size += piece.length;
      if (size > MOST_BYTES)
        throw new Refused({
          code: 422,
          sentence: `The file is larger than ${MOST_BYTES / 1_000_000} MB: pack it with gzip, bring it in in parts, or use npm run import.`,
        });
      part++;
      await db.importPart.create({ data: { importId: id, part, bytes: piece } });
    }
    if (size === 0) throw new Refused({ code: 422, sentence: "The file is empty." });
    const { count } = await db.import.updateMany({ where: { id, state: "uploading" }, data: { state: "uploaded", size } });
    if (count === 0) throw new Refused({ code: 409, sentence: "This import was cancelled." });
    return { id };
  } catch (fault) {
    await db.import.deleteMany({ where: { id, state: { in: ["uploading", "cancelled"] } } });
    throw fault;
  }
}

/** The bytes of an upload, piece by piece: what `readFile` takes. Of one that is over there are none. */
export async function* openUpload(db: Db, id: string): AsyncGenerator<Uint8Array, void, void> {
  for (let part = 1; ; part++) {
    const found = await db.importPart.findUnique({ where: { importId_part: { importId: id, part } }, select: { bytes: true } });
    if (!found) return;
    yield found.bytes;
  }
}

export async function dropUpload(tx: Db | Tx, id: string): Promise<void> {
  await tx.importPart.deleteMany({ where: { importId: id } });
}

async function* inParts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let part = new Uint8Array(PART);
  let filled = 0;
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length; ) {
      const taken = piece.subarray(at, at + PART - filled);
      part.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled < PART) continue;
      yield part;
      part = new Uint8Array(PART);
      filled = 0;
    }
  }
  if (filled > 0) yield part.slice(0, filled);
}

/** The last part of a path, in letters that can be seen. */
function fileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const letters = [...last.toWellFormed()].filter((one) => !UNSEEN.test(one)).slice(0, LONGEST_NAME);
  return letters.join("").trim() || "file";
}
