import type { Balance, Status } from "#lib/claims/states";
import { BASIS_WORDS, type Stance, type WithheldReason } from "#lib/evidence/schema";
import { plural } from "#lib/format";
import { partyOf } from "#lib/publication/listed";
import type { Snapshot } from "#lib/publication/snapshot";

/** What each status means, for somebody who sees the mark for the first time. */
export const STATUS_MEANS: Record<Status, string> = {
  confirmed: "Someone without ties to the speaker backs it, or the act itself is on record.",
  unilateral: "So far it rests on one side or one voice, however many repeat it.",
  disputed: "Someone known contradicts it; the page says which way the evidence leans.",
  unreviewed: "Taken over from elsewhere; nobody here has reviewed it.",
};

export const RETRACTED_MEANS = "Taken back by the newsroom; its page stays, with the reason.";

/** Which way a disputed claim leans, where no evidence was assessed that says it. */
export const BALANCE_SENTENCES: Record<Balance, string> = {
  for: "The claim is contradicted; the evidence supports it.",
  against: "The claim is contradicted; the evidence is against it.",
  both: "The claim is contradicted, and both hold: check date, place and definition.",
  neither: "It is word against word: the evidence settles it for neither side.",
};

export const STANCE_HEADINGS: Record<Stance, string> = {
  asserts: "Says that it is so",
  contradicts: "Says that it is not so",
  declines: "Declines to say",
  context: "Context",
};

type Evidence = Snapshot["evidence"][number];

/** On whose word a piece of evidence rests; a name stands apart, so that it can be set in its own direction. */
export function basisWords(
  { basis }: Pick<Evidence, "basis">,
  snapshot: Pick<Snapshot, "parties" | "sources">,
): { words: string; name?: string; after?: string } {
  switch (basis.kind) {
    case "attributed": {
      const name = partyOf(snapshot, basis.party)?.name;
      return {
        words: name ? "on the word of" : basisName("attributed"),
        ...(name && { name }),
        ...(basis.firstHand && { after: ", at first hand" }),
      };
    }
    case "derived": {
      const source = snapshot.sources.find((one) => one.id === basis.from);
      const name = source && (partyOf(snapshot, source.publisher)?.name ?? source.title);
      return { words: name ? "repeats" : basisName("derived"), ...(name && { name }) };
    }
    default:
      return { words: basisName(basis.kind) };
  }
}

const basisName = (kind: Evidence["basis"]["kind"]) => BASIS_WORDS[kind].name.toLowerCase();

export const WITHHELD_WORDS: Record<WithheldReason, string> = {
  safety: "for safety",
  confidentiality: "for confidentiality",
  privacy: "for privacy",
  legal: "for legal reasons",
};

/** "1 source withheld for safety", "3 sources withheld: 2 for safety, 1 for privacy"; null where nothing is. */
export function withheldWords(withheld: readonly WithheldReason[]): string | null {
  if (withheld.length === 0) return null;
  const counts = new Map<WithheldReason, number>();
  for (const reason of withheld) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const what = `${plural("source", withheld.length)} withheld`;
  const [only] = counts.keys();
  if (counts.size === 1 && only) return `${what} ${WITHHELD_WORDS[only]}`;
  return `${what}: ${[...counts].map(([reason, count]) => `${count} ${WITHHELD_WORDS[reason]}`).join(", ")}`;
}

export function signedBy(signatures: number): string {
  if (signatures === 0) return "nobody";
  return signatures === 1 ? "one reviewer" : signatures === 2 ? "two reviewers" : `${signatures} reviewers`;
}

/** Only these addresses become links; whatever else was typed is shown as text. */
export function linkable(address: string | null): string | null {
  return address !== null && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? address : null;
}

/** A text for the head of a page: one line, cut between words. */
export function oneLine(text: string, max: number): string {
  const line = text.replace(/\s+/gu, " ").trim();
  const letters = [...line];
  if (letters.length <= max) return line;
  const cut = letters.slice(0, max - 1).join("");
  const space = cut.lastIndexOf(" ");
  return `${space > max / 2 ? cut.slice(0, space) : cut}…`;
}
