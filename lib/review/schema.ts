import { z } from "zod";
import { seenClaim } from "#lib/claims/schema";
import { BALANCES, DECIDABLE, STATUSES } from "#lib/claims/states";
import { LIMITS, optionalDate, optionalText, requiredDate, requiredText } from "#lib/schema";

export const decisionInput = z
  .strictObject({
    seen: seenClaim,
    status: z.enum(DECIDABLE, { error: "Choose confirmed, unilateral or disputed." }),
    balance: z
      .enum(BALANCES)
      .nullish()
      .transform((balance) => balance ?? null),
    rationale: requiredText("The rationale", LIMITS.rationale),
    asOf: requiredDate("As of"),
    /** When to look again; null: after the usual time for the status. */
    recheckOn: optionalDate("Look again on"),
    /** Why another status or balance than the evidence suggests. */
    reasonAgainst: optionalText("The reason", LIMITS.reason),
    /** What the evidence suggested where the decision was made; null: nobody looked. */
    suggested: z
      .strictObject({ status: z.enum(STATUSES), balance: z.enum(BALANCES).nullable() })
      .nullish()
      .transform((suggested) => suggested ?? null),
  })
  .refine((decision) => decision.status !== "disputed" || decision.balance !== null, {
    path: ["balance"],
    error: "Say which way the evidence of a disputed claim leans.",
  })
  .transform((decision) => ({ ...decision, balance: decision.status === "disputed" ? decision.balance : null }));
export type DecisionInput = z.output<typeof decisionInput>;

/** The second signature: for exactly the proposal that was seen, which has the revision of the claim. */
export const signInput = z.strictObject({ seen: seenClaim });
