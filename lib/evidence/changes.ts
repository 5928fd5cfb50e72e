import type { Dossier, DossierSource } from "#lib/evidence/dossier";
import { type Findings, type Named, type Names, namesIn, type Several, several, type Titled } from "#lib/evidence/reasons";
import type { Stance } from "#lib/evidence/schema";
import { byName, compare } from "#lib/evidence/ties";
import type { ResponseOutcome } from "#lib/responses/schema";

/** What would move the status, as work to do. Codes and names, as with reasons. */
export type Change =
  | { code: "split"; party: Named }
  /** Of a party that the claim concerns; `effect`: what its own yes, or where the claim is confirmed its no, would do. */
  | { code: "ask"; party: Named; again: boolean; effect: "confirms" | "disputes" | "weighs" }
  | { code: "trace"; source: Titled }
  | { code: "trace_ring"; sources: Several<Titled> }
  | { code: "trace_more"; count: number }
  /** `effect`: confirms a claim that nobody contradicts, or settles one that somebody does. */
  | { code: "record"; apartFrom: Several<Named>; effect: "confirms" | "settles" }
  | { code: "second_witness"; apartFrom: Several<Named> }
  | { code: "check_definition" };

const TRACED = 10;
const ASKED = 10;

export function changesOf(findings: Findings): Change[] {
  const names = namesIn(findings.traced);
  return [...splits(findings, names), ...questions(findings, names), ...traces(findings, names), ...findingsToMake(findings, names)];
}

function splits({ traced }: Findings, { named }: Names): Change[] {
  const partial = traced.dossier.responses.filter(({ outcome, withdrawnOn }) => outcome === "partial" && withdrawnOn === null);
  return inNameOrder(new Set(partial.map(({ party }) => party)), named).map((party) => ({ code: "split", party }));
}

const HEARD: readonly ResponseOutcome[] = ["confirmed", "denied", "partial", "declined", "no_comment"];

/** The parties that the claim concerns and that have not been heard. */
function questions({ traced, status, asserting }: Findings, { named }: Names): Change[] {
  const { dossier, voices, alignment, sideOf } = traced;
  const { speaker, concerns } = dossier.claim;
  const answers = dossier.responses.filter(({ withdrawnOn }) => withdrawnOn === null);
  const heard = new Set(answers.filter(({ outcome }) => HEARD.includes(outcome)).map(({ party }) => party));
  for (const { party, stance } of voices) if (party !== null && stance !== "context") heard.add(party);
  const asked = new Set(answers.map(({ party }) => party));
  const others = asserting.filter((origin) => origin.named && origin.withConcerned).map(({ party }) => party);
  const wouldConfirm = (party: string) =>
    traced.parties.get(party)?.kind !== "unnamed" &&
    (speaker === null ? alignment.apart([party], others) !== null : ["concerned", "other"].includes(sideOf(party)));
  return inNameOrder(new Set(concerns.filter((party) => !heard.has(party))), named)
    .slice(0, ASKED)
    .map((party) => {
      const again = asked.has(party.id);
      if (status === "confirmed") return { code: "ask", party, again, effect: "disputes" };
      return { code: "ask", party, again, effect: status !== "disputed" && wouldConfirm(party.id) ? "confirms" : "weighs" };
    });
}

/** Where the trails of evidence of unknown origin end. */
function traces({ traced, status }: Findings, { titled }: Names): Change[] {
  const { dossier, voices } = traced;
  const matters: Stance[] = status === "confirmed" ? ["contradicts"] : ["asserts", "contradicts"];
  const lost = voices.filter((voice) => !voice.known && matters.includes(voice.stance));
  const ends = lost.filter((voice) => voice.next === null).map(({ repeats, source }) => repeats ?? source ?? "");
  const rings = matters.flatMap((stance) =>
    ringsAmong(
      lost.filter((voice) => voice.ring && voice.stance === stance).map(({ source, repeats }) => [source ?? "", repeats ?? ""]),
      dossier,
    ),
  );
  const ringsOnce = [...new Map(rings.map((ring) => [JSON.stringify(ring), ring])).values()];
  const all: Change[] = [
    ...inTitleOrder(new Set(ends), dossier).map(({ id }): Change => ({ code: "trace", source: titled(id) })),
    ...ringsOnce.map((ring): Change => ({ code: "trace_ring", sources: several(ring.map(titled)) })),
  ];
  return all.length <= TRACED ? all : [...all.slice(0, TRACED), { code: "trace_more", count: all.length - TRACED }];
}

/** The rings in which sources repeat each other: from each source on to the first by title of those that it repeats. */
function ringsAmong(repeats: [string, string][], dossier: Dossier): string[][] {
  const order = new Map(inTitleOrder(new Set(repeats.flat()), dossier).map(({ id }, place) => [id, place]));
  const placeOf = (source: string) => order.get(source) ?? 0;
  const onward = new Map<string, string>();
  for (const [source, next] of repeats) {
    const before = onward.get(source);
    if (before === undefined || placeOf(next) < placeOf(before)) onward.set(source, next);
  }
  const rings: string[][] = [];
  const walkOf = new Map<string, string>();
  for (const start of order.keys()) {
    const way: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !walkOf.has(at)) {
      walkOf.set(at, start);
      way.push(at);
      at = onward.get(at);
    }
    if (at === undefined || walkOf.get(at) !== start) continue;
    const ring = way.slice(way.indexOf(at));
    const first = ring.reduce((least, source, place) => (placeOf(source) < placeOf(ring[least] ?? "") ? place : least), 0);
    rings.push([...ring.slice(first), ...ring.slice(0, first)]);
  }
  return rings.sort((one, other) => placeOf(one[0] ?? "") - placeOf(other[0] ?? ""));
}

function findingsToMake({ traced, status, balance, asserting }: Findings, { named }: Names): Change[] {
  const { speaker, concerns } = traced.dossier.claim;
  if (balance === "both") return [{ code: "check_definition" }];
  if (status === "confirmed" || balance === "for" || balance === "against") return [];
  const parties = speaker === null ? inNameOrder(new Set(concerns), named) : [named(speaker)];
  if (status === "disputed") return [{ code: "record", apartFrom: several(parties), effect: "settles" }];
  const witness = asserting.find(({ firstHand }) => firstHand);
  const beside = witness && [...parties, ...(parties.some(({ id }) => id === witness.party) ? [] : [named(witness.party)])];
  return [
    { code: "record", apartFrom: several(parties), effect: "confirms" },
    ...(beside ? [{ code: "second_witness" as const, apartFrom: several(beside) }] : []),
  ];
}

function inNameOrder(parties: Set<string>, named: (party: string) => Named): Named[] {
  return [...parties].map(named).sort(byName);
}

function inTitleOrder(ids: Set<string>, { sources }: Dossier): DossierSource[] {
  const byTitle = (one: DossierSource, other: DossierSource) => compare(one.title, other.title) || compare(one.id, other.id);
  return sources.filter(({ id }) => ids.has(id)).sort(byTitle);
}
