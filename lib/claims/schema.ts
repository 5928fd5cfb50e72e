import { z } from "zod";
import { REOPEN_KINDS } from "#lib/claims/states";
import {
  claimNumber,
  id,
  LIMITS,
  optionalDate,
  optionalLanguage,
  optionalLine,
  optionalText,
  requiredLanguage,
  requiredLine,
  requiredText,
  revision,
} from "#lib/schema";

export const MOST_TOPICS = 20;

/** What an editor writes of a claim. */
export const claimContent = z
  .strictObject({
    text: requiredText("The claim", LIMITS.claim),
    language: requiredLanguage("The language of the claim"),
    quote: optionalText("The quote", LIMITS.quote),
    quoteLanguage: optionalLanguage("The language of the quote"),
    speakerId: id.nullable(),
    speakerUnknown: z.boolean(),
    saidOn: optionalDate("Said on"),
    undated: z.boolean(),
    saidWhere: optionalLine("Where it was said", LIMITS.place),
    concernIds: z.array(id).max(50, { error: "A claim concerns at most 50 parties." }),
    topics: z.array(requiredLine("A topic", 100)).max(MOST_TOPICS, { error: `A claim has at most ${MOST_TOPICS} topics.` }),
  })
  .refine((claim) => !(claim.speakerUnknown && claim.speakerId), {
    path: ["speakerId"],
    error: "Choose a speaker or “unknown speaker”, not both.",
  })
  .refine((claim) => !(claim.undated && claim.saidOn), {
    path: ["saidOn"],
    error: "Give a date or “undated”, not both.",
  })
  .transform((claim) => ({
    ...claim,
    quoteLanguage: claim.quote === null ? null : (claim.quoteLanguage ?? claim.language),
    concernIds: [...new Set(claim.concernIds)],
  }));
export type ClaimContent = z.output<typeof claimContent>;
export type ClaimContentInput = z.input<typeof claimContent>;

/** Which claim, and which revision of it the caller has seen. */
export const seenClaim = z.strictObject({ number: claimNumber, revision });
export type SeenClaim = z.output<typeof seenClaim>;

/** The revision of the draft buffer that a form has seen; 0: none. The next one must fit the column too. */
export const keptRevision = z.int().min(0).max(2_147_483_646);

/** The id is that of the draft buffer, so that a form sent twice logs one claim. */
export const logClaimInput = z.strictObject({ id, content: claimContent, kept: keptRevision });
export const editClaimInput = z.strictObject({ seen: seenClaim, content: claimContent, kept: keptRevision });
export const reopenInput = z.strictObject({
  seen: seenClaim,
  kind: z.enum(REOPEN_KINDS, { error: "Say why it is opened again." }),
  reason: requiredText("The reason", LIMITS.reason),
});
export const reasonInput = z.strictObject({ seen: seenClaim, reason: requiredText("The reason", LIMITS.reason) });
export const actInput = z.strictObject({ seen: seenClaim });
export const claimQuery = z.strictObject({ number: claimNumber });
