import type { Dossier, DossierResponse, DossierSource } from "#lib/evidence/dossier";
import type { Trace, Voice } from "#lib/evidence/origins";
import { compare } from "#lib/evidence/ties";

export type Speaking = "asserts" | "contradicts";

/** All that one source says one way, or one answer; it stands under what it repeats. */
export type Stand = {
  source: DossierSource | null; // null: an answer
  answer: DossierResponse | null;
  stance: Speaking;
  /** Whether it is evidence of this claim, or only named by what repeats it. */
  linked: boolean;
  voices: Voice[];
  /** What it repeats. null: here its trail ends. */
  under: Stand | null;
  /** Those that repeat each other in a ring with it, it included. */
  ring: Stand[] | null;
  repeatedBy: Stand[];
  /** How many links end here: itself, if it is one, and all that repeat it. */
  links: number;
};

/** The same dossier in an order that no place in its lists decides: what is older comes first. */
export function inOrderOfDate(dossier: Dossier): Dossier {
  const sources = new Map(dossier.sources.map((source) => [source.id, source]));
  const names = new Map(dossier.parties.map((party) => [party.id, party.name]));
  const titleOf = (id: string) => sources.get(id)?.title ?? "";
  const evidence = dossier.evidence.map((piece) => {
    const { basis } = piece;
    const on = basis.kind === "attributed" ? names.get(basis.party) : basis.kind === "derived" ? titleOf(basis.from) : "";
    return { piece, key: [sources.get(piece.source)?.publishedOn ?? "~", titleOf(piece.source), piece.source, basis.kind, on ?? ""] };
  });
  const responses = dossier.responses.map((response) => {
    const { askedOn, repliedOn, party, outcome } = response;
    return { response, key: [repliedOn ?? askedOn ?? "~", names.get(party) ?? "", party, outcome] };
  });
  return {
    ...dossier,
    evidence: evidence.sort((one, other) => compareKeys(one.key, other.key)).map(({ piece }) => piece),
    responses: responses.sort((one, other) => compareKeys(one.key, other.key)).map(({ response }) => response),
  };
}

function compareKeys(one: string[], other: string[]): number {
  for (const [place, part] of one.entries()) {
    const order = compare(part, other[place] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

export type Stands = {
  /** Where trails end, each with all that repeats it. */
  ends: Stand[];
  /** What a voice repeats; null where it repeats nothing. */
  repeatedBy: (voice: Voice) => Stand | null;
};

/** Puts sources under what they repeat; in time linear in the dossier. */
export function standsOf({ voices, dossier, sources }: Trace): Stands {
  const stands = new Map<string, Stand>();
  const standOf = (stance: Speaking, id: string): Stand => {
    const key = `${stance} ${id}`;
    const stand = stands.get(key) ?? newStand(stance, sources.get(id) ?? null, null);
    stands.set(key, stand);
    return stand;
  };
  const answers: Stand[] = [];
  const onward = new Map<Stand, Voice>();
  for (const voice of voices) {
    const { stance, source, repeats, next } = voice;
    if (stance !== "asserts" && stance !== "contradicts") continue;
    if (source === null) {
      const answer = "response" in voice.from ? (dossier.responses[voice.from.response] ?? null) : null;
      answers.push({ ...newStand(stance, null, answer), linked: true, voices: [voice], links: 1 });
      continue;
    }
    const stand = standOf(stance, source);
    stand.voices.push(voice);
    stand.linked = true;
    stand.links = 1;
    const leads = next === null ? undefined : voices[next];
    if (repeats !== null && leads) onward.set(standOf(stance, repeats), leads);
  }
  for (const stand of [...stands.values()]) {
    const voice = onward.get(stand) ?? firstTowards(stand.voices);
    if (voice && voice.repeats !== null) stand.under = standOf(stand.stance, voice.repeats);
  }
  openRings([...stands.values()]);
  for (const stand of stands.values()) stand.under?.repeatedBy.push(stand);
  const ends = [...stands.values()].filter((stand) => stand.under === null);
  countLinks(ends);
  return {
    ends: [...ends, ...answers],
    repeatedBy: ({ stance, repeats }) => (repeats === null ? null : (stands.get(`${stance} ${repeats}`) ?? null)),
  };
}

function newStand(stance: Speaking, source: DossierSource | null, answer: DossierResponse | null): Stand {
  return { source, answer, stance, linked: false, voices: [], under: null, ring: null, repeatedBy: [], links: 0 };
}

/** Of what a source says itself, that which leads to somebody known, else to where the trail is lost, else into a ring. */
function firstTowards(voices: Voice[]): Voice | undefined {
  return (
    voices.find((voice) => voice.party !== null) ??
    voices.find((voice) => voice.known) ??
    voices.find((voice) => voice.repeats === null) ??
    voices.find((voice) => !voice.ring) ??
    voices[0]
  );
}

/** Sources that repeat each other stand under nothing: their ring is where trails end. */
function openRings(stands: Stand[]): void {
  const walked = new Map<Stand, number>();
  stands.forEach((start, walk) => {
    let at: Stand | null = start;
    for (; at && !walked.has(at); at = at.under) walked.set(at, walk);
    if (!at || walked.get(at) !== walk) return;
    const ring: Stand[] = [];
    for (let member: Stand = at; member.ring === null; member = member.under ?? member) {
      ring.push(member);
      member.ring = ring;
    }
  });
  for (const stand of stands) if (stand.ring) stand.under = null;
}

function countLinks(ends: Stand[]): void {
  const order = [...ends];
  for (let at = 0; at < order.length; at++) for (const stand of order[at]?.repeatedBy ?? []) order.push(stand);
  for (const stand of order.reverse()) if (stand.under) stand.under.links += stand.links;
}
