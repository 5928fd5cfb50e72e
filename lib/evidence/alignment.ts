import type { DossierParty, DossierTie } from "#lib/evidence/dossier";
import { aligns, holdsOn } from "#lib/parties/schema";

/**
 * Who is one side with whom. Two parties are aligned when what they answer to, themselves included, meets; that is not
 * transitive. An unnamed party also answers to an anonymity that all unnamed parties share, but nobody tied to it does.
 */
export type Alignment = {
  aligned: (one: string, other: string) => boolean;
  /** Those aligned with at least one of the given parties. */
  alignedWith: (parties: readonly string[]) => (party: string) => boolean;
  /** What at least one of the given parties is or answers to. */
  answeredToBy: (parties: readonly string[]) => (party: string) => boolean;
  /** The first of `left` that is not aligned with everyone of `right`, with the first of `right` from whom it stands apart. */
  apart: (left: readonly string[], right: readonly string[]) => [string, string] | null;
  /** The largest number of parties of whom no two are aligned: exact up to 30; above, the number of groups that alignment connects. */
  voices: (parties: readonly string[]) => number;
};

type Graph = { above: number[][]; below: number[][] };

export function alignmentOn(parties: readonly DossierParty[], ties: readonly DossierTie[], day: string | null): Alignment {
  const places = new Map(parties.map((party, place) => [party.id, place]));
  const graph: Graph = { above: parties.map(() => []), below: parties.map(() => []) };
  const link = (from: number, to: number) => {
    graph.above[from]?.push(to);
    graph.below[to]?.push(from);
  };
  for (const { from, to, kind, since, until } of ties) {
    const [lower, upper] = [places.get(from), places.get(to)];
    if (lower === undefined || upper === undefined || lower === upper) continue;
    if (aligns(kind) && holdsOn({ since, until }, day)) link(lower, upper);
  }
  // Where the way up begins: for an unnamed party at a place of its own, below both the party and the shared anonymity.
  const begins = parties.map((_, place) => place);
  const unnamed = parties.flatMap((party, place) => (party.kind === "unnamed" ? [place] : []));
  if (unnamed.length > 1) {
    const anonymity = addPlace(graph);
    for (const place of unnamed) {
      const begin = addPlace(graph);
      begins[place] = begin;
      link(begin, place);
      link(begin, anonymity);
    }
  }
  const beginOf = (party: string) => begins[places.get(party) ?? -1] ?? -1;

  const alignedWith = (others: readonly string[]) => {
    const marked = reached(graph.below, reached(graph.above, others.map(beginOf)).list).seen;
    return (party: string) => marked[beginOf(party)] === 1;
  };
  const answeredToBy = (others: readonly string[]) => {
    const { seen } = reached(graph.above, others.map(beginOf));
    return (party: string) => seen[places.get(party) ?? -1] === 1;
  };
  const apart = (left: readonly string[], right: readonly string[]): [string, string] | null => {
    const first = firstApart(graph, left.map(beginOf), right.map(beginOf));
    const one = first === null ? undefined : left[first];
    if (one === undefined) return null;
    const isWithOne = alignedWith([one]);
    const other = right.find((party) => !isWithOne(party));
    return other === undefined ? null : [one, other];
  };
  const voices = (some: readonly string[]) =>
    some.length <= 30
      ? largestApart(
          some.map((party) => {
            const isWithIt = alignedWith([party]);
            return some.reduce((mask, other, place) => (other !== party && isWithIt(other) ? mask | (1 << place) : mask), 0);
          }),
        )
      : groups(graph, some.map(beginOf));
  return { aligned: (one, other) => alignedWith([one])(other), alignedWith, answeredToBy, apart, voices };
}

function addPlace(graph: Graph): number {
  graph.below.push([]);
  return graph.above.push([]) - 1;
}

/** Everything that can be reached from the given places along the links, the places included. */
function reached(links: readonly number[][], from: readonly number[]): { list: number[]; seen: Uint8Array } {
  const seen = new Uint8Array(links.length);
  const list: number[] = [];
  const visit = (place: number) => {
    if (place < 0 || seen[place] === 1) return;
    seen[place] = 1;
    list.push(place);
  };
  for (const place of from) visit(place);
  for (let at = 0; at < list.length; at++) for (const next of links[list[at] ?? -1] ?? []) visit(next);
  return { list, seen };
}

/** In how many connected groups alignment puts the given places: those of the links above them, taken without direction. */
function groups({ above }: Graph, from: readonly number[]): number {
  const group = above.map((_, place) => place);
  const rootOf = (place: number): number => {
    let root = place;
    for (let up = group[root] ?? root; up !== root; up = group[root] ?? root) {
      group[root] = group[up] ?? up;
      root = group[root] ?? up;
    }
    return root;
  };
  for (const place of reached(above, from).list) for (const next of above[place] ?? []) group[rootOf(place)] = rootOf(next);
  return new Set(from.map(rootOf)).size;
}

/** The size of a largest set of at most 30 places of which no two are neighbours; bit j of `near[i]`: i and j are. */
function largestApart(near: readonly number[]): number {
  let best = 0;
  const search = (left: number, size: number): void => {
    if (size + ones(left) <= best) return;
    if (left === 0) {
      best = size;
      return;
    }
    const { place, neighbours } = busiestOf(left, near);
    const without = left & ~(1 << place);
    search(without & ~(near[place] ?? 0), size + 1);
    // With at most one neighbour left it belongs to some largest set.
    if (neighbours > 1) search(without, size);
  };
  search(2 ** near.length - 1, 0);
  return best;
}

