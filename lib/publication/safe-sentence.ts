import { isolated } from "#lib/bidi";
import type { Balance, Status } from "#lib/claims/states";
import type { Named, Reason, Several, Silence } from "#lib/evidence/reasons";
import type { WithheldReason } from "#lib/evidence/schema";
import type { PartyKind } from "#lib/parties/schema";
import { partyOf } from "#lib/publication/listed";
import { english } from "#lib/publication/safe-sentence-en";
import { spanish } from "#lib/publication/safe-sentence-es";
import type { Snapshot } from "#lib/publication/snapshot";
import { basisOfStatus } from "#lib/publication/standing";

/** A party in a sentence: its kind decides whether its name takes an article. */
export type Spoken = { name: string; kind: PartyKind };
export type Many = Several<Spoken>;

/** What may be said of a claim beside whose it is: never more than its status does. */
export type Saying =
  | { code: "itself" }
  | { code: "record"; publisher: Spoken }
  | { code: "concerned" | "first_hand"; parties: Many }
  /** `side` null: the speaker's. */
  | { code: "only_side"; side: Many | null }
  | { code: "only_reports"; voices: Many }
  | { code: "contradicted"; by: Many; balance: Balance }
  | { code: "judged"; status: Status; balance: Balance | null; suggested: Verdict | null; signatures: number }
  | { code: "withheld"; status: Status; balance: Balance | null; reasons: WithheldReason[] }
  | { code: "plain"; status: Status; balance: Balance | null };
type Verdict = { status: Status; balance: Balance | null };

/** Those who were asked and said neither yes nor no. */
export type Silent = { outcome: Silence | "partial"; parties: Many };

/** The sentence in one language. `claim` is embedded already, or told as what it comes to. */
export type SafeWords = {
  /** Words with which a sentence can begin and that are written small inside one. */
  small: RegExp;
  said: (speaker: Spoken | null, saidOn: string | null, claim: { embedded: string } | { inSubstance: string }) => string;
  sayings: (saying: Saying, speaker: Spoken | null, asOf: string | null) => string;
  /** The same beside those who are silent, and with them as of a day. */
  besides: (silent: Silent[], saying: string, asOf: string | null) => string;
};

export type SafeSentence = { text: string; language: "en" | "es" };

/** English or Spanish: the claim's language, else the newsroom's, else English (docs/decisions/0011). */
export function safeLanguage(claim: string, newsroom: string): "en" | "es" {
  const known = [claim, newsroom].map((tag) => /^(en|es)(-|$)/i.exec(tag)?.[1]?.toLowerCase());
  return (known.find((language) => language !== undefined) as "en" | "es" | undefined) ?? "en";
}

/** An attribution that is ready to copy and says no more than the status does; null for a retracted claim. */
export function safeSentence(snapshot: Snapshot, newsroomLanguage: string): SafeSentence | null {
  const { claim, asOf } = snapshot;
  const saying = sayingOf(snapshot);
  if (saying === null) return null;
  const language = safeLanguage(claim.language, newsroomLanguage);
  const words = language === "es" ? spanish : english;
  const party = partyOf(snapshot, claim.speaker);
  const speaker = party && spoken(party);
  const first = words.said(speaker, claim.saidOn, told(claim.text, snapshot, words));
  const silent = saying.code === "only_side" || saying.code === "only_reports" ? silentOf(snapshot) : [];
  const second =
    silent.length > 0 ? words.besides(silent, words.sayings(saying, speaker, null), asOf) : words.sayings(saying, speaker, asOf);
  return { text: `${first}; ${second}.`, language };
}

const spoken = ({ name, kind }: Spoken): Spoken => ({ name: isolated(name), kind });

/**
 * A claim can follow "said that" where it is one sentence whose first word may be written as it is or small. Any other is told as what
 * was said in substance, without quotation marks: a text of the newsroom must not look like somebody's own words. What is not one plain
 * sentence stands in square brackets, as what an editor writes into a text, so that it can be told from ours.
 */
