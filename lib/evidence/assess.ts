import type { Balance, Status } from "#lib/claims/states";
import { type Change, changesOf } from "#lib/evidence/changes";
import type { Dossier, DossierSource } from "#lib/evidence/dossier";
import { type Trace, trace, type Voice } from "#lib/evidence/origins";
import { type Reason, reasonsOf } from "#lib/evidence/reasons";
import { compare } from "#lib/evidence/ties";

/** Kept with every version that was assessed: raised when the same dossier could be given another answer. */
export const RULES_VERSION = "1";

export type Assessment = {
  status: Status;
  balance: Balance | null; // only when disputed
  links: number;
  origins: number;
  independent: number;
  contradicting: number;
  unknown: number;
  reasons: Reason[];
  wouldChange: Change[];
};

/** One known party that asserts, or contradicts, with all that it rests on. */
export type Origin = {
  party: string;
  name: string;
  named: boolean; // by its publisher
  withSpeaker: boolean;
  withConcerned: boolean;
  firstHand: boolean;
  /** The first source by title in which it keeps a record of the claim, and the first that is the thing itself. */
  record: DossierSource | null;
  itself: DossierSource | null;
};

/** By which rule a side holds. `parties` are those who make it so; `source` what it rests on. */
export type Hold =
  | { by: "concerned" | "two_first_hand" | "speaker_side"; parties: string[] }
  | { by: "record" | "itself"; parties: string[]; source: string };

/** What the evidence suggests, and why: the one place where it is decided (docs/decisions/0007). */
export function assess(dossier: Dossier, asOf?: string): Assessment {
  const traced = trace(dossier, asOf);
  const asserting = originsThat("asserts", traced);
  const contradicting = originsThat("contradicts", traced);
  const hasSpeaker = traced.dossier.claim.speaker !== null;
  const independent = asserting.filter((origin) => (hasSpeaker ? !origin.withSpeaker : !origin.withConcerned));
  const holdFor = assertionHolds(asserting, independent, traced);
  const holdAgainst = contradictionHolds(contradicting, traced);
  const status = statusOf(asserting, contradicting, holdFor);
  const balance = status === "disputed" ? balanceOf(holdFor, holdAgainst) : null;
  const voices = traced.alignment.voices(partiesOf(independent));
  const speaking = traced.voices.filter(({ stance }) => stance === "asserts" || stance === "contradicts");
  const unknown = speaking.filter((voice) => !voice.known).length;
  const findings = { traced, status, balance, asserting, contradicting, independent, voices, holdFor, holdAgainst, unknown };
  return {
    status,
    balance,
    links: linksOf(traced.voices),
    origins: asserting.length,
    independent: voices,
    contradicting: contradicting.length,
    unknown,
    reasons: reasonsOf(findings),
    wouldChange: changesOf(findings),
  };
}

/** In the order of their names, so that the same one is named whatever the order of the evidence. */
function originsThat(stance: "asserts" | "contradicts", { voices, dossier, parties, sources, sideOf }: Trace): Origin[] {
  const origins = new Map<string, Origin>();
  for (const voice of voices) {
    const { party, firstHand } = voice;
    if (voice.stance !== stance || party === null) continue;
    let origin = origins.get(party);
    if (!origin) {
      const side = sideOf(party);
      origin = {
        party,
        name: parties.get(party)?.name ?? party,
        named: parties.get(party)?.kind !== "unnamed",
        withSpeaker: side === "speaker" || side === "both",
        withConcerned: side === "concerned" || side === "both",
        firstHand: false,
        record: null,
        itself: null,
      };
      origins.set(party, origin);
    }
    origin.firstHand ||= firstHand;
    const basis = "evidence" in voice.from ? dossier.evidence[voice.from.evidence]?.basis.kind : undefined;
    const source = sources.get(voice.source ?? "");
    if (source && (basis === "record" || basis === "itself")) origin[basis] = firstByTitle(origin[basis], source);
  }
  return [...origins.values()].sort((one, other) => compare(one.name, other.name) || compare(one.party, other.party));
}

/** Rule 7. */
function assertionHolds(origins: Origin[], independent: Origin[], traced: Trace): Hold | null {
  const { alignment, dossier } = traced;
  if (dossier.claim.speaker === null) {
    const parties = partiesOf(origins.filter((origin) => origin.named && origin.withConcerned));
    const pair = alignment.apart(parties, parties);
    if (pair) return { by: "concerned", parties: pair };
  } else {
    const backing = independent.find((origin) => origin.named && origin.withConcerned);
    if (backing) return { by: "concerned", parties: [backing.party] };
  }
  return documented(origins, independent) ?? witnessed(origins, independent, traced);
}

/** Rule 9. */
function contradictionHolds(origins: Origin[], traced: Trace): Hold | null {
  const independent = origins.filter((origin) => !origin.withConcerned);
  const own = origins.find((origin) => origin.named && origin.withSpeaker);
  return (
    documented(origins, independent) ??
    witnessed(origins, independent, traced) ??
    (own ? { by: "speaker_side", parties: [own.party] } : null)
  );
}

/** Rule 7 (b). */
function documented(origins: Origin[], independent: Origin[]): Hold | null {
  for (const { party, itself } of origins) if (itself) return { by: "itself", parties: [party], source: itself.id };
  for (const { party, record } of independent) if (record) return { by: "record", parties: [party], source: record.id };
  return null;
}

function firstByTitle(one: DossierSource | null, other: DossierSource): DossierSource {
  return one === null || (compare(other.title, one.title) || compare(other.id, one.id)) < 0 ? other : one;
}

/** Rule 7 (c). */
function witnessed(origins: Origin[], independent: Origin[], { alignment }: Trace): Hold | null {
  const isFirstHand = (origin: Origin) => origin.firstHand;
  const pair = alignment.apart(partiesOf(independent.filter(isFirstHand)), partiesOf(origins.filter(isFirstHand)));
  return pair && { by: "two_first_hand", parties: pair };
}

function partiesOf(origins: Origin[]): string[] {
  return origins.map(({ party }) => party);
}

/** Rule 8. */
function statusOf(asserting: Origin[], contradicting: Origin[], holdFor: Hold | null): Status {
  if (contradicting.length > 0) return "disputed";
  if (asserting.length === 0) return "unreviewed";
  return holdFor ? "confirmed" : "unilateral";
}

function balanceOf(holdFor: Hold | null, holdAgainst: Hold | null): Balance {
  if (holdFor) return holdAgainst ? "both" : "for";
  return holdAgainst ? "against" : "neither";
}

/** Sources that assert, whoever is behind them, and answers that confirm. */
function linksOf(voices: Voice[]): number {
  const sources = new Set<string>();
  let answers = 0;
  for (const { stance, source } of voices) {
    if (stance !== "asserts") continue;
    if (source === null) answers++;
    else sources.add(source);
  }
  return sources.size + answers;
}
