import "server-only";
import { type NewEvent, recordFirstEvents } from "#lib/audit/record";
import type { Db, Tx } from "#lib/db";
import type { Written } from "#lib/evidence/queries";
import type { PlacedRow } from "#lib/imports/scale";
import type { ScaleRow } from "#lib/imports/scale-rows";
import { insertRows } from "#lib/insert-rows";
import { addressOf } from "#lib/parties/commands";
import { presentIds } from "#lib/parties/living";
import { lookKeys } from "#lib/parties/look-keys";
import type { PartyKind } from "#lib/parties/schema";
import { columnsOfNames } from "#lib/parties/search-texts";
import { addressKey } from "#lib/sources/address";
import { sourceSearchText } from "#lib/sources/search-text";

type Party = { id: string; name: string; otherNames: string[] };
type Source = Written["evidence"][number]["source"] & { publisher: Party | null };

/** Who speaks in a row, and where it stands. */
export type Registered = { speaker: Party | null; source: Source };

export type Registry = {
  /** Enters who and what is not there yet. @returns what each row names */
  register: (tx: Tx, rows: readonly PlacedRow[]) => Promise<(row: ScaleRow) => Registered>;
};

const AT_ONCE = 5_000;

/**
 * The parties of the registry, by what their look-alikes share, and the sources that were met, kept while a set is loaded. A name that looks
 * like one that is there means that one.
 * @param idOf the identifier of what rows without an address were collected in
 */
export async function readRegistry(db: Db, authorId: string, idOf: (collection: string) => string): Promise<Registry> {
  const parties = new Map<string, Party>();
  const slugs = new Set<string>();
  const sources = new Map<string, Source>();
  for await (const party of allParties(db)) {
    slugs.add(party.slug);
    if (party.mergedIntoId === null) for (const key of party.lookKeys) if (!parties.has(key)) parties.set(key, party);
  }

  const partyNamed = (name: string) => lookKeys([name]).flatMap((key) => parties.get(key) ?? [])[0] ?? null;
  const keyOf = ({ source }: ScaleRow) => (source.address === null ? `in ${source.title}` : `at ${addressKey(source.address)}`);

  async function enterParties(tx: Tx, rows: readonly PlacedRow[]): Promise<NewEvent[]> {
    const named = rows.flatMap(({ row, at }): { name: string; kind: PartyKind; at: Date }[] => [
      ...(row.speaker ? [{ name: row.speaker, kind: "person" as const, at }] : []),
      ...(row.source.publisher ? [{ name: row.source.publisher, kind: "medium" as const, at }] : []),
    ]);
    const made: { id: string; slug: string; name: string; kind: PartyKind; at: Date }[] = [];
    for (const { name, kind, at } of named) {
      if (partyNamed(name)) continue;
      const party = { id: crypto.randomUUID(), name, otherNames: [], slug: freeSlug(addressOf(name), slugs) };
      slugs.add(party.slug);
      for (const key of lookKeys([name])) parties.set(key, party);
      made.push({ ...party, kind, at });
    }
    await insertRows(
      tx,
      "party",
      made.map(({ id, slug, name, kind, at }) => ({
        ...columnsOfNames({ name, otherNames: [] }),
        id,
        slug,
        kind,
        createdById: authorId,
        createdAt: at,
      })),
    );
    return made.map(({ id, slug, name, kind, at }) => ({
      stream: `party:${id}`,
      kind: "entered",
      at,
      actorId: authorId,
      data: { revision: 1, name, otherNames: [], kind, slug },
    }));
  }

  async function enterSources(tx: Tx, rows: readonly PlacedRow[]): Promise<NewEvent[]> {
    const missing = new Map(
      rows
        .filter(({ row }) => !sources.has(keyOf(row)))
        .toReversed()
        .map((placed) => [keyOf(placed.row), placed] as const),
    );
    for (const [key, source] of await sourcesThere(
      tx,
      [...missing.values()].map((placed) => placed.row),
      idOf,
    )) {
      sources.set(key, source);
      missing.delete(key);
    }
    const made = [...missing].map(([key, { row, at }]) => {
      const { title, address } = row.source;
      const publisher = row.source.publisher === null ? null : partyNamed(row.source.publisher);
      const kind = address === null ? ("record" as const) : ("article" as const);
      const input = { kind, title, publisherId: publisher?.id ?? null, author: null, publishedOn: null, address, language: row.language };
      const source = { ...input, id: address === null ? idOf(title) : crypto.randomUUID(), publisher };
      sources.set(key, source);
      return { source, input, at };
    });
    await insertRows(
      tx,
      "source",
      made.map(({ source, input, at }) => ({
        ...input,
        id: source.id,
        addressKey: input.address === null ? null : addressKey(input.address),
        searchText: sourceSearchText({ ...input, publisher: source.publisher }),
        createdById: authorId,
        createdAt: at,
      })),
    );
    return made.map(({ source, input, at }) => ({
      stream: `source:${source.id}`,
      kind: "entered",
      at,
      actorId: authorId,
      data: { ...input },
    }));
  }

  return {
    register: async (tx, rows) => {
      await recordFirstEvents(tx, [...(await enterParties(tx, rows)), ...(await enterSources(tx, rows))]);
      const registered = (row: ScaleRow): Registered => ({
        speaker: row.speaker === null ? null : partyNamed(row.speaker),
        source: sources.get(keyOf(row)) as Source,
      });
      await refuseMerged(
        tx,
        rows.flatMap(({ row }) => registered(row).speaker?.id ?? []),
      );
      return registered;
    },
  };
}

/** Somebody at the desk may merge a party that was read before. */
async function refuseMerged(tx: Tx, ids: string[]): Promise<void> {
  const present = await presentIds(tx, [...new Set(ids)]);
  if (ids.some((id) => present(id) !== id)) throw new Error("A party was merged meanwhile; start again to go on.");
}

async function* allParties(db: Db) {
  let last: string | undefined;
  for (;;) {
    const page = await db.party.findMany({
      where: last === undefined ? {} : { id: { gt: last } },
      select: { id: true, name: true, otherNames: true, slug: true, lookKeys: true, mergedIntoId: true },
      orderBy: { id: "asc" },
      take: AT_ONCE,
    });
    yield* page;
    last = page.at(-1)?.id;
    if (page.length < AT_ONCE) return;
  }
}

/** Those that the database has already. One that is withheld somewhere is left alone. */
async function sourcesThere(tx: Tx, rows: readonly ScaleRow[], idOf: (collection: string) => string): Promise<[string, Source][]> {
  const addressKeys = rows.flatMap(({ source }) => (source.address === null ? [] : [addressKey(source.address)]));
  const ids = rows.flatMap(({ source }) => (source.address === null ? [idOf(source.title)] : []));
  const found = await tx.source.findMany({
    where: { OR: [{ addressKey: { in: addressKeys } }, { id: { in: [...new Set(ids)] } }], withheld: false },
    include: { publisher: { select: { id: true, name: true, otherNames: true } } },
  });
  return found.map(({ addressKey: key, ...source }) => [key === null ? `in ${source.title}` : `at ${key}`, source]);
}

function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let nth = 2; nth <= 20; nth++) if (!taken.has(`${slug}-${nth}`)) return `${slug}-${nth}`;
  return `${slug}-${crypto.randomUUID().slice(0, 8)}`;
}
