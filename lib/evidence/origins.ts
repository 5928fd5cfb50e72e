import { type Alignment, alignmentOn } from "#lib/evidence/alignment";
import { asOfDossier } from "#lib/evidence/as-of";
import type { Dossier, DossierEvidence, DossierParty, DossierResponse, DossierSource } from "#lib/evidence/dossier";
import type { Stance } from "#lib/evidence/schema";

/** Whose side an origin is on: the speaker's, that of a party that the claim concerns, both or neither. */
export type Side = "speaker" | "concerned" | "both" | "other";

/** A piece of evidence that counts, or an answer that speaks, and where it leads. */
export type Voice = {
  /** Its place in the list of the traced dossier. */
  from: { evidence: number } | { response: number };
  source: string | null; // null: an answer
  stance: Stance;
  /** The party whose voice it is. null: it repeats a source, or nobody knows. */
  party: string | null;
  firstHand: boolean;
  /** The source that it repeats. */
  repeats: string | null;
  /** The place among `voices` of what it repeats there: the nearest to a known origin, else to where the trail ends. */
  next: number | null;
  /** Whether the trail leads to somebody known. */
  known: boolean;
  /** Whether the trail has no end, since sources repeat each other. */
  ring: boolean;
};

export type Trace = {
  /** What was traced: with a day, the dossier as it was then. */
  dossier: Dossier;
  parties: ReadonlyMap<string, DossierParty>;
  sources: ReadonlyMap<string, DossierSource>;
  voices: Voice[];
  alignment: Alignment;
  sideOf: (party: string) => Side;
  /** Walks the trail of one voice: the sources that it passes through, in order, and the parties at all its roots. */
  trailOf: (voice: Voice) => { sources: string[]; ring: boolean };
  originsOf: (voice: Voice) => string[];
};

/** Everything that is said of the claim from one source with one stance. */
type Stand = {
  source: string;
  stance: Stance;
  voices: number[];
  repeatedBy: number[];
  onward: number | null;
  end: "known" | "open" | null;
};

/** Follows each piece of evidence and each answer that speaks to its origin; in time linear in the dossier. */
export function trace(given: Dossier, asOf?: string): Trace {
  const dossier = asOf === undefined ? given : asOfDossier(given, asOf);
  const { speaker, concerns, saidOn } = dossier.claim;
  const alignment = alignmentOn(dossier.parties, dossier.affiliations, saidOn);
  const withSpeaker = alignment.alignedWith(speaker === null ? [] : [speaker]);
  const withConcerned = alignment.alignedWith(concerns);
  const parties = new Map(dossier.parties.map((party) => [party.id, party]));
  const sources = new Map(dossier.sources.map((source) => [source.id, source]));
  const speaksForItself = (party: string) => parties.get(party)?.kind !== "unnamed" && withConcerned(party);

  const voices = dossier.evidence.flatMap((piece, evidence): Voice[] => {
    if (piece.withdrawnOn !== null) return [];
    const party = partyOf(piece, sources);
    const firstHand = party !== null && (isFirstHand(piece) || (piece.basis.kind === "attributed" && speaksForItself(party)));
    const repeats = piece.basis.kind === "derived" ? piece.basis.from : null;
    const { source, stance } = piece;
    return [{ from: { evidence }, source, stance, party, firstHand, repeats, next: null, known: party !== null, ring: false }];
  });
  const stands = followed(voices);
  for (const [response, answer] of dossier.responses.entries()) {
    const stance = stanceOf(answer);
    if (stance === null) continue;
    const { party } = answer;
    voices.push({
      from: { response },
      source: null,
      stance,
      party,
      firstHand: speaksForItself(party),
      repeats: null,
      next: null,
      known: true,
      ring: false,
    });
  }

  return {
    dossier,
    parties,
    sources,
    voices,
    alignment,
    sideOf: (party) => (withSpeaker(party) ? (withConcerned(party) ? "both" : "speaker") : withConcerned(party) ? "concerned" : "other"),
    trailOf: (voice) => {
      const passedThrough: string[] = [];
      const passed = new Set<Voice>();
      for (let at: Voice | undefined = voice; at && !passed.has(at); at = at.next === null ? undefined : voices[at.next]) {
        passed.add(at);
        if (at.repeats !== null) passedThrough.push(at.repeats);
      }
      return { sources: passedThrough, ring: voice.ring };
    },
    originsOf: (voice) => {
      const roots = new Set<string>();
      const passed = new Set<Stand>();
      const open = [voice];
      for (let at = open.pop(); at; at = open.pop()) {
        if (at.party !== null) roots.add(at.party);
        const stand = at.repeats === null ? undefined : stands.get(at.stance)?.get(at.repeats);
        if (!stand || passed.has(stand)) continue;
        passed.add(stand);
        for (const place of stand.voices) open.push(voices[place] as Voice);
      }
      return [...roots];
    },
  };
}

