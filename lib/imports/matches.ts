import "server-only";
import type { Actor } from "#lib/auth/roles";
import { dayAfter, toDay } from "#lib/dates";
import type { Tx } from "#lib/db";
import type { Problem } from "#lib/errors";
import type { Dossier, DossierParty } from "#lib/evidence/dossier";
import { fold } from "#lib/fold";
import { lookKeys } from "#lib/parties/look-keys";
import type { PartyKind } from "#lib/parties/schema";
import { addressKey } from "#lib/sources/address";
import { sourcesSeenBy } from "#lib/sources/queries";

type Alike = { id: string; name: string; otherNames: string[]; kind: PartyKind; present: string };
type Names = { name: string; otherNames: string[] };

/**
 * Which parties of a dossier are in the registry already: of the same kind, by the same name, by another name of theirs, or by one that
 * looks the same. Two parties of a dossier are never one for their names alone; somebody unnamed is whoever their publisher means, and
 * nobody else.
 * @returns by the ids of the dossier, those of the registry
 */
export async function findParties(tx: Tx, parties: readonly DossierParty[]): Promise<{ found: Map<string, string>; notes: Problem[] }> {
  const named = parties.flatMap((party, at) => (party.kind === "unnamed" ? [] : [{ ...party, at }]));
  const there = await partiesAlike(tx, named.flatMap(namesOf));
  const found = new Map<string, string>();
  const notes: Problem[] = [];
  const taken = new Set<string>();
  const match = (keysOf: (names: Names) => string[], isAlike: (party: Names, one: Names) => boolean, note?: (one: Names) => string) => {
    const byKey = new Map<string, Alike[]>();
    for (const one of there) for (const key of keysOf(one)) byKey.set(key, [...(byKey.get(key) ?? []), one]);
    for (const party of named) {
      if (found.has(party.id)) continue;
      const candidates = keysOf(party).flatMap((key) => byKey.get(key) ?? []);
      const one = candidates.find((other) => other.kind === party.kind && !taken.has(other.id) && isAlike(party, other));
      if (!one) continue;
      taken.add(one.id);
      found.set(party.id, one.present);
      if (note) notes.push({ path: `parties[${party.at}].name`, message: note(one) });
    }
  };
  const isSame = () => true;
  match(({ name }) => [fold(name)], isSame);
  match((names) => namesOf(names).map(fold), isSame);
  match(
    (names) => lookKeys(namesOf(names)),
    (party, one) => namesOf(party).some((a) => namesOf(one).some((b) => looksTheSame(a, b))),
    ({ name }) => `It was taken for “${name}”, which is in the registry and looks the same.`,
  );
  return { found, notes };
}

/**
 * Which parties of the registry names alone mean, of whatever kind but unnamed: those with the same name, or that have it among their other
 * names. What only looks like one is left to somebody who can ask.
 * @returns by the folded name, the registry's id
 */
export async function findByName(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  const there = (await partiesAlike(tx, [...names])).filter((one) => one.kind !== "unnamed");
  const found = new Map<string, string>();
  for (const namesIn of [({ name }: Names) => [name], namesOf])
    for (const one of there) for (const name of namesIn(one).map(fold)) if (!found.has(name)) found.set(name, one.present);
  return found;
}

/** The same, with what they are called now. */
export async function partiesByName(tx: Tx, names: readonly string[]): Promise<Map<string, { id: string; name: string; slug: string }>> {
  const ids = await findByName(tx, names);
  const parties = await tx.party.findMany({
    where: { id: { in: [...new Set(ids.values())] } },
    select: { id: true, name: true, slug: true },
  });
  const byId = new Map(parties.map((party) => [party.id, party]));
  return new Map(
    [...ids].flatMap(([name, id]) => {
      const party = byId.get(id);
      return party ? [[name, party] as const] : [];
    }),
  );
}

function namesOf({ name, otherNames }: Names): string[] {
  return [name, ...otherNames];
}

/** Letters of another script than Latin. */
const OTHER_SCRIPT = /(?=\p{L})\P{Script=Latin}/u;

/**
 * The same letters but for spacing, accents and the like, or letters of another script that look the same. What only reads alike, as
 * “Ali” and “All”, is left to somebody who can ask.
 */
function looksTheSame(a: string, b: string): boolean {
  const [left, right] = [lookKeys([a]), lookKeys([b])];
  if (left[0] === right[0]) return true;
  return (OTHER_SCRIPT.test(a) || OTHER_SCRIPT.test(b)) && left.some((key) => right.includes(key));
}

