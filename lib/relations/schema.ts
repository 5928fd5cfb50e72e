import { z } from "zod";
import { seenClaim } from "#lib/claims/schema";
import { claimNumber } from "#lib/schema";

export const RELATION_KINDS = ["repeats", "variant", "denies", "supersedes"] as const;
/** What a claim can be to another. */
export type RelationKind = (typeof RELATION_KINDS)[number];

/** To be chosen, what each means, what stands before the other claim, and what the other says of this one. */
export const RELATION_WORDS: Record<RelationKind, { name: string; means: string; states: string; stated: string }> = {
  repeats: {
    name: "A repeat",
    means: "the same claim, made again at another time or by another",
    states: "Repeats",
    stated: "Repeated by",
  },
  variant: { name: "A variant", means: "nearly the same, and not quite", states: "A variant of", stated: "A variant of" },
  denies: { name: "A denial", means: "says that the other is not so", states: "Denies", stated: "Denied by" },
  supersedes: {
    name: "An update of the figure",
    means: "the same figure, later or counted anew",
    states: "An update of the figure in",
    stated: "Superseded by",
  },
};

/** More belong to no page. */
export const MOST_RELATIONS = 50;

export const relateInput = z.strictObject({
  seen: seenClaim,
  other: claimNumber,
  kind: z.enum(RELATION_KINDS, { error: "Say what it is to the other claim." }),
});
export const unrelateInput = z.strictObject({ seen: seenClaim, other: claimNumber });

/** Which of two claims stays, and which one is merged into it. */
export const mergeClaimsInput = z.strictObject({ into: seenClaim, merged: seenClaim });
export type MergeClaimsInput = z.output<typeof mergeClaimsInput>;
