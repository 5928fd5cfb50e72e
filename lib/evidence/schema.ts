import { z } from "zod";
import { seenClaim } from "#lib/claims/schema";
import { id, idOf, LIMITS, optionalDate, optionalLanguage, optionalLine, optionalText, requiredAddress, requiredLine } from "#lib/schema";
import { sourceInput } from "#lib/sources/schema";

export const STANCES = ["asserts", "contradicts", "declines", "context"] as const;
export type Stance = (typeof STANCES)[number];

export const STANCE_WORDS: Record<Stance, { name: string; means: string }> = {
  asserts: { name: "Asserts", means: "says that the claim is so" },
  contradicts: { name: "Contradicts", means: "says that it is not so, of the same time, place and definition" },
  declines: { name: "Declines to say", means: "was asked, or had reason to speak, and said nothing either way" },
  context: { name: "Context", means: "a later count, another definition, background" },
};

export const BASIS_KINDS = ["attributed", "observed", "record", "itself", "derived", "unknown"] as const;
export type BasisKind = (typeof BASIS_KINDS)[number];

export const BASIS_WORDS: Record<BasisKind, { name: string; means: string }> = {
  attributed: { name: "On somebody’s word", means: "it reports what a party said" },
  observed: { name: "Saw it with its own eyes", means: "its publisher was there" },
  record: { name: "A record", means: "a register, measurement or act kept in the course of duty, issued by its publisher" },
  itself: { name: "The thing itself", means: "the source is what the claim is about: the ruling, the decree, the post, the recording" },
  derived: { name: "Repeats another source", means: "it cites, syndicates or translates a source" },
  unknown: { name: "Does not say how it knows", means: "whose word it is has to be traced" },
};

export const WITHHELD_REASONS = ["safety", "confidentiality", "privacy", "legal"] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

export const basisInput = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("attributed"),
      partyId: idOf("Say whose word it is."),
      firstHand: z.boolean().default(false),
    }),
    z.strictObject({ kind: z.literal("observed") }),
    z.strictObject({ kind: z.literal("record") }),
    z.strictObject({ kind: z.literal("itself") }),
    z.strictObject({ kind: z.literal("derived"), sourceId: idOf("Say which source it repeats.") }),
    z.strictObject({ kind: z.literal("unknown") }),
  ],
  { error: "Say on whose word it rests." },
);
export type BasisInput = z.output<typeof basisInput>;

const around = (what: string) => optionalText(what, 200).transform((text) => text ?? "");

const evidenceFields = {
  stance: z.enum(STANCES, { error: "Say what it says of the claim: its stance." }),
  basis: basisInput,
  quote: optionalText("The quote", LIMITS.quote),
  quoteLanguage: optionalLanguage("The language of the quote"),
  /** What stands before and behind the quote where it was selected in a captured copy: with it, a W3C TextQuoteSelector. */
  quoteAround: z.strictObject({ prefix: around("What stands before the quote"), suffix: around("What stands behind the quote") }).nullish(),
  place: optionalLine("The place in the source", LIMITS.place),
  withdrawnOn: optionalDate("Withdrawn on"),
};

/** A source that is there already, or a new one. */
export const linkInput = z.strictObject({
  source: z.union([z.strictObject({ id }), sourceInput]),
  ...evidenceFields,
  /** Kept from readers from the start: what must be protected is at no moment open to all of the newsroom. */
  withheld: z.enum(WITHHELD_REASONS, { error: "Say why it is withheld." }).nullable().optional(),
});
export type LinkInput = z.output<typeof linkInput>;

export const evidenceInput = z.strictObject(evidenceFields);
export type EvidenceInput = z.output<typeof evidenceInput>;

export const linkSourcesInput = z.strictObject({ seen: seenClaim, links: z.array(linkInput).min(1).max(100) });
/** One that is found by its address and needs no more than a title: a reprint, as it is pasted. */
const reprintInput = z.strictObject({
  address: requiredAddress("The address"),
  title: requiredLine("The title", LIMITS.title),
});

/** "These six all repeat that one": pieces of evidence that are linked already, and new ones. */
export const repeatsInput = z
  .strictObject({
    seen: seenClaim,
    sourceId: idOf("Say which source they repeat."),
    evidenceIds: z.array(id).max(200, { error: "At most 200 at a time." }),
    reprints: z.array(reprintInput).max(100, { error: "At most 100 new reprints at a time." }),
  })
  .refine(({ evidenceIds, reprints }) => evidenceIds.length + reprints.length > 0, {
    path: ["reprints"],
    error: "Choose what repeats it, or paste the addresses of the reprints.",
  });
export type RepeatsInput = z.output<typeof repeatsInput>;

export const editEvidenceInput = z.strictObject({ seen: seenClaim, evidenceId: id, evidence: evidenceInput });
export const unlinkInput = z.strictObject({ seen: seenClaim, evidenceId: id });
export const withholdInput = z.strictObject({
  seen: seenClaim,
  evidenceId: id,
  /** null: shown again. */
  reason: z.enum(WITHHELD_REASONS, { error: "Say why it is withheld." }).nullable(),
});

/** On the word of whoever speaks; of unknown origin where nobody is known to. */
export function onTheWordOf(speakerId: string | null): BasisInput {
  return speakerId === null ? { kind: "unknown" } : { kind: "attributed", partyId: speakerId, firstHand: false };
}

/** One source has one piece of evidence per stance and basis; this is what makes a basis the same. */
export function basisKeyOf(basis: BasisInput): string {
  if (basis.kind === "attributed") return `attributed:${basis.partyId}`;
  if (basis.kind === "derived") return `derived:${basis.sourceId}`;
  return basis.kind;
}