/** Parties whose names look like one of these, the first entered first; those that were merged come last, with what they are now. */
async function partiesAlike(tx: Tx, names: string[]): Promise<Alike[]> {
  const keys = lookKeys(names);
  if (keys.length === 0) return [];
  return tx.$queryRaw<Alike[]>`
    WITH RECURSIVE alike AS (
      SELECT id, name, "otherNames", kind::text AS kind, "mergedIntoId", "createdAt" FROM party WHERE "lookKeys" && ${keys}::text[]
    ), present AS (
      SELECT id, id AS now, "mergedIntoId" AS next FROM alike
      UNION ALL
      SELECT present.id, party.id, party."mergedIntoId" FROM present JOIN party ON party.id = present.next
    )
    SELECT alike.id, name, "otherNames", kind, present.now AS present
    FROM alike JOIN present ON present.id = alike.id AND present.next IS NULL
    ORDER BY (alike."mergedIntoId" IS NOT NULL), alike."createdAt", alike.id`;
}

type Described = { at: number; title: string; publisherId: string | null; publishedOn: string | null; url: string | null };

/**
 * Which sources of a dossier are in the record already: by their address, or where one of the two has none by title, publisher and date.
 * @param publisherOf the registry's id for a party of the dossier; undefined: it is not there yet
 * @returns by the ids of the dossier, those of the record
 */
export async function findSources(
  tx: Tx,
  actor: Actor,
  { sources }: Dossier,
  publisherOf: (id: string) => string | undefined,
): Promise<{ found: Map<string, string>; notes: Problem[] }> {
  const found = new Map<string, string>();
  const notes: Problem[] = [];
  const keys = new Map(sources.flatMap(({ id, url }) => (url === null ? [] : [[id, addressKey(url)] as const])));
  const atAddress = await tx.source.findMany({
    where: { addressKey: { in: [...keys.values()] }, ...sourcesSeenBy(actor) },
    select: { id: true, addressKey: true, publisherId: true, publishedOn: true },
  });
  const byKey = new Map(atAddress.map((source) => [source.addressKey, source]));
  for (const [at, { id, publisher, publishedOn }] of sources.entries()) {
    const there = byKey.get(keys.get(id) ?? "");
    if (!there) continue;
    found.set(id, there.id);
    const differs = there.publisherId !== (publisher === null ? null : publisherOf(publisher)) || toDay(there.publishedOn) !== publishedOn;
    if (differs)
      notes.push({ path: `sources[${at}]`, message: "This address is in the record already with another publisher or date, which stay." });
  }
  const described = sources.flatMap(({ id, title, publisher, publishedOn, url }, at): (Described & { id: string })[] => {
    const publisherId = publisher === null ? null : publisherOf(publisher);
    return found.has(id) || !publisherId ? [] : [{ id, at, title: title.trim(), publisherId, publishedOn, url }];
  });
  if (described.length === 0) return { found, notes };
  const there = await tx.source.findMany({
    where: {
      title: { in: described.map((one) => one.title) },
      publisherId: { in: described.flatMap((one) => one.publisherId ?? []) },
      AND: sourcesSeenBy(actor),
    },
    select: { id: true, title: true, publisherId: true, publishedOn: true, address: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const taken = new Set(found.values());
  for (const one of described) {
    const same = there.find(
      (other) =>
        !taken.has(other.id) &&
        other.title === one.title &&
        other.publisherId === one.publisherId &&
        toDay(other.publishedOn) === one.publishedOn &&
        (other.address === null || one.url === null),
    );
    if (!same) continue;
    taken.add(same.id);
    found.set(one.id, same.id);
  }
  return { found, notes };
}

type Span = { since: string | null; until: string | null };
type Tied = Span & { fromId: string; toId: string; kind: string };

/** The ties that are not there yet; of one that is there on other days, the days that are not. */
export async function newTies<T extends Tied>(tx: Tx, ties: readonly T[]): Promise<T[]> {
  if (ties.length === 0) return [];
  const there = await tx.affiliation.findMany({
    where: { fromId: { in: [...new Set(ties.map((tie) => tie.fromId))] } },
    select: { fromId: true, toId: true, kind: true, since: true, until: true },
  });
  const known: Tied[] = there.map((tie) => ({ ...tie, since: toDay(tie.since), until: toDay(tie.until) }));
  return ties.flatMap((tie) => {
    const same = known.filter((one) => one.fromId === tie.fromId && one.toId === tie.toId && one.kind === tie.kind);
    const missing = same.reduce<Span[]>((spans, one) => spans.flatMap((span) => without(span, one)), [tie]);
    const made = missing.map(({ since, until }) => ({ ...tie, since, until }));
    known.push(...made);
    return made;
  });
}

/** What of a span of days is not in another one. */
export function without(span: Span, other: Span): Span[] {
  const [from, to] = [span.since ?? FIRST, span.until ?? LAST];
  const [otherFrom, otherTo] = [other.since ?? FIRST, other.until ?? LAST];
  if (otherTo < from || otherFrom > to) return [span];
  return [
    ...(otherFrom > from ? [{ since: span.since, until: dayAfter(otherFrom, -1) }] : []),
    ...(otherTo < to ? [{ since: dayAfter(otherTo, 1), until: span.until }] : []),
  ];
}

const FIRST = "";
const LAST = "~"; // behind every day
