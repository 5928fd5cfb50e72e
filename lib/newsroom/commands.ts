import "server-only";
import { sha256 } from "#lib/audit/digest";
import { recordEvent } from "#lib/audit/record";
import { type Context, confirmActor, inTransaction } from "#lib/context";
import { Refused } from "#lib/errors";
import { logoTypeOf, type NewsroomInput } from "#lib/newsroom/schema";
import { refusalToAdminister } from "#lib/people/policy";
import { markStale } from "#lib/publication/publish";
import { EVERY_PAGE, NEWSROOM } from "#lib/publication/tags";

/** Changes what the newsroom says of itself; every public page shows it. @throws Refused 403, 409 */
export async function changeSettings(ctx: Context, { revision, logo, ...settings }: NewsroomInput): Promise<void> {
  const refusal = refusalToAdminister(ctx.actor);
  if (refusal) throw new Refused(refusal);
  const bytes = typeof logo === "string" ? new Uint8Array(Buffer.from(logo, "base64")) : logo;
  const image = bytes === undefined ? {} : { logo: bytes, logoType: bytes && logoTypeOf(bytes) };
  await inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    const { count } = await tx.newsroom.updateMany({
      where: { id: 1, revision },
      data: { ...settings, ...image, revision: { increment: 1 } },
    });
    if (count === 0)
      throw new Refused({ code: 409, sentence: "Somebody else has changed the settings since you opened them; please look again." });
    await recordEvent(tx, {
      stream: "newsroom",
      kind: "settings changed",
      at: ctx.now,
      actorId: ctx.actor.id,
      data: { ...settings, ...(logo === undefined ? {} : { logo: logo && sha256(logo) }) },
    });
    await markStale(tx, [NEWSROOM, EVERY_PAGE]);
  });
}