function partyOf({ source, basis }: DossierEvidence, sources: ReadonlyMap<string, DossierSource>): string | null {
  if (basis.kind === "attributed") return basis.party;
  return basis.kind === "derived" || basis.kind === "unknown" ? null : (sources.get(source)?.publisher ?? null);
}

function isFirstHand({ basis }: DossierEvidence): boolean {
  return basis.kind === "attributed" ? basis.firstHand : basis.kind !== "derived" && basis.kind !== "unknown";
}

/** Only a yes or a no speaks; every other outcome, and an answer taken back, is silence. */
function stanceOf({ outcome, withdrawnOn }: DossierResponse): Stance | null {
  if (withdrawnOn !== null) return null;
  return outcome === "confirmed" ? "asserts" : outcome === "denied" ? "contradicts" : null;
}

/** Sets where each repeat leads: first from the known origins back along the repeats, then from where trails end. What is left runs in rings. */
function followed(voices: Voice[]): Map<Stance, Map<string, Stand>> {
  const stands = new Map<Stance, Map<string, Stand>>();
  const all: Stand[] = [];
  for (const [place, voice] of voices.entries()) {
    const { source, stance } = voice;
    if (source === null) continue;
    const sources = stands.get(stance) ?? new Map<string, Stand>();
    stands.set(stance, sources);
    let stand = sources.get(source);
    if (!stand) {
      stand = { source, stance, voices: [], repeatedBy: [], onward: null, end: null };
      sources.set(source, stand);
      all.push(stand);
    }
    stand.voices.push(place);
  }
  const standOf = ({ stance, source }: Voice) => (source === null ? undefined : stands.get(stance)?.get(source));
  const repeatedStand = ({ stance, repeats }: Voice) => (repeats === null ? undefined : stands.get(stance)?.get(repeats));
  for (const [place, voice] of voices.entries()) repeatedStand(voice)?.repeatedBy.push(place);

  const settle = (end: "known" | "open", isEnd: (voice: Voice) => boolean) => {
    const settled: Stand[] = [];
    const reach = (stand: Stand | undefined, onward: number) => {
      if (!stand || stand.end !== null) return;
      stand.end = end;
      stand.onward = onward;
      settled.push(stand);
    };
    for (const [place, voice] of voices.entries()) if (isEnd(voice)) reach(standOf(voice), place);
    for (let at = 0; at < settled.length; at++)
      for (const place of settled[at]?.repeatedBy ?? []) reach(standOf(voices[place] as Voice), place);
  };
  settle("known", (voice) => voice.party !== null);
  settle("open", (voice) => !repeatedStand(voice));
  for (const stand of all) stand.onward ??= stand.voices[0] ?? null;
  for (const voice of voices) {
    const stand = repeatedStand(voice);
    if (!stand) continue;
    voice.next = stand.onward;
    voice.known = stand.end === "known";
    voice.ring = stand.end === null;
  }
  return stands;
}
