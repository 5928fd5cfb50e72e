import type { Dossier, DossierBasis, DossierParty, DossierSource, DossierTie } from "#lib/evidence/dossier";
import { type Side, type Trace, trace, type Voice } from "#lib/evidence/origins";
import { type Row, type WholeGroup, withRoom } from "#lib/evidence/picture-rows";
import { inOrderOfDate, type Speaking, type Stand, type Stands, standsOf } from "#lib/evidence/stands";
import { byName, compare, tieFinder } from "#lib/evidence/ties";
import type { AffiliationKind } from "#lib/parties/schema";
import { aligns, holdsOn } from "#lib/parties/schema";
import type { ResponseOutcome } from "#lib/responses/schema";

/** What leads to an origin: the kind of basis, or an answer to a question of the newsroom. */
export type Rests = Exclude<DossierBasis["kind"], "derived" | "unknown"> | "first_hand" | "answer";

/** A voice at the root of trails. */
export type Origin = {
  party: DossierParty;
  side: Side;
  isSpeaker: boolean;
  isConcerned: boolean;
  /** The origins on neither side that are one side with it, itself included. */
  tiedWith: Origin[] | null;
  /** What makes it one side with the speaker, a concerned party, or another of `tiedWith`. */
  ties: { from: DossierParty; kind: AffiliationKind; to: DossierParty }[];
  /** It is one side with them only in that both are unnamed. */
  maybeSame: boolean;
  links: number;
};

export type Leads = { origin: Origin; rests: Rests };

/** A place on the right of the picture. */
export type End =
  | { kind: "origin"; origin: Origin }
  /** Further origins of the same side, for which there is no room. */
  | { kind: "more"; origins: Origin[] }
  | { kind: "unknown" }
  | { kind: "ring" };

/** Whose side ends are on; `tied`: on neither, but one side with each other. */
export type GroupKind = Side | "tied" | "unknown" | "ring";
export type Group = { kind: GroupKind; ends: { end: End; rows: Row[] }[] };
export type Band = { stance: Speaking; groups: Group[] };

/** A party whose word could settle the claim and that has not given it. */
export type Silent = { party: DossierParty; outcome: Exclude<ResponseOutcome, "confirmed" | "denied"> | null; askedOn: string | null };

export type Picture = {
  bands: Band[];
  silent: Silent[];
  /** Every end of a trail with all that leads to it, of which the bands show what there is room for. */
  roots: Root[];
  repeatedBy: Stands["repeatedBy"];
  /** Everybody whose word a source rests on, however far back. */
  originsBehind: (stand: Stand) => Origin[];
  originOf: (party: string) => Origin | undefined;
  restsOf: (voice: Voice) => Rests;
  publisherOf: (source: DossierSource) => DossierParty | null;
};

/** The end of a trail, and to whom it leads: to nobody where that is unknown, or runs in a ring. */
export type Root = { stand: Stand; leads: Leads[] };

/** How the links of a claim go back to whose word they rest on: what is drawn, without measures. Linear in the dossier. */
export function pictureOf(dossier: Dossier, asOf?: string): Picture {
  const traced = trace(inOrderOfDate(dossier), asOf);
  const { parties } = traced;
  const origins = new Map<string, Origin>();
  const originOf = (party: DossierParty): Origin => {
    const known = origins.get(party.id);
    if (known) return known;
    const { speaker, concerns } = traced.dossier.claim;
    const side = traced.sideOf(party.id);
    const [isSpeaker, isConcerned] = [party.id === speaker, concerns.includes(party.id)];
    const origin = { party, side, isSpeaker, isConcerned, tiedWith: null, ties: [], maybeSame: false, links: 0 };
    origins.set(party.id, origin);
    return origin;
  };
  const { ends, repeatedBy } = standsOf(traced);
  const roots = ends.map((stand): Root => ({ stand, leads: leadsOf(stand, traced, parties, originOf) }));
  for (const { stand, leads } of roots) for (const { origin } of leads) origin.links += stand.links;
  const voices = [...origins.values()];
  joinTied(voices, traced);
  tellTies(voices, traced, parties);
  const whole = STANCES.map((stance) => groupsOf(roots.filter(({ stand }) => stand.stance === stance)));
  return {
    bands: withRoom(whole).flatMap((groups, place) => {
      const stance = STANCES[place];
      return stance && groups.length > 0 ? [{ stance, groups }] : [];
    }),
    silent: silentOf(traced, parties, origins),
    roots,
    repeatedBy,
    originsBehind: originsBehind(traced, origins),
    originOf: (party) => origins.get(party),
    restsOf: (voice) => restsOf(voice, traced.dossier),
    publisherOf: (source) => parties.get(source.publisher ?? "") ?? null,
  };
}

