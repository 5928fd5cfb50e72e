import type { DossierParty, DossierSource } from "#lib/evidence/dossier";
import type { GroupKind, Origin, Rests, Silent } from "#lib/evidence/picture";
import { isolated } from "#lib/evidence/picture-text";
import type { Speaking } from "#lib/evidence/stands";
import { formatCount, formatDate, plural } from "#lib/format";
import type { AffiliationKind } from "#lib/parties/schema";
import type { ResponseOutcome } from "#lib/responses/schema";

// The words of the picture. People's names are isolated, so that a name in another direction stays in its place.

export const BAND_WORDS: Record<Speaking, string> = { asserts: "Says that it is so", contradicts: "Says that it is not so" };

export const GROUP_WORDS: Record<GroupKind, string> = {
  speaker: "The speaker’s side",
  both: "On both sides",
  concerned: "Whom it concerns",
  other: "On neither side",
  tied: "On neither side, but tied",
  unknown: "Origin unknown",
  ring: "Going round in a ring",
};

/** Whose side an origin is on, after its name in a sentence. */
export const SIDE_WORDS: Record<GroupKind, string> = {
  speaker: "the speaker’s side",
  both: "on the speaker’s side and on that of whom it concerns",
  concerned: "the side of whom it concerns",
  other: "on neither side",
  tied: "on neither side",
  unknown: "origin unknown",
  ring: "no origin",
};

/** On the line that leads from a source to whose word it is. */
export const RESTS_WORDS: Record<Rests, string> = {
  attributed: "on the word of",
  first_hand: "at first hand",
  observed: "saw it",
  record: "a record",
  itself: "the thing itself",
  answer: "answer",
};

const TIE_WORDS: Record<AffiliationKind, string> = {
  speaks_for: "speaks for",
  part_of: "part of",
  owned_by: "owned by",
  controlled_by: "controlled by",
  employed_by: "employed by",
  member_of: "member of",
  allied_with: "allied with",
  funded_by: "funded by",
  independent_body_of: "independent body of",
};

const SILENT_WORDS: Record<Exclude<ResponseOutcome, "confirmed" | "denied">, string> = {
  no_reply: "no reply",
  declined: "declined to say",
  no_comment: "no comment",
  unreachable: "could not be reached",
  partial: "says that it is partly true",
};

/** "the speaker · speaks for Russia": why an origin is on its side. In short: only the ties up from it, where there are any. */
export function standingWords({ party, isSpeaker, isConcerned, ties, maybeSame }: Origin, short = false): string {
  let up = 0;
  for (let at = party.id; ties[up]?.from.id === at; up++) at = ties[up]?.to.id ?? "";
  const told = (short && up > 0 ? ties.slice(0, up) : ties).map(({ from, kind, to }) => {
    const words = `${TIE_WORDS[kind]} ${isolated(to.name)}`;
    return from.id === party.id ? words : `${isolated(from.name)} ${kind === "speaks_for" ? words : `is ${words}`}`;
  });
  return [isSpeaker && "the speaker", isConcerned && !isSpeaker && "the claim concerns it", ...told, maybeSame && "perhaps the same person"]
    .filter(Boolean)
    .join(" · ");
}

export function silentWords({ outcome, askedOn }: Silent, asOf: string | undefined): string {
  if (outcome === null) return "not heard";
  const since = asOf && outcome === "no_reply" ? ` as of ${formatDate(asOf, "short")}` : "";
  return `${askedOn ? `asked ${formatDate(askedOn, "short")} · ` : ""}${SILENT_WORDS[outcome]}${since}`;
}

/** "Kommersant", or the title where nobody is known to have published it. */
export function nameOf(source: DossierSource, publisher: DossierParty | null): string {
  return publisher?.name ?? source.title;
}

export const dayOf = ({ publishedOn }: DossierSource) => (publishedOn ? formatDate(publishedOn, "short") : "undated");

export function moreLinks(count: number, repeat: boolean): string {
  return repeat ? `${formatCount(count, Number.POSITIVE_INFINITY)} more repeat it` : plural("more link", count);
}

export const moreOrigins = (count: number) => `${formatCount(count, Number.POSITIVE_INFINITY)} more`;