/** One with at most one neighbour where there is such a one, else the one with most. */
function busiestOf(left: number, near: readonly number[]): { place: number; neighbours: number } {
  let busiest = { place: -1, neighbours: -1 };
  for (let rest = left; rest !== 0; rest &= rest - 1) {
    const place = 31 - Math.clz32(rest & -rest);
    const neighbours = ones((near[place] ?? 0) & left);
    if (neighbours <= 1) return { place, neighbours };
    if (neighbours > busiest.neighbours) busiest = { place, neighbours };
  }
  return busiest;
}

function ones(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

const PROBES = 4;
const WORDS = 16;

/**
 * The place in `left` of the first one that is not aligned with everyone of `right`. Nearly always a short look answers: a few
 * of `left` are walked one by one, and where all answer to one and the same nobody stands apart. Otherwise all of `left` are
 * compared with 512 of `right` at a time, in time linear in the links and without sets of pairs.
 */
function firstApart(graph: Graph, left: readonly number[], right: readonly number[]): number | null {
  if (right.length === 0) return null;
  for (const [index, place] of left.slice(0, PROBES).entries()) {
    const { seen } = reached(graph.below, reached(graph.above, [place]).list);
    if (right.some((other) => seen[other] !== 1)) return index;
  }
  if (left.length <= PROBES || answerToOne(graph, left, right)) return null;
  const { above, size, ringOf } = withoutRings(graph.above, left.concat(right));
  let first = left.length;
  for (let start = 0; start < right.length; start += WORDS * 32) {
    const block = right.slice(start, start + WORDS * 32);
    // Bit b of a place: first whether block[b] answers to it, then whether block[b] is aligned with it.
    const bits = new Int32Array(size * WORDS);
    block.forEach((place, bit) => {
      const at = (ringOf[place] ?? 0) * WORDS + (bit >> 5);
      bits[at] = (bits[at] ?? 0) | (1 << (bit & 31));
    });
    for (let at = size - 1; at >= 0; at--) for (const next of above[at] ?? []) unite(bits, next, at);
    for (let at = 0; at < size; at++) for (const next of above[at] ?? []) unite(bits, at, next);
    for (let index = 0; index < first; index++) if (!holdsAll(bits, ringOf[left[index] ?? -1] ?? 0, block.length)) first = index;
  }
  return first === left.length ? null : first;
}

/** Whether there is one to whom all answer. If so, one of the highest above any of them is such a one; a few are tried. */
function answerToOne(graph: Graph, left: readonly number[], right: readonly number[]): boolean {
  const { above, size, placeOf } = withoutRings(graph.above, left.slice(0, 1));
  const highest = Array.from({ length: size }, (_, ring) => ring).filter((ring) => above[ring]?.length === 0);
  return highest.slice(0, PROBES).some((ring) => {
    const { seen } = reached(graph.below, [placeOf[ring] ?? -1]);
    return left.every((place) => seen[place] === 1) && right.every((place) => seen[place] === 1);
  });
}

function unite(bits: Int32Array, into: number, from: number): void {
  for (let word = 0; word < WORDS; word++) {
    const at = into * WORDS + word;
    bits[at] = (bits[at] ?? 0) | (bits[from * WORDS + word] ?? 0);
  }
}

function holdsAll(bits: Int32Array, place: number, count: number): boolean {
  for (let word = 0; word * 32 < count; word++) {
    const wanted = count - word * 32 >= 32 ? -1 : (1 << (count & 31)) - 1;
    if (((bits[place * WORDS + word] ?? 0) & wanted) !== wanted) return false;
  }
  return true;
}

type Ringless = { above: number[][]; size: number; ringOf: Int32Array /** One place of each ring. */; placeOf: number[] };

/**
 * The links that can be reached from the given places, with every ring drawn together to one place (Tarjan, without recursion).
 * A ring's number is greater than the numbers of all that it leads to.
 */
function withoutRings(links: readonly number[][], from: readonly number[]): Ringless {
  const ringOf = new Int32Array(links.length).fill(-1);
  const entered = new Int32Array(links.length).fill(-1);
  const low = new Int32Array(links.length);
  const done = new Int32Array(links.length); // how many links of a place have been followed
  const open: number[] = [];
  const placeOf: number[] = [];
  const above: number[][] = [];
  let clock = 0;
  const enter = (place: number, path: number[]) => {
    entered[place] = low[place] = clock++;
    open.push(place);
    path.push(place);
  };
  for (const start of from) {
    if (start < 0 || entered[start] !== -1) continue;
    const path: number[] = [];
    enter(start, path);
    while (path.length > 0) {
      const place = path.at(-1) as number;
      const next = links[place]?.[done[place] ?? 0];
      if (next !== undefined) {
        done[place] = (done[place] ?? 0) + 1;
        if (entered[next] === -1) enter(next, path);
        else if (ringOf[next] === -1) low[place] = Math.min(low[place] ?? 0, entered[next] ?? 0);
        continue;
      }
      path.pop();
      const before = path.at(-1);
      if (before !== undefined) low[before] = Math.min(low[before] ?? 0, low[place] ?? 0);
      if (low[place] !== entered[place]) continue;
      const members: number[] = [];
      let member: number | undefined;
      do {
        member = open.pop();
        if (member === undefined) break;
        ringOf[member] = placeOf.length;
        members.push(member);
      } while (member !== place);
      const ring = placeOf.push(place) - 1;
      const leads = new Set(members.flatMap((each) => (links[each] ?? []).map((to) => ringOf[to] ?? -1)));
      leads.delete(ring);
      above.push([...leads]);
    }
  }
  return { above, size: placeOf.length, ringOf, placeOf };
}