const STANCES: readonly Speaking[] = ["asserts", "contradicts"];
const SIDES: readonly Side[] = ["speaker", "both", "concerned", "other"];

function leadsOf(stand: Stand, { dossier }: Trace, parties: Trace["parties"], originOf: (party: DossierParty) => Origin): Leads[] {
  const leads = new Map<Origin, Leads>();
  for (const voice of stand.voices) {
    const party = parties.get(voice.party ?? "");
    if (!party) continue;
    const origin = originOf(party);
    if (!leads.has(origin)) leads.set(origin, { origin, rests: restsOf(voice, dossier) });
  }
  return [...leads.values()];
}

function restsOf({ from }: Voice, { evidence }: Dossier): Rests {
  if ("response" in from) return "answer";
  const basis = evidence[from.evidence]?.basis;
  if (basis?.kind === "attributed") return basis.firstHand ? "first_hand" : "attributed";
  return basis && basis.kind !== "derived" && basis.kind !== "unknown" ? basis.kind : "attributed";
}

/** Walks each trail once: what repeats one thing and says nothing else has the origins of that. */
function originsBehind({ originsOf }: Trace, origins: Map<string, Origin>): (stand: Stand) => Origin[] {
  const known = new Map<Stand, Origin[]>();
  return (stand) => {
    const passed: Stand[] = [];
    let at = stand;
    while (at.under && at.voices.length === 1 && !known.has(at)) {
      passed.push(at);
      at = at.under;
    }
    const found = known.get(at) ?? [...new Set(at.voices.flatMap(originsOf))].flatMap((id) => origins.get(id) ?? []).sort(inOrder);
    for (const one of [...passed, at]) known.set(one, found);
    return found;
  };
}

/** Finds the origins on neither side that alignment connects with each other. */
function joinTied(origins: Origin[], { dossier }: Trace): void {
  const others = origins.filter(({ side }) => side === "other").sort((one, other) => byName(one.party, other.party));
  const above = new Map<string, string[]>();
  for (const tie of dossier.affiliations) if (makesOneSide(tie, dossier)) listedUnder(above, tie.from).push(tie.to);
  const joined = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let up = joined.get(root); up !== undefined; up = joined.get(root)) root = up;
    for (let at = id; at !== root; ) {
      const up = joined.get(at) ?? root;
      joined.set(at, root);
      at = up;
    }
    return root;
  };
  const join = (one: string, other: string) => {
    const [left, right] = [rootOf(one), rootOf(other)];
    if (left !== right) joined.set(left, right);
  };
  const passed = new Set<string>();
  for (const { party } of others) {
    if (party.kind === "unnamed") join(party.id, ANONYMITY);
    const open = [party.id];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (passed.has(at)) continue;
      passed.add(at);
      for (const up of above.get(at) ?? []) {
        join(at, up);
        open.push(up);
      }
    }
  }
  const groups = new Map<string, Origin[]>();
  for (const origin of others) listedUnder(groups, rootOf(origin.party.id)).push(origin);
  for (const group of groups.values()) if (group.length > 1) for (const origin of group) origin.tiedWith = group;
}

/** No party has this id: what all unnamed parties share. */
const ANONYMITY = "";

function makesOneSide(tie: DossierTie, { claim }: Dossier): boolean {
  return aligns(tie.kind) && holdsOn(tie, claim.saidOn);
}

