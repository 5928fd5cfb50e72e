import { z } from "zod";
import { claimNumber, LIMITS } from "#lib/schema";

/** A claim and its quote, which may still be too long while they are written. */
export const MOST_COMPARED = LIMITS.claim + LIMITS.quote;

/** What was written of a claim, as what it is compared by; what is too long is cut. */
export function comparedOf(text: string, quote: string): string {
  return `${text}\n${quote}`.replaceAll("\0", "").slice(0, MOST_COMPARED).toWellFormed();
}

const compared = z
  .string()
  .max(MOST_COMPARED, { error: "This is too long to be compared." })
  .refine((text) => text.isWellFormed() && !text.includes("\0"), { error: "This holds a character that cannot be looked for." });

export const similarInput = z.strictObject({
  text: compared,
  /** Of the claim that is written; null: it has none yet. */
  number: claimNumber.nullable(),
});

/** So many are looked for at a time: each is a search of its own. */
export const MOST_AT_ONCE = 5;

export const repeatedByEachInput = z.strictObject({ texts: z.array(compared).max(MOST_AT_ONCE) });
