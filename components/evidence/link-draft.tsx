import type { ComboboxItem } from "#components/ui/combobox-search";
import type { DeskEvidence } from "#lib/claims/queries";
import type { Dossier } from "#lib/evidence/dossier";
import type { BasisKind, Stance } from "#lib/evidence/schema";
import { type Trail, trailWith } from "#lib/evidence/trail";
import { formatDate } from "#lib/format";
import type { TextQuote } from "#lib/quotes/anchor";
import type { FoundSource } from "#lib/sources/queries";
import { SOURCE_KIND_WORDS } from "#lib/sources/schema";

/** What the form of a piece of evidence holds while somebody types. */
export type EvidenceDraft = {
  stance: string;
  basis: BasisKind | "";
  party: ComboboxItem | null;
  firstHand: boolean;
  from: ComboboxItem | null;
  quote: string;
  quoteLanguage: string;
  /** Where the quote was selected in a captured copy; of no use once it is another. */
  selected: TextQuote | null;
  place: string;
  withdrawnOn: string;
};

/** What the form of a source holds. */
export type SourceDraft = {
  kind: string;
  title: string;
  publisher: ComboboxItem | null;
  author: string;
  publishedOn: string;
  address: string;
  language: string;
};

export const BLANK_EVIDENCE: EvidenceDraft = {
  stance: "",
  basis: "",
  party: null,
  firstHand: false,
  from: null,
  quote: "",
  quoteLanguage: "",
  selected: null,
  place: "",
  withdrawnOn: "",
};

export const BLANK_SOURCE: SourceDraft = { kind: "", title: "", publisher: null, author: "", publishedOn: "", address: "", language: "" };

export function evidenceInputOf({ basis, party, firstHand, from, selected, ...rest }: EvidenceDraft) {
  return {
    ...rest,
    quoteAround: selected?.exact === rest.quote ? { prefix: selected.prefix, suffix: selected.suffix } : null,
    basis:
      basis === "attributed"
        ? { kind: basis, partyId: party?.id ?? "", firstHand }
        : basis === "derived"
          ? { kind: basis, sourceId: from?.id ?? "" }
          : { kind: basis },
  };
}

/** The names of the fields that a change is about. */
export function evidenceNames(change: Partial<EvidenceDraft>): string[] {
  return Object.keys(change).map((field) => (field === "party" ? "basis.partyId" : field === "from" ? "basis.sourceId" : field));
}

/** Where a draft would lead among what is linked; null while it says too little. Only what repeats something needs to be followed. */
export function trailOfDraft(
  dossier: Dossier,
  { basis, stance, from }: EvidenceDraft,
  source: { id: string; title: string },
): Trail | null {
  if (basis !== "unknown" && !(basis === "derived" && from)) return null;
  const isKnown = from === null || dossier.sources.some((one) => one.id === from.id);
  const repeated = from && { id: from.id, kind: "other" as const, title: from.label, ...NOTHING_KNOWN };
  const piece = {
    source: source.id,
    stance: (stance || "asserts") as Stance,
    basis: basis === "derived" && from ? { kind: "derived" as const, from: from.id } : { kind: "unknown" as const },
    quote: null,
    quoteLanguage: null,
    place: null,
    withdrawnOn: null,
  };
  const others = dossier.evidence.filter((one) => one.source !== source.id || one.stance !== piece.stance);
  const sources = isKnown || !repeated ? dossier.sources : [...dossier.sources, repeated];
  return trailWith({ ...dossier, sources, evidence: others }, piece, { ...source, publisher: null });
}

const NOTHING_KNOWN = { publisher: null, author: null, publishedOn: null, url: null, language: null };

export function sourceInputOf({ publisher, ...rest }: SourceDraft) {
  return { ...rest, publisherId: publisher?.id ?? null };
}

export function evidenceDraftOf(one: DeskEvidence): EvidenceDraft {
  return {
    stance: one.stance,
    basis: one.basis?.kind ?? "",
    party: one.basis?.party ? { id: one.basis.party.id, label: one.basis.party.name } : null,
    firstHand: one.basis?.firstHand ?? false,
    from: one.basis?.from ? { id: one.basis.from.id, label: one.basis.from.title } : null,
    quote: one.quote ?? "",
    quoteLanguage: one.quoteLanguage ?? "",
    selected: one.quoteAround && { exact: one.quote ?? "", ...one.quoteAround },
    place: one.place ?? "",
    withdrawnOn: one.withdrawnOn ?? "",
  };
}

export function sourceItem(source: Pick<FoundSource, "id" | "kind" | "title" | "publisher" | "publishedOn">): ComboboxItem {
  const detail = [source.publisher, source.publishedOn && formatDate(source.publishedOn, "short"), SOURCE_KIND_WORDS[source.kind]];
  return { id: source.id, label: source.title, detail: detail.filter(Boolean).join(" · ") };
}