function listedUnder<K, T>(lists: Map<K, T[]>, key: K): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** Says of each origin what ties it to its side. */
function tellTies(origins: Origin[], { dossier }: Trace, parties: Trace["parties"]): void {
  const between = tieFinder(dossier, (id) => parties.get(id)?.name ?? "");
  const { speaker, concerns } = dossier.claim;
  const named = (ties: DossierTie[]) =>
    ties.flatMap(({ from, kind, to }) => {
      const [one, other] = [parties.get(from), parties.get(to)];
      return one && other ? [{ from: one, kind, to: other }] : [];
    });
  const up = new Map<string, DossierTie[]>();
  for (const tie of dossier.affiliations) if (makesOneSide(tie, dossier)) listedUnder(up, tie.from).push(tie);
  for (const origin of origins) {
    const { party, side, isSpeaker, isConcerned, tiedWith } = origin;
    if (isSpeaker || isConcerned) {
      origin.ties = named(up.get(party.id) ?? [])
        .sort((one, other) => compare(one.kind, other.kind) || byName(one.to, other.to))
        .slice(0, 1);
      continue;
    }
    const withWhom = [
      side === "speaker" || side === "both" ? [speaker ?? ""] : [],
      side === "concerned" || side === "both" ? concerns : [],
      tiedWith ? [tiedWith[tiedWith[0] === origin ? 1 : 0]?.party.id ?? ""] : [],
    ];
    for (const some of withWhom) {
      const ties = some.map((id) => between(party.id, id)).find((found) => found !== null);
      if (ties) origin.ties.push(...named(ties));
      else if (some.length > 0 && party.kind === "unnamed") origin.maybeSame = true;
    }
  }
}

function groupsOf(roots: Root[]): WholeGroup[] {
  const drawn = roots.map(({ stand, leads }) => ({ stand, leads: [...leads].sort((one, other) => inOrder(one.origin, other.origin)) }));
  const byOrigin = new Map<Origin, Root[]>();
  for (const { leads } of drawn) for (const { origin } of leads) listedUnder(byOrigin, origin);
  const byRing = new Map<Stand[], Root[]>();
  const lost: Root[] = [];
  for (const root of drawn) {
    const [first] = root.leads;
    if (first) byOrigin.get(first.origin)?.push(root);
    else if (root.stand.ring) listedUnder(byRing, root.stand.ring).push(root);
    else lost.push(root);
  }
  const groups: WholeGroup[] = [];
  let last: Origin | null = null;
  for (const origin of [...byOrigin.keys()].sort(inOrder)) {
    const end = { end: { kind: "origin" as const, origin }, roots: byOrigin.get(origin) ?? [] };
    if (last && last.side === origin.side && last.tiedWith === origin.tiedWith) groups.at(-1)?.ends.push(end);
    else groups.push({ kind: origin.tiedWith ? "tied" : origin.side, ends: [end] });
    last = origin;
  }
  if (lost.length > 0) groups.push({ kind: "unknown", ends: lost.map((root) => ({ end: { kind: "unknown" }, roots: [root] })) });
  for (const ring of byRing.values()) groups.push({ kind: "ring", ends: [{ end: { kind: "ring" }, roots: ring }] });
  return groups;
}

/** By sides; on each the speaker, then those concerned, then who has most links. */
function inOrder(one: Origin, other: Origin): number {
  const key = ({ side, tiedWith, isSpeaker, isConcerned, links }: Origin) => [
    SIDES.indexOf(side) + (tiedWith ? 1 : 0),
    tiedWith?.[0] ? `${tiedWith[0].party.name} ${tiedWith[0].party.id}` : "",
    isSpeaker ? 0 : isConcerned ? 1 : 2,
    -links,
  ];
  const [left, right] = [key(one), key(other)];
  for (const [place, part] of left.entries()) {
    const against = right[place];
    const order = typeof part === "number" ? part - Number(against) : compare(part ?? "", String(against));
    if (order !== 0) return order;
  }
  return byName(one.party, other.party);
}

/** Whoever was asked and has said neither yes nor no, and whoever the claim concerns and of whose side nobody is heard. */
function silentOf({ dossier, alignment }: Trace, parties: Trace["parties"], origins: Map<string, Origin>): Silent[] {
  const silent = new Map<string, Silent>();
  for (const { party: id, outcome, askedOn, withdrawnOn } of dossier.responses) {
    const party = parties.get(id);
    if (!party || origins.has(id) || outcome === "confirmed" || outcome === "denied" || withdrawnOn !== null) continue;
    silent.set(id, { party, outcome, askedOn });
  }
  for (const id of dossier.claim.concerns) {
    const party = parties.get(id);
    if (!party || origins.has(id) || silent.has(id)) continue;
    const isOfItsSide = alignment.alignedWith([id]);
    if (![...origins.keys()].some(isOfItsSide)) silent.set(id, { party, outcome: null, askedOn: null });
  }
  return [...silent.values()];
}
