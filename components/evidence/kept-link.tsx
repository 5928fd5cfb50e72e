import { BLANK_EVIDENCE, BLANK_SOURCE, type EvidenceDraft, type SourceDraft } from "#components/evidence/link-draft";
import type { ComboboxItem } from "#components/ui/combobox-search";

export type LinkDraft = { from: "new" | "known"; known: ComboboxItem | null; source: SourceDraft; evidence: EvidenceDraft };

/** By person too: whoever signs in after somebody in the same tab must not read of a source that is to be protected. */
const keyOf = (personId: string, number: number) => `claimdesk:link:${personId}:${number}`;

/** What was typed of a source stays in this tab until it is linked, whatever becomes of the page. */
export function keepLink(personId: string, number: number, draft: LinkDraft): void {
  try {
    if (isBlank(draft)) sessionStorage.removeItem(keyOf(personId, number));
    else sessionStorage.setItem(keyOf(personId, number), JSON.stringify(draft));
  } catch {
    // Without storage it stays only in the form.
  }
}

export function keptLink(personId: string, number: number): LinkDraft | null {
  try {
    const kept: Partial<LinkDraft> | null = JSON.parse(sessionStorage.getItem(keyOf(personId, number)) ?? "null");
    if (typeof kept !== "object" || kept === null) return null;
    return {
      from: kept.from === "known" ? "known" : "new",
      known: kept.known ?? null,
      source: { ...BLANK_SOURCE, ...kept.source },
      evidence: { ...BLANK_EVIDENCE, ...kept.evidence },
    };
  } catch {
    return null;
  }
}

export function forgetLink(personId: string, number: number): void {
  try {
    sessionStorage.removeItem(keyOf(personId, number));
  } catch {
    // There was nothing.
  }
}

function isBlank({ known, source, evidence }: LinkDraft): boolean {
  return [known, ...Object.values(source), ...Object.values(evidence)].every((value) => !value);
}
