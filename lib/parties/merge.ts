import "server-only";
import type { Json } from "#lib/audit/digest";
import { recordEvent } from "#lib/audit/record";
import { type Context, inTransaction, LONG_WORK } from "#lib/context";
import type { Tx } from "#lib/db";
import { invalid, notFound } from "#lib/errors";
import { partyConflict, requireMay } from "#lib/parties/commands";
import { MOVES } from "#lib/parties/merge-moves";
import { aKind, type MergeInput } from "#lib/parties/schema";
import { columnsOfNames, refreshTextsNaming } from "#lib/parties/search-texts";
import { tagsNaming } from "#lib/parties/shown-on";
import { markStale } from "#lib/publication/publish";
import { isNamed } from "#lib/publication/queries";
import { CLAIM_LISTS, partyTag } from "#lib/publication/tags";

/**
 * Makes two parties one: everything that points to the one points to the other afterwards, which also answers to its names. What was
 * published stays as it was. The one that is merged stays in the record, and its public address leads to the other's.
 * @returns the address of the party that stays, and the tags of the public pages that show something old now
 * @throws Refused 403, 404; 409 if one of them is no longer what the caller saw; 422 where their kinds differ and nobody said that this is meant
 */
export async function mergeParties(ctx: Context, { into, merged, differentKinds }: MergeInput): Promise<{ slug: string; stale: string[] }> {
  return inTransaction(
    ctx,
    async (tx) => {
      await requireMay(tx, ctx, "merge");
      // In one order, so that of A into B and B into A the second waits and then sees the first; and whoever points to one of them waits too.
      for (const id of [into.id, merged.id].sort()) await tx.$executeRaw`SELECT 1 FROM party WHERE id = ${id}::uuid FOR UPDATE`;
      const [kept, gone] = [await partyOf(tx, into.id), await partyOf(tx, merged.id)];
      if (!kept || !gone) throw notFound("party");
      if (kept.mergedIntoId !== null || kept.revision !== into.revision) throw await partyConflict(tx, into);
      if (gone.mergedIntoId !== null || gone.revision !== merged.revision) throw await partyConflict(tx, merged);
      if (kept.kind !== gone.kind && !differentKinds)
        throw invalid([
          {
            path: "differentKinds",
            message: `“${kept.name}” is ${aKind(kept.kind)} and “${gone.name}” ${aKind(gone.kind)}; say that you mean to make them one.`,
          },
        ]);

      const before = await tagsNaming(tx, [gone.id]);
      const earlier = await tx.party.findMany({ where: { mergedIntoId: gone.id }, select: { slug: true } });
      const hadPage = await isNamed(tx, gone.id);
      const moved: { [key: string]: Json } = {};
      for (const [what, move] of Object.entries(MOVES)) moved[what] = await move(tx, gone, kept);

      const otherNames = [...new Set([...kept.otherNames, gone.name, ...gone.otherNames])].filter((name) => name !== kept.name);
      const names = { name: kept.name, otherNames };
      await tx.party.update({ where: { id: kept.id }, data: { ...columnsOfNames(names), revision: kept.revision + 1 } });
      await tx.party.update({ where: { id: gone.id }, data: { mergedIntoId: kept.id, hadPage, revision: gone.revision + 1 } });
      await refreshTextsNaming(tx, kept.id);

      const stamp = { at: ctx.now, actorId: ctx.actor.id };
      const { name, slug, kind, otherNames: had } = gone;
      await recordEvent(tx, {
        ...stamp,
        stream: `party:${kept.id}`,
        kind: "took in",
        data: { revision: kept.revision + 1, party: gone.id, name, slug, kind, otherNames: had, moved },
      });
      await recordEvent(tx, {
        ...stamp,
        stream: `party:${gone.id}`,
        kind: "merged",
        data: { revision: gone.revision + 1, into: kept.id, moved },
      });
      const slugs = [kept, gone, ...earlier].map((party) => partyTag(party.slug));
      const stale = [...new Set([...slugs, ...before, ...(await tagsNaming(tx, [kept.id])), CLAIM_LISTS])];
      await markStale(tx, stale);
      return { slug: kept.slug, stale };
    },
    LONG_WORK,
  );
}

function partyOf(tx: Tx, id: string) {
  return tx.party.findUnique({
    where: { id },
    select: { id: true, name: true, slug: true, kind: true, otherNames: true, revision: true, mergedIntoId: true },
  });
}
