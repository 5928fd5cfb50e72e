import "server-only";
import { changeClaim } from "#lib/claims/change";
import type { SeenClaim } from "#lib/claims/schema";
import type { Context } from "#lib/context";
import { fromDay } from "#lib/dates";
import type { VerdictInput } from "#lib/imports/verdicts";

/** Records what others have said of a claim, behind what is there already. It changes nothing that is assessed. */
export async function recordVerdicts(ctx: Context, seen: SeenClaim, verdicts: readonly VerdictInput[]): Promise<{ revision: number }> {
  return changeClaim(ctx, "edit", seen, async (tx, claim) => {
    if (verdicts.length === 0) return null;
    const { _max } = await tx.thirdPartyVerdict.aggregate({ where: { claimId: claim.id }, _max: { place: true } });
    const first = (_max.place ?? 0) + 1;
    await tx.thirdPartyVerdict.createMany({
      data: verdicts.map(({ publishedOn, scale, ...verdict }, at) => ({
        ...verdict,
        ...(scale && { scale }),
        publishedOn: fromDay(publishedOn),
        claimId: claim.id,
        place: first + at,
        addedById: ctx.actor.id,
        addedAt: ctx.now,
      })),
    });
    return { kind: "verdicts of others recorded", data: { verdicts: verdicts.map((one) => ({ ...one })) } };
  });
}
