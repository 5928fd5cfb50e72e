import { z } from "zod";
import { claimNumber, LIMITS } from "#lib/schema";

/** A claim and its quote, which may still be too long while they are written. */
export const MOST_COMPARED = LIMITS.claim + LIMITS.quote;

export const similarInput = z.strictObject({
  text: z
    .string()
    .max(MOST_COMPARED, { error: "This is too long to be compared." })
    .refine((text) => text.isWellFormed() && !text.includes("\0"), { error: "This holds a character that cannot be looked for." }),
  /** Of the claim that is written; null: it has none yet. */
  number: claimNumber.nullable(),
});
