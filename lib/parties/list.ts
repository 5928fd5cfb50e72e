import "server-only";
import { type Db, type Prisma, sql } from "#lib/db";
import { likeContains, searchWords } from "#lib/fold";
import type { AffiliationKind, PartyKind } from "#lib/parties/schema";
import type { PartyFilter, PartyListParams } from "#lib/parties/search-params";
import { holding } from "#lib/parties/ties-of";

export const PAGE_SIZE = 50;
/** Totals are counted to here and no further. */
export const COUNTED_TO = 10_000;
const TIES_SHOWN = 3;

/** A party as one row of the registry. */
export type PartyRow = {
  id: string;
  slug: string;
  name: string;
  kind: PartyKind;
  otherNames: string[];
  /** What it answers to or is tied to on the day, the first few. */
  ties: { kind: AffiliationKind; to: string }[];
  moreTies: number;
  /** How many parties are tied to it on the day. */
  tiedToIt: number;
  /** Working copies of claims, which all of the newsroom may see. */
  spoke: number;
  concerned: number;
};

export type PartyPage = { rows: PartyRow[]; before: string | null; after: string | null };

/** One page of the registry in the order of names, by keyset: the last page costs what the first one does. */
export async function listParties(db: Db, wanted: PartyListParams, today: string, size = PAGE_SIZE): Promise<PartyPage> {
  const place = wanted.after ?? wanted.before;
  const towardsStart = wanted.after === null && (wanted.before !== null || wanted.last);
  const where = conditions(wanted);
  const key = sql.sql`(p."nameKey", p.slug)`;
  // From the start where the party beside which the page begins is not there.
  const beside = sql.sql`(SELECT q."nameKey", q.slug FROM party q WHERE q.slug = ${place})`;
  const there = place !== null && (await db.party.count({ where: { slug: place } })) > 0;
  if (there) where.push(towardsStart ? sql.sql`${key} < ${beside}` : sql.sql`${key} > ${beside}`);
  const order = towardsStart ? sql.sql`p."nameKey" DESC, p.slug DESC` : sql.sql`p."nameKey", p.slug`;
  const found = await db.$queryRaw<{ id: string; slug: string }[]>`
    SELECT p.id, p.slug FROM party p WHERE ${sql.join(where, " AND ")} ORDER BY ${order} LIMIT ${size + 1}`;
  const more = found.length > size;
  const shown = found.slice(0, size);
  if (towardsStart) shown.reverse();
  const [first, last] = [shown[0], shown.at(-1)];
  return {
    rows: await rowsOf(
      db,
      shown.map((one) => one.id),
      today,
    ),
    before: first && (towardsStart ? more : there) ? first.slug : null,
    after: last && (towardsStart ? !wanted.last : more) ? last.slug : null,
  };
}

/** How many parties a filter leaves; more than COUNTED_TO are not counted to the end. */
export async function countParties(db: Db, filter: PartyFilter): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (
      SELECT 1 FROM party p WHERE ${sql.join(conditions(filter), " AND ")} LIMIT ${COUNTED_TO + 1}
    ) counted`;
  return row?.total ?? 0;
}

function conditions({ q, kind }: PartyFilter): Prisma.Sql[] {
  const where = [sql.sql`p."mergedIntoId" IS NULL`];
  for (const word of searchWords(q ?? "")) where.push(sql.sql`p."searchText" LIKE ${likeContains(word)}`);
  if (kind) where.push(sql.sql`p.kind = ${kind}::"PartyKind"`);
  return where;
}

async function rowsOf(db: Db, ids: string[], today: string): Promise<PartyRow[]> {
  const [parties, counts] = await Promise.all([partiesOf(db, ids, today), countsOf(db, ids, today)]);
  const byId = new Map(parties.map((party) => [party.id, party]));
  return ids.flatMap((id) => {
    const party = byId.get(id);
    if (!party) return [];
    const { tiesFrom, ...shown } = party;
    return {
      ...shown,
      ties: tiesFrom.slice(0, TIES_SHOWN).map((tie) => ({ kind: tie.kind, to: tie.to.name })),
      moreTies: Math.max(0, tiesFrom.length - TIES_SHOWN),
      ...(counts.get(id) ?? { tiedToIt: 0, spoke: 0, concerned: 0 }),
    };
  });
}

type Counts = Pick<PartyRow, "tiedToIt" | "spoke" | "concerned">;

/** Each counted along its index, for the parties of one page: the record may hold many more. */
async function countsOf(db: Db, ids: string[], today: string): Promise<Map<string, Counts>> {
  const rows = await db.$queryRaw<(Counts & { id: string })[]>`
    SELECT p.id,
      (SELECT count(*)::int FROM claim c WHERE c."speakerId" = p.id AND c.state <> 'discarded') AS spoke,
      (SELECT count(*)::int FROM claim_concern y JOIN claim c ON c.id = y."claimId" WHERE y."partyId" = p.id AND c.state <> 'discarded') AS concerned,
      (SELECT count(*)::int FROM affiliation t WHERE t."toId" = p.id
        AND coalesce(t.since, ${today}::date) <= ${today}::date AND coalesce(t.until, ${today}::date) >= ${today}::date) AS "tiedToIt"
    FROM unnest(${ids}::uuid[]) AS p (id)`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

function partiesOf(db: Db, ids: string[], today: string) {
  return db.party.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      slug: true,
      name: true,
      kind: true,
      otherNames: true,
      tiesFrom: {
        where: holding(today),
        select: { kind: true, to: { select: { name: true } } },
        orderBy: [{ kind: "asc" }, { id: "asc" }],
      },
    },
  });
}
