import { z } from "zod";
import { type ClaimContentInput, keptRevision } from "#lib/claims/schema";
import { claimNumber, id, LIMITS, revision } from "#lib/schema";

/** A party as a form shows it. */
export type ChosenParty = { id: string; label: string; detail?: string | undefined };

/** What the form of a claim holds while somebody types: nothing of it need be right yet. */
export type ClaimDraft = {
  text: string;
  language: string;
  quote: string;
  quoteLanguage: string;
  speaker: ChosenParty | null;
  speakerUnknown: boolean;
  saidOn: string;
  undated: boolean;
  saidWhere: string;
  concerns: ChosenParty[];
  topics: string[];
};
export type DraftField = keyof ClaimDraft;

export const DRAFT_WORDS: Record<DraftField, string> = {
  text: "Claim",
  language: "Language",
  quote: "Quote",
  quoteLanguage: "Language of the quote",
  speaker: "Speaker",
  speakerUnknown: "Unknown speaker",
  saidOn: "Said on",
  undated: "Undated",
  saidWhere: "Where said",
  concerns: "Concerns",
  topics: "Topics",
};
export const DRAFT_FIELDS = Object.keys(DRAFT_WORDS) as DraftField[];

/** JSON in PostgreSQL cannot hold NUL or half a character; the message is shown beside “Not saved”. */
const kept = (max: number) =>
  z
    .string()
    .max(max, { error: "it is too long." })
    .refine((text) => !text.includes("\0") && text.isWellFormed(), { error: "it holds a character that cannot be stored." });

const party = z.strictObject({ id, label: kept(2_000), detail: kept(2_000).optional() });

/** Room for twice what may be saved in the end, so that what is too long is kept while it is being cut. */
export const claimDraft = z.strictObject({
  text: kept(LIMITS.claim * 8),
  language: kept(100),
  quote: kept(LIMITS.quote * 4),
  quoteLanguage: kept(100),
  speaker: party.nullable(),
  speakerUnknown: z.boolean(),
  saidOn: kept(50),
  undated: z.boolean(),
  saidWhere: kept(LIMITS.place * 8),
  concerns: z.array(party).max(100),
  topics: z.array(kept(1_000)).max(50),
});

export function blankDraft(language: string): ClaimDraft {
  return {
    text: "",
    language,
    quote: "",
    quoteLanguage: "",
    speaker: null,
    speakerUnknown: false,
    saidOn: "",
    undated: false,
    saidWhere: "",
    concerns: [],
    topics: [],
  };
}

/** What is sent when the form is saved. */
export function contentOf(draft: ClaimDraft): ClaimContentInput {
  const { speaker, concerns, ...rest } = draft;
  return { ...rest, speakerId: speaker?.id ?? null, concernIds: concerns.map((one) => one.id) };
}

/** What makes two values the same: what is chosen, not how it is labelled. */
function keyOf(draft: ClaimDraft, field: DraftField): string {
  const value = field === "speaker" ? draft.speaker?.id : field === "concerns" ? draft.concerns.map((one) => one.id) : draft[field];
  return JSON.stringify(value ?? null);
}

export function isSameDraft(a: ClaimDraft, b: ClaimDraft): boolean {
  return fieldsThatDiffer(a, b).length === 0;
}

export function fieldsThatDiffer(a: ClaimDraft, b: ClaimDraft): DraftField[] {
  return DRAFT_FIELDS.filter((field) => keyOf(a, field) !== keyOf(b, field));
}

/** These answer one question together, so they are never taken from two texts. */
const TOGETHER: DraftField[][] = [
  ["speaker", "speakerUnknown"],
  ["saidOn", "undated"],
  ["quote", "quoteLanguage"],
];

/**
 * Mine, without undoing what another changed where I changed nothing.
 * @param base what both began from
 * @param taken the fields that are the other's
 */
export function mineOver(base: ClaimDraft, mine: ClaimDraft, other: ClaimDraft): { draft: ClaimDraft; taken: DraftField[] } {
  const touched = new Set(fieldsThatDiffer(base, mine));
  for (const group of TOGETHER) if (group.some((field) => touched.has(field))) for (const field of group) touched.add(field);
  const taken = fieldsThatDiffer(mine, other).filter((field) => !touched.has(field));
  return { draft: { ...mine, ...Object.fromEntries(taken.map((field) => [field, other[field]])) }, taken };
}

/** A value in words, for two texts side by side. */
export function inWords(draft: ClaimDraft, field: DraftField): string {
  const value = draft[field];
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "string") return value;
  if (value === null) return "";
  if (Array.isArray(value)) return value.map((one) => (typeof one === "string" ? one : one.label)).join(" · ");
  return value.label;
}

/** What an untitled draft is called in a list. */
export function nameOf(draft: ClaimDraft): string {
  const text = (draft.text.trim() || draft.quote.trim()).replace(/\s+/gu, " ");
  return [...text].length > 120 ? `${[...text].slice(0, 119).join("")}…` : text;
}

/** What a form keeps while somebody types. */
export const bufferInput = z.strictObject({
  id,
  /** null: a claim that is not logged yet. */
  claimNumber: claimNumber.nullable(),
  /** The revision of the claim that the typing began from. */
  baseRevision: revision.nullable(),
  revision: keptRevision,
  content: z.strictObject({ draft: claimDraft, base: claimDraft }),
});
export type BufferInput = z.output<typeof bufferInput>;
export type BufferContent = BufferInput["content"];

export const discardBufferInput = z.strictObject({ id, revision });

/** By this name whoever saves a draft, or makes a claim of it, takes turns (lib/take-turns.ts). */
export const draftTurn = (id: string) => `draft:${id}`;
