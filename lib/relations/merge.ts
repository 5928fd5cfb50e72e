import "server-only";
import type { Json } from "#lib/audit/digest";
import { addContributor, changeClaim, FACTS, factsOf, noteNews } from "#lib/claims/change";
import { mergingOf, NO_SUCH_CLAIM } from "#lib/claims/policy";
import { TRANSITIONS } from "#lib/claims/states";
import { type Context, confirmActor, insideOf, inTransaction, LONG_WORK } from "#lib/context";
import type { Tx } from "#lib/db";
import { invalid, Refused } from "#lib/errors";
import { markStale, publishVersion } from "#lib/publication/publish";
import { claimTag } from "#lib/publication/tags";
import { refreshLost } from "#lib/rechecks/lost";
import { inTurn } from "#lib/relations/commands";
import { CLAIM_MOVES, type MergedClaim } from "#lib/relations/merge-moves";
import type { MergeClaimsInput } from "#lib/relations/schema";

/**
 * Makes two claims that are the same one: what belongs to the merged one belongs to the other afterwards, and its number leads there. One
 * that readers know is retracted with that reason; its versions stay. What the other gains, readers see after a new decision.
 * @returns the tags of the public pages that show something old now
 * @throws Refused 403, 404, 409 by the policy, if one of them is no longer what the caller saw, or if readers know only the merged one
 */
export async function mergeClaims(ctx: Context, { into, merged }: MergeClaimsInput): Promise<{ stale: string[] }> {
  if (into.number === merged.number) throw invalid([{ path: "merged", message: "A claim cannot be merged into itself." }]);
  return inTransaction(
    ctx,
    async (tx) => {
      await confirmActor(tx, ctx);
      // In one order, so that of A into B and B into A the second waits and then sees the first; and both before the turn, as by who links.
      await tx.$queryRaw`SELECT 1 AS locked FROM claim WHERE number IN (${into.number}::int, ${merged.number}::int) ORDER BY id FOR UPDATE`;
      await inTurn(tx);
      const [kept, gone] = [await livingClaim(tx, into.number), await livingClaim(tx, merged.number)];
      if (gone.facts.hasCurrentVersion && !kept.facts.hasCurrentVersion) throw new Refused(onlyOtherWay(into.number, merged.number));

      const within = { ...ctx, db: insideOf(tx) };
      const moved = await takeIn(within, into, gone);
      await tellThoseThatSaid(within, moved.relations as Moved["relations"], gone, { ...kept, number: into.number });
      const { stale } = await changeClaim(within, mergingOf(gone.facts), merged, async (_, claim) => {
        const unsaved = await tx.draftBuffer.findMany({ where: { claimId: claim.id }, select: { personId: true } });
        await tx.draftBuffer.deleteMany({ where: { claimId: claim.id } });
        const version = gone.facts.hasCurrentVersion
          ? await publishVersion(tx, ctx, claim, { cause: "retraction", reason: `The same as C-${into.number}.`, sameAs: into.number })
          : null;
        await tx.claim.update({ where: { id: claim.id }, data: { mergedIntoId: kept.id } });
        await tx.publication.updateMany({ where: { claimId: claim.id }, data: { mergedInto: into.number } });
        await refreshLost(tx, [kept.id, claim.id]);
        return {
          kind: "merged",
          data: {
            into: kept.id,
            number: into.number,
            moved,
            unsavedOf: unsaved.map((one) => one.personId),
            ...(version && { version: version.number, sha256: version.sha256 }),
          },
          stale: version?.stale ?? [],
        };
      });
      if (stale.length === 0) return { stale };
      // It is told of now by whoever said something of the merged one.
      await markStale(tx, [claimTag(into.number)]);
      return { stale: [...stale, claimTag(into.number)] };
    },
    LONG_WORK,
  );
}

export const onlyOtherWay = (into: number, merged: number) =>
  ({ code: 409, sentence: `Readers know C-${merged} and not C-${into}; merge C-${into} into C-${merged} instead.` }) as const;

/** What belongs to the merged claim joins the other, as evidence that is added does. */
async function takeIn(ctx: Context, into: MergeClaimsInput["into"], gone: { id: string; number: number }) {
  const { moved } = await changeClaim(ctx, "addEvidence", into, async (tx, kept) => {
    const moved: { [key: string]: Json } = {};
    for (const [what, move] of Object.entries(CLAIM_MOVES)) moved[what] = await move(tx, gone, kept);
    const { evidence, responses, verdicts } = moved as Moved;
    const joined = [["evidence", evidence] as const, ["answer", responses] as const, ["verdict", verdicts] as const];
    const [news] = joined.flatMap(([news, { moved }]) => (moved.length > 0 ? [news] : []));
    if (news) await noteNews(tx, ctx, [kept.id], news);
    // Whoever has brought what this round decides on, or changed it while it was the merged claim's, has a hand in it.
    const [linked, asked, changed] = [
      await tx.evidence.findMany({ where: { id: { in: evidence.moved } }, select: { addedById: true }, distinct: "addedById" }),
      await tx.response.findMany({ where: { id: { in: responses.moved } }, select: { addedById: true }, distinct: "addedById" }),
      await tx.roundPart.findMany({ where: { claimId: gone.id, part: "contributor" }, select: { personId: true }, distinct: "personId" }),
    ];
    for (const personId of new Set([...[...linked, ...asked].map((one) => one.addedById), ...changed.map((one) => one.personId)]))
      await addContributor(tx, kept.id, kept.round, personId);
    return { kind: "took in", data: { claim: gone.id, number: gone.number, moved }, moved };
  });
  return moved;
}

type Moved = Record<"evidence" | "responses" | "verdicts", { moved: string[] }> & {
  relations: { moved: { from: string; to: string; kind: string }[] };
};

/** What says something else now than whoever reviews it has seen is a draft again; what is published says it in its next version. */
async function tellThoseThatSaid(ctx: Context, { moved }: Moved["relations"], gone: MergedClaim, kept: MergedClaim) {
  const said = new Map(moved.filter((one) => one.to === gone.id).map((one) => [one.from, one.kind]));
  const claims = await ctx.db.claim.findMany({
    where: { id: { in: [...said.keys()] } },
    select: { id: true, number: true, revision: true, state: true },
    orderBy: { id: "asc" },
  });
  for (const { id, state, ...seen } of claims)
    if (TRANSITIONS.edit[state])
      await changeClaim(ctx, "edit", seen, async () => ({
        kind: "link moved",
        data: { other: kept.id, number: kept.number, was: gone.number, relation: said.get(id) ?? null },
      }));
}

/** @throws Refused 404; 409 if it has been merged meanwhile */
async function livingClaim(tx: Tx, number: number) {
  const found = await tx.claim.findUnique({ where: { number }, select: { ...FACTS, mergedInto: { select: { number: true } } } });
  if (!found) throw new Refused(NO_SUCH_CLAIM);
  if (found.mergedInto)
    throw new Refused({ code: 409, sentence: `C-${number} has been merged into C-${found.mergedInto.number}. Nothing of yours was done.` });
  return { id: found.id, number: found.number, facts: factsOf(found) };
}
