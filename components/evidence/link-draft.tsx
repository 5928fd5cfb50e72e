import type { ComboboxItem } from "#components/ui/combobox-search";
import type { DeskEvidence } from "#lib/claims/queries";
import type { BasisKind } from "#lib/evidence/schema";
import { formatDate } from "#lib/format";
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
  place: "",
  withdrawnOn: "",
};

export const BLANK_SOURCE: SourceDraft = { kind: "", title: "", publisher: null, author: "", publishedOn: "", address: "", language: "" };

export function evidenceInputOf({ basis, party, firstHand, from, ...rest }: EvidenceDraft) {
  return {
    ...rest,
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
    place: one.place ?? "",
    withdrawnOn: one.withdrawnOn ?? "",
  };
}

export function sourceItem(source: Pick<FoundSource, "id" | "kind" | "title" | "publisher" | "publishedOn">): ComboboxItem {
  const detail = [source.publisher, source.publishedOn && formatDate(source.publishedOn, "short"), SOURCE_KIND_WORDS[source.kind]];
  return { id: source.id, label: source.title, detail: detail.filter(Boolean).join(" · ") };
}
