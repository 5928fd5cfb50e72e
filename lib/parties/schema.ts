import { z } from "zod";
import { id, LIMITS, optionalDate, requiredLine } from "#lib/schema";

export const PARTY_KINDS = ["person", "state", "body", "company", "organisation", "medium", "unnamed"] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

export const PARTY_KIND_WORDS: Record<PartyKind, string> = {
  person: "Person",
  state: "State",
  body: "Public body",
  company: "Company",
  organisation: "Organisation",
  medium: "Medium",
  unnamed: "Unnamed person",
};

export const AFFILIATION_KINDS = [
  "speaks_for",
  "part_of",
  "owned_by",
  "controlled_by",
  "employed_by",
  "member_of",
  "allied_with",
  "funded_by",
  "independent_body_of",
] as const;
export type AffiliationKind = (typeof AFFILIATION_KINDS)[number];

export const partyInput = z.strictObject({
  name: requiredLine("The name", LIMITS.name).transform((name) => name.trim()),
  kind: z.enum(PARTY_KINDS, { error: "Say what kind of party it is." }),
  otherNames: z.array(requiredLine("Another name", LIMITS.name)).max(50).default([]),
  /** The one who enters it has seen the party of the same name and means another. */
  another: z.boolean().default(false),
});
export type PartyInput = z.output<typeof partyInput>;

export const tieInput = z
  .strictObject({
    fromId: id,
    toId: id,
    kind: z.enum(AFFILIATION_KINDS),
    since: optionalDate("Since"),
    until: optionalDate("Until"),
    sourceId: id.nullable().default(null),
  })
  .refine((tie) => tie.since === null || tie.until === null || tie.since <= tie.until, {
    path: ["until"],
    error: "A tie cannot end before it begins.",
  })
  .refine((tie) => tie.fromId !== tie.toId, { path: ["toId"], error: "A party cannot be tied to itself." });
export type TieInput = z.output<typeof tieInput>;
