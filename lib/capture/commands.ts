import "server-only";
import { askForCaptures } from "#lib/capture/ask";
import { suggestedOf } from "#lib/capture/queries";
import type { SuggestedField } from "#lib/capture/schema";
import { type Context, confirmActor, inTransaction } from "#lib/context";
import { notFound, Refused } from "#lib/errors";
import { dayIn } from "#lib/format";
import { newsroomName } from "#lib/newsroom/queries";
import { editSource } from "#lib/sources/commands";
import { sourcesSeenBy, sourceToEdit } from "#lib/sources/queries";

/**
 * Has the page of a source captured again, as it is now.
 * @throws Refused 404 to whoever may not know of the source; 409 where it waits already; 422 where the source has no address
 */
export async function captureAgain(ctx: Context, sourceId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    const source = await tx.source.findFirst({ where: { id: sourceId, ...sourcesSeenBy(ctx.actor) }, select: { id: true, address: true } });
    if (!source) throw notFound("source");
    if (source.address === null) throw new Refused({ code: 422, sentence: "This source has no address to capture." });
    if ((await askForCaptures(tx, ctx, [source])) === 0) throw new Refused({ code: 409, sentence: "The page is being captured already." });
  });
}

/**
 * Gives a source what its captured page says of itself, where the record says nothing.
 * @throws Refused as `editSource` does; 409 where that is not what is suggested any more
 */
export async function acceptSuggestions(
  ctx: Context,
  seen: { id: string; revision: number },
  captureId: string,
  fields: readonly SuggestedField[],
): Promise<void> {
  const found = await sourceToEdit(ctx.db, ctx.actor, seen.id);
  if (!found) throw notFound("source");
  const { kind, title, publisherId, author, publishedOn, address, language } = found;
  const source = { kind, title, publisherId, author, publishedOn, address, language };
  const { timeZone } = await newsroomName(ctx.db);
  const suggested = await suggestedOf(ctx.db, ctx.actor, { ...source, id: seen.id }, dayIn(ctx.now, timeZone));
  const values = fields.map((field) => [field, suggested?.suggestions.find((each) => each.field === field)?.value ?? null] as const);
  if (suggested?.captureId !== captureId || values.some(([, value]) => value === null))
    throw new Refused({
      code: 409,
      sentence: "The page was captured again, or the source was changed, since you opened this. Please look at it again.",
    });
  await editSource(ctx, seen, { ...source, ...Object.fromEntries(values) });
}
