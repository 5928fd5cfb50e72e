import "server-only";
import type { Actor } from "#lib/auth/roles";
import { toDay } from "#lib/dates";
import type { Db, Prisma, Tx } from "#lib/db";
import { fold, likeLiteral, searchWords } from "#lib/fold";
import { id } from "#lib/schema";
import { addressKey } from "#lib/sources/address";
import type { SourceKind } from "#lib/sources/schema";

export type FoundSource = {
  id: string;
  kind: SourceKind;
  title: string;
  publisher: string | null;
  publishedOn: string | null;
  address: string | null;
  language: string | null;
};

const SHOWN = {
  id: true,
  kind: true,
  title: true,
  publisher: { select: { name: true } },
  publishedOn: true,
  address: true,
  language: true,
} as const;

/** A source that is withheld anywhere is known to all only where a claim is openly linked to it. */
export const KNOWN_TO_ALL: Prisma.SourceWhereInput = { withheld: false };

/** Withheld from an editor, unless it came from them. */
export function sourcesSeenBy(actor: Actor): Prisma.SourceWhereInput {
  if (actor.role !== "editor") return {};
  return { OR: [KNOWN_TO_ALL, { createdById: actor.id }, { evidence: { some: { addedById: actor.id } } }] };
}

/** Sources in which every word is found, in title, publisher, author or address; without words, the latest. */
export async function searchSources(db: Db, actor: Actor, query: string, limit = 10): Promise<FoundSource[]> {
  const key = keyIn(query);
  const words = searchWords(query);
  if (key !== null) {
    const same = await db.source.findFirst({ where: { addressKey: key, ...sourcesSeenBy(actor) }, select: SHOWN });
    if (same) return [shown(same)];
  }
  const rows = await db.source.findMany({
    where: { AND: [sourcesSeenBy(actor), ...words.map((word) => ({ searchText: { contains: likeLiteral(word) } }))] },
    select: SHOWN,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: words.length === 0 ? limit : limit * 5,
  });
  const whole = fold(query);
  const rank = (title: string) => (whole === "" ? 0 : fold(title).startsWith(whole) ? 0 : fold(title).includes(whole) ? 1 : 2);
  return rows
    .map((row) => ({ row, rank: rank(row.title) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ row }) => shown(row));
}

/** The source that an address belongs to already, however it is written. */
export async function sourceAt(db: Db, actor: Actor, address: string): Promise<FoundSource | null> {
  const key = keyIn(address);
  if (key === null) return null;
  const found = await db.source.findFirst({ where: { addressKey: key, ...sourcesSeenBy(actor) }, select: SHOWN });
  return found && shown(found);
}

export type EditedSource = FoundSource & { revision: number; author: string | null; publisherId: string | null; claims: number[] };

/** What is written of a source, and which claims are linked to it; null if there is none that this person may know of. */
export async function sourceToEdit(db: Db, actor: Actor, given: unknown): Promise<EditedSource | null> {
  const named = id.safeParse(given);
  if (!named.success) return null;
  const found = await db.source.findFirst({
    where: { id: named.data, ...sourcesSeenBy(actor) },
    select: {
      ...SHOWN,
      revision: true,
      author: true,
      publisherId: true,
      evidence: {
        select: { claim: { select: { number: true } } },
        where: { claim: { state: { not: "discarded" } } },
        orderBy: { addedAt: "asc" },
      },
    },
  });
  if (!found) return null;
  const { evidence, ...source } = found;
  const { revision, author, publisherId } = found;
  return { ...shown(source), revision, author, publisherId, claims: [...new Set(evidence.map((one) => one.claim.number))] };
}

/** A source by its identifier, as an address may give it; null if there is none that this person may know of. */
export async function sourceNamed(db: Db, actor: Actor, given: unknown): Promise<{ id: string; label: string } | null> {
  const named = id.safeParse(given);
  if (!named.success) return null;
  const found = await db.source.findFirst({ where: { id: named.data, ...sourcesSeenBy(actor) }, select: { id: true, title: true } });
  return found && { id: found.id, label: found.title };
}

/** Who publishes at the host of an address, as far as the newsroom knows from its latest source there that is not withheld. */
export async function publisherAtHost(
  db: Db | Tx,
  address: string,
): Promise<{ publisherId: string | null; language: string | null } | null> {
  const host = addressKey(address).split(/[/?#]/, 1)[0] ?? "";
  return db.source.findFirst({
    where: {
      OR: [{ addressKey: host }, ...["/", "?", "#"].map((next) => ({ addressKey: { startsWith: likeLiteral(`${host}${next}`) } }))],
      publisherId: { not: null },
      AND: KNOWN_TO_ALL,
    },
    select: { publisherId: true, language: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

function keyIn(text: string): string | null {
  const address = text.trim();
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? addressKey(address) : null;
}

function shown({ publisher, publishedOn, ...row }: Prisma.SourceGetPayload<{ select: typeof SHOWN }>): FoundSource {
  return { ...row, publisher: publisher?.name ?? null, publishedOn: toDay(publishedOn) };
}
