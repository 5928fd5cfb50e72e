import { BALANCE_WORDS, type Balance, type Status } from "#lib/claims/states";
import type { Stance, WithheldReason } from "#lib/evidence/schema";
import { capital, plural } from "#lib/format";
import { partyOf } from "#lib/publication/listed";
import type { Snapshot } from "#lib/publication/snapshot";

/** What each status means, for somebody who sees the mark for the first time. */
export const STATUS_MEANS: Record<Status, string> = {
  confirmed: "Someone without ties to the speaker backs it, or the act itself is on record.",
  unilateral: "So far it rests on one side or one voice, however many repeat it.",
  disputed: "Someone known contradicts it; the page says which way the evidence leans.",
  unreviewed: "Taken over from elsewhere; nobody here has reviewed it.",
};

/** The line beside the status word. */
export function statusLine(status: Status | null, balance: Balance | null): string {
  if (status === null) return "The newsroom no longer stands behind this claim";
  if (status === "disputed") return capital(balance ? BALANCE_WORDS[balance] : "contradicted by someone known");
  if (status === "confirmed") return "Backed beyond the speaker’s own side";
  if (status === "unilateral") return "Not confirmed, however many repeat it";
  return "Not reviewed by this newsroom";
}

/** The same for a disputed claim, as a sentence of its own. */
export const BALANCE_SENTENCES: Record<Balance, string> = {
  for: "The claim is contradicted; the evidence supports it.",
  against: "The claim is contradicted; the evidence is against it.",
  both: "Both sides hold: check the date, the place and the definition.",
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
export function basisWords({ basis }: Evidence, snapshot: Snapshot): { words: string; name?: string; after?: string } {
  switch (basis.kind) {
    case "attributed": {
      const name = partyOf(snapshot, basis.party)?.name;
      return {
        words: name ? "attributed to" : "attributed to somebody",
        ...(name && { name }),
        ...(basis.firstHand && { after: ", first-hand" }),
      };
    }
    case "derived": {
      const source = snapshot.sources.find((one) => one.id === basis.from);
      const name = source && (partyOf(snapshot, source.publisher)?.name ?? source.title);
      return { words: name ? "repeats" : "repeats another source", ...(name && { name }) };
    }
    case "observed":
      return { words: "saw it with its own eyes" };
    case "record":
      return { words: "a record" };
    case "itself":
      return { words: "the thing itself" };
    case "unknown":
      return { words: "does not say how it knows" };
  }
}

const WITHHELD_WORDS: Record<WithheldReason, string> = {
  safety: "for safety",
  confidentiality: "for confidentiality",
  privacy: "for privacy",
  legal: "for legal reasons",
};

/** "3 sources are withheld: 2 for safety, 1 for privacy." */
export function withheldSentence(withheld: readonly WithheldReason[]): string | null {
  if (withheld.length === 0) return null;
  const counts = new Map<WithheldReason, number>();
  for (const reason of withheld) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const verb = withheld.length === 1 ? "is" : "are";
  const what = `${plural("piece", withheld.length)} of evidence ${verb} withheld`;
  const [only] = counts.keys();
  if (counts.size === 1 && only) return `${what} ${WITHHELD_WORDS[only]}.`;
  return `${what}: ${[...counts].map(([reason, count]) => `${count} ${WITHHELD_WORDS[reason]}`).join(", ")}.`;
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
