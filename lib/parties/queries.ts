import "server-only";
import type { Db } from "#lib/db";
import { fold, likeLiteral, searchWords } from "#lib/fold";
import { thatLookLike } from "#lib/parties/look-alikes";
import type { PartyKind } from "#lib/parties/schema";

export type FoundParty = { id: string; slug: string; name: string; otherNames: string[]; kind: PartyKind; speaksFor: string | null };

const SHOWN = {
  id: true,
  slug: true,
  name: true,
  otherNames: true,
  kind: true,
  tiesFrom: {
    where: { kind: { in: ["speaks_for", "part_of", "employed_by"] as ("speaks_for" | "part_of" | "employed_by")[] }, until: null },
    select: { to: { select: { name: true } } },
    orderBy: { id: "asc" as const },
    take: 1,
  },
} as const;

type Row = { id: string; slug: string; name: string; otherNames: string[]; kind: PartyKind; tiesFrom: { to: { name: string } }[] };

/** Parties in whose names every word is found, the closest first; without words, those entered last. */
export async function searchParties(db: Db, query: string, limit = 10): Promise<FoundParty[]> {
  const words = searchWords(query);
  const rows: Row[] = await db.party.findMany({
    where: { mergedIntoId: null, AND: words.map((word) => ({ searchText: { contains: likeLiteral(word) } })) },
    select: SHOWN,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: words.length === 0 ? limit : limit * 5,
  });
  const whole = fold(query);
  const rank = ({ name, otherNames }: Row) => {
    const names = [name, ...otherNames].map(fold);
    if (whole === "" || names.includes(whole)) return 0;
    return names.some((name) => name.startsWith(whole)) ? 1 : names.some((name) => name.includes(whole)) ? 2 : 3;
  };
  return rows
    .map((row) => ({ row, rank: rank(row) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ row }) => shown(row));
}

/** Those whose name or another name looks like one of these, the first entered first. */
export async function partiesLike(db: Db, names: readonly string[], except?: string): Promise<FoundParty[]> {
  const rows: Row[] = await db.party.findMany({
    where: thatLookLike(names, except),
    select: SHOWN,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 10,
  });
  return rows.map(shown);
}

function shown({ tiesFrom, ...party }: Row): FoundParty {
  return { ...party, speaksFor: tiesFrom[0]?.to.name ?? null };
}
