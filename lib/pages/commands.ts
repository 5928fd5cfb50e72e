import "server-only";
import { recordEvent } from "#lib/audit/record";
import { type Context, confirmActor, inTransaction } from "#lib/context";
import type { Tx } from "#lib/db";
import { differences } from "#lib/differences";
import { Refused } from "#lib/errors";
import { asHtml } from "#lib/pages/markdown";
import { refusalToWrite } from "#lib/pages/policy";
import { PAGE_WORDS, type PageInput, type PageName } from "#lib/pages/schema";
import { SHIPPED } from "#lib/pages/shipped";
import { markStale } from "#lib/publication/publish";
import { pageTag } from "#lib/publication/tags";
import { takeTurn } from "#lib/take-turns";

/** What a text would look like to readers. @throws Refused 401, 403, 422 */
export function preview({ actor }: Context, body: string): string {
  const refusal = refusalToWrite(actor);
  if (refusal) throw new Refused(refusal);
  return asHtml(body);
}

/**
 * Writes one of the pages about the newsroom; the first time, over the text that comes with Claimdesk.
 * @returns the tags of the public pages that show something old now
 * @throws Refused 401, 403; 409 with what happened if it is no longer what the caller saw; 422 if it cannot be shown
 */
export async function writePage(ctx: Context, { name, revision: seen, body }: PageInput): Promise<{ revision: number; stale: string[] }> {
  preview(ctx, body);
  return inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    await takeTurn(tx, `page:${name}`);
    const before = await tx.publicPage.findUnique({ where: { name }, select: { body: true, revision: true } });
    if ((before?.revision ?? 0) !== seen) throw await conflict(tx, name, seen);
    const changed = differences({ body: before?.body ?? SHIPPED[name] }, { body });
    if (Object.keys(changed).length === 0) return { revision: seen, stale: [] };
    const revision = seen + 1;
    const row = { body, revision, changedAt: ctx.now, changedById: ctx.actor.id };
    await tx.publicPage.upsert({ where: { name }, create: { name, ...row }, update: row });
    await recordEvent(tx, {
      stream: `page:${name}`,
      kind: "written",
      at: ctx.now,
      actorId: ctx.actor.id,
      data: { revision, changed },
    });
    const stale = [pageTag(name)];
    await markStale(tx, stale);
    return { revision, stale };
  });
}

async function conflict(tx: Tx, name: PageName, seen: number): Promise<Refused> {
  const events = await tx.event.findMany({
    where: { name: `page:${name}`, data: { path: ["revision"], gt: seen } },
    select: { at: true, actor: { select: { name: true } } },
    orderBy: { number: "asc" },
    take: 20,
  });
  return new Refused(
    {
      code: 409,
      sentence: `“${PAGE_WORDS[name].title}” has been written anew since you opened it. Nothing of yours was applied; look at what changed and try again.`,
    },
    { changes: events.map(({ at, actor }) => ({ what: "written", who: actor?.name ?? "the newsroom", at: at.toISOString() })) },
  );
}
