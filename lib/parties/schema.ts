import { z } from "zod";
import { id, idOf, LIMITS, optionalDate, requiredDate, requiredLine, revision, searchInput } from "#lib/schema";
import { sourceInput } from "#lib/sources/schema";

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

/** "a state", "an organisation". */
export function aKind(kind: PartyKind): string {
  const word = PARTY_KIND_WORDS[kind].toLowerCase();
  return `${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`;
}

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

/** "Putin speaks for Russia". */
export const AFFILIATION_WORDS: Record<AffiliationKind, string> = {
  speaks_for: "speaks for",
  part_of: "is part of",
  owned_by: "is owned by",
  controlled_by: "is controlled by",
  employed_by: "is employed by",
  member_of: "is a member of",
  allied_with: "is allied with",
  funded_by: "is funded by",
  independent_body_of: "is an independent body of",
};

const ALIGNING: readonly AffiliationKind[] = ["speaks_for", "part_of", "owned_by", "controlled_by", "employed_by"];

/** Whether a tie of this kind makes two parties one side. The others are recorded and never do. */
export function aligns(kind: AffiliationKind): boolean {
  return ALIGNING.includes(kind);
}

/** From its first day to its last, both included; without a day, always. */
export function holdsOn(tie: { since: string | null; until: string | null }, day: string | null): boolean {
  return day === null || ((tie.since === null || tie.since <= day) && (tie.until === null || day <= tie.until));
}

const names = {
  name: requiredLine("The name", LIMITS.name).transform((name) => name.trim()),
  kind: z.enum(PARTY_KINDS, { error: "Say what kind of party it is." }),
  // A name that is entered twice, or again as another name, is there once.
  otherNames: z
    .array(requiredLine("Another name", LIMITS.name).transform((name) => name.trim()))
    .max(200, { error: "A party has at most 200 other names." })
    .transform((list) => [...new Set(list)])
    .default([]),
  /** The one who enters it has seen the party that it looks like and means another. */
  another: z.boolean().default(false),
};

export const partyInput = z.strictObject(names);
export type PartyInput = z.output<typeof partyInput>;

/** Which party or tie, and which revision of it the caller has seen. */
const seenRow = z.strictObject({ id, revision });
export type SeenRow = z.output<typeof seenRow>;

export const editPartyInput = z.strictObject({ seen: seenRow, party: partyInput });

const tieFields = {
  kind: z.enum(AFFILIATION_KINDS, { error: "Say what ties them." }),
  since: optionalDate("Since"),
  until: optionalDate("Until"),
  /** One that is not in the record yet, instead of `sourceId`. */
  newSource: sourceInput.optional(),
};

const endsAfterItBegins = (tie: { since: string | null; until: string | null }) =>
  tie.since === null || tie.until === null || tie.since <= tie.until;
const BEGINS_FIRST = { path: ["until"], error: "A tie cannot end before it begins." };

export const tieInput = z
  .strictObject({
    fromId: idOf("Say who is tied."),
    toId: idOf("Say to whom."),
    ...tieFields,
    sourceId: idOf("Choose the source, or say that there is none.").nullable().default(null),
  })
  .refine(endsAfterItBegins, BEGINS_FIRST)
  .refine((tie) => tie.fromId !== tie.toId, { path: ["toId"], error: "A party cannot be tied to itself." });
export type TieInput = z.output<typeof tieInput>;

export const editTieInput = z.strictObject({
  seen: seenRow,
  tie: z
    .strictObject({
      ...tieFields,
      /** Left out: the source stays, which may be one that is withheld from whoever edits. */
      sourceId: idOf("Choose the source, or say that there is none.").nullable().optional(),
    })
    .refine(endsAfterItBegins, BEGINS_FIRST),
});
export type EditTieInput = z.output<typeof editTieInput>["tie"];

/** Names that were refused because they look like others. */
export const lookAlikeInput = z.strictObject({
  names: z.array(searchInput.shape.query).max(201),
  except: id.optional(),
});

export const endTieInput = z.strictObject({ seen: seenRow, until: requiredDate("Until") });
export const removeTieInput = z.strictObject({ seen: seenRow });

export const mergeInput = z
  .strictObject({
    /** The one that stays, and the one that is merged into it. */
    into: seenRow,
    merged: seenRow,
    /** Said on purpose where a person and a state, say, are meant to be one. */
    differentKinds: z.boolean().default(false),
  })
  .refine(({ into, merged }) => into.id !== merged.id, { path: ["merged"], error: "A party cannot be merged with itself." });
export type MergeInput = z.output<typeof mergeInput>;
