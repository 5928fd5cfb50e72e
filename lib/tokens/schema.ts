import { z } from "zod";
import { id, idOf, LIMITS, requiredLine } from "#lib/schema";

export const TOKEN_SCOPES = ["intake"] as const;
/** What a program may do with its token; everything else is refused. */
export type TokenScope = (typeof TOKEN_SCOPES)[number];

export const SCOPE_WORDS: Record<TokenScope, string> = { intake: "send drafts in" };

/** A year, also a leap year. */
export const MOST_DAYS = 366;

export const makeTokenInput = z.strictObject({
  name: requiredLine("The name", LIMITS.name).transform((name) => name.trim()),
  personId: idOf("Choose in whose name drafts are made."),
  scopes: z
    .array(z.enum(TOKEN_SCOPES, { error: "There is no such permission." }))
    .min(1, { error: "Choose what it may do." })
    .transform((scopes) => [...new Set(scopes)]),
  days: z
    .int({ error: `Say for how many days it holds, from 1 to ${MOST_DAYS}.` })
    .min(1, { error: "A token holds for one day at least." })
    .max(MOST_DAYS, { error: `A token holds for ${MOST_DAYS} days at most.` }),
});
export type MakeTokenInput = z.output<typeof makeTokenInput>;

export const revokeTokenInput = z.strictObject({ id });
