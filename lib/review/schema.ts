import { z } from "zod";
import { seenClaim } from "#lib/claims/schema";
import { BALANCES, DECIDABLE } from "#lib/claims/states";
import { LIMITS, requiredDate, requiredText } from "#lib/schema";

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
  })
  .refine((decision) => decision.status !== "disputed" || decision.balance !== null, {
    path: ["balance"],
    error: "Say which way the evidence of a disputed claim leans.",
  })
  .transform((decision) => ({ ...decision, balance: decision.status === "disputed" ? decision.balance : null }));
export type DecisionInput = z.output<typeof decisionInput>;