function told(text: string, { parties }: Snapshot, { small }: SafeWords): { embedded: string } | { inSubstance: string } {
  const line = text.replace(/\s+/gu, " ").trim();
  // Not the full stop of an abbreviation.
  const plain = line.replace(/(?<![.\u2026]|\b\p{Lu})\.$/u, "");
  const isOneSentence = !/[.!?\u2026](\s|$)|[;:\n\u201c\u201d\u00ab\u00bb"]/u.test(plain);
  const begins = (name: string) => plain.startsWith(name) && !/^[\p{L}\p{N}]/u.test(plain.slice(name.length));
  const fixed = /^(\p{N}|\p{Lu}{2})/u.test(plain) || parties.some(({ name }) => begins(name));
  if (isOneSentence && fixed) return { embedded: isolated(plain) };
  if (isOneSentence && small.test(plain)) return { embedded: isolated(plain.charAt(0).toLowerCase() + plain.slice(1)) };
  return { inSubstance: isOneSentence ? isolated(plain) : `[${isolated(plain)}]` };
}

function sayingOf(snapshot: Snapshot): Saying | null {
  const { status, balance, suggested, signatures, withheld, assessment } = snapshot;
  if (status === null) return null;
  const basis = basisOfStatus(snapshot);
  if (basis === "judgement") return { code: "judged", status, balance, suggested, signatures };
  if (basis === "withheld") return { code: "withheld", status, balance, reasons: withheld };
  if (basis === "evidence")
    for (const reason of assessment?.reasons ?? []) {
      const saying = sayingFor(reason, snapshot);
      if (saying) return saying;
    }
  return { code: "plain", status, balance };
}

/** The reason that decides; the others explain it. */
function sayingFor(reason: Reason, snapshot: Snapshot): Saying | null {
  const { status, balance, claim } = snapshot;
  const kinds = new Map(snapshot.parties.map((party) => [party.slug, party.kind]));
  const one = ({ id, name }: Named): Spoken => spoken({ name, kind: kinds.get(id) ?? "person" });
  const many = ({ first, more }: Several<Named>): Many => ({ first: first.map(one), more });
  if (balance) return reason.code === "contradicted" ? { code: "contradicted", by: many(reason.by), balance } : null;
  if (status === "unilateral" && reason.code === "only_side")
    return { code: "only_side", side: claim.speaker === null ? many(reason.sides) : null };
  if (status === "unilateral" && reason.code === "only_reports") return { code: "only_reports", voices: many(reason.voices) };
  if (status !== "confirmed") return null;
  switch (reason.code) {
    case "itself":
      return { code: "itself" };
    case "record":
      return { code: "record", publisher: one(reason.publisher) };
    case "concerned_asserts":
      return { code: "concerned", parties: many({ first: [reason.party], more: 0 }) };
    case "concerned_agree":
      return { code: "concerned", parties: many({ first: reason.parties, more: 0 }) };
    case "two_first_hand":
      return { code: "first_hand", parties: many({ first: reason.parties, more: 0 }) };
    default:
      return null;
  }
}

const ORDER = ["partial", "declined", "no_comment", "unreachable", "no_reply"] as const;

/** By what came of it, the last of each party; whoever has said yes or no is not silent. */
function silentOf(snapshot: Snapshot): Silent[] {
  const last = new Map(snapshot.responses.filter((one) => one.withdrawnOn === null).map((one) => [one.party, one.outcome]));
  return ORDER.flatMap((outcome) => {
    const parties = [...last].flatMap(([id, came]) => (came === outcome ? (partyOf(snapshot, id) ?? []) : [])).map(spoken);
    return parties.length === 0 ? [] : [{ outcome, parties: { first: parties.slice(0, 5), more: Math.max(0, parties.length - 5) } }];
  });
}
