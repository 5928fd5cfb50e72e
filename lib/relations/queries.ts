import "server-only";
import type { ClaimState, Status } from "#lib/claims/states";
import { type Db, type Prisma, sql, type Tx } from "#lib/db";
import type { ListedClaim } from "#lib/publication/listed";
import type { Snapshot, StatedRelation } from "#lib/publication/snapshot";
import type { RelationKind } from "#lib/relations/schema";

/** What a working copy says of other claims, as readers may know it: those that they have a page of. */
export async function relationsForReaders(db: Db | Tx, claimId: string): Promise<StatedRelation[]> {
  const rows = await db.claimRelation.findMany({
    where: { claimId, other: { publication: { mergedInto: null } } },
    orderBy: [{ addedAt: "asc" }, { otherId: "asc" }],
    select: { kind: true, other: { select: { publication: { select: { number: true, slug: true, listed: true } } } } },
  });
  return rows.flatMap(({ kind, other: { publication } }) => {
    if (!publication) return [];
    const { number, slug, listed } = publication;
    const { text, language } = listed as ListedClaim;
    return [{ kind, number, slug, text, language }];
  });
}

/** Another claim, as the desk knows it. */
export type DeskRelation = {
  kind: RelationKind;
  number: number;
  text: string;
  language: string;
  state: ClaimState;
  /** Of the public version; null: it was retracted. */
  status: Status | null;
  /** Readers have a page of it, so they are told of it. */
  isPublic: boolean;
};

/** What the working copy says of others, and what theirs say of it. */
export type DeskRelations = { states: DeskRelation[]; stated: DeskRelation[] };

const OTHER = {
  select: { number: true, text: true, language: true, state: true, status: true, publication: { select: { number: true } } },
} as const;

export async function relationsOnDesk(db: Db, claimId: string): Promise<DeskRelations> {
  const there = { state: { not: "discarded" as const } };
  const orderBy = [{ addedAt: "asc" as const }, { claimId: "asc" as const }, { otherId: "asc" as const }];
  const [states, stated] = await Promise.all([
    db.claimRelation.findMany({ where: { claimId, other: there }, orderBy, select: { kind: true, other: OTHER } }),
    db.claimRelation.findMany({ where: { otherId: claimId, claim: there }, orderBy, select: { kind: true, claim: OTHER } }),
  ]);
  const told = (kind: RelationKind, { publication, ...other }: (typeof states)[number]["other"]): DeskRelation => ({
    kind,
    ...other,
    isPublic: publication !== null,
  });
  return {
    states: states.map(({ kind, other }) => told(kind, other)),
    stated: stated.map(({ kind, claim }) => told(kind, claim)),
  };
}

/** The number of the claim that another has been merged into; null: it has not been. */
export async function mergedOnDesk(db: Db, number: number): Promise<number | null> {
  const found = await db.claim.findUnique({ where: { number }, select: { mergedInto: { select: { number: true } } } });
  return found?.mergedInto?.number ?? null;
}

/** Another claim, as readers are told of it. `status` is that of its present version, null: retracted; undefined where the page is of a day. */
export type ToldRelation = StatedRelation & { status?: Status | null };

/** What a page says of other claims, and what the versions of others say of it; `more`: so many others do. */
export type ToldRelations = { states: ToldRelation[]; stated: ToldRelation[]; more: number };

/** As many are named of those that say something of a claim: beyond them is a number. */
const NAMED = 50;

type Row = ToldRelation & { total: number };

/** By what matters most, and then the newest. */
const named = (rows: Prisma.Sql, most = NAMED) => sql.sql`
  SELECT *, count(*) OVER ()::int AS total FROM (${rows}) r
  ORDER BY kind = 'supersedes' DESC, kind, number DESC LIMIT ${most}`;

const toldOf = (states: ToldRelation[], rows: readonly Row[]): ToldRelations => ({
  states,
  stated: rows.map(({ total: _, ...row }) => row),
  more: (rows[0]?.total ?? 0) - rows.length,
});

/** What readers are told now: each of the others under the number, with the words and the status that it has now. */
export async function relationsNow(
  db: Db,
  { number, relations }: Pick<Snapshot, "number" | "relations">,
  most = NAMED,
): Promise<ToldRelations> {
  const numbers = relations.map((one) => one.number);
  const [present, stated] = await Promise.all([
    numbers.length === 0
      ? []
      : db.$queryRaw<(Omit<ToldRelation, "kind"> & { was: number })[]>`
          SELECT p.number AS was, n.number, n.slug, n.status, n.listed ->> 'text' AS text, n.listed ->> 'language' AS language
          FROM publication p JOIN publication n ON n.number = coalesce(p."mergedInto", p.number)
          WHERE p.number = ANY(${numbers}::int[])`,
    // What is said of a claim that was merged into this one is said of this one.
    db.$queryRaw<Row[]>(
      named(
        sql.sql`
        SELECT DISTINCT ON (p.number) r.kind::text, p.number, p.slug, p.status, p.listed ->> 'text' AS text, p.listed ->> 'language' AS language
        FROM (SELECT ${number}::int AS number UNION SELECT number FROM publication WHERE "mergedInto" = ${number}) its
        JOIN version_relation r ON r."toNumber" = its.number
        JOIN publication p ON p."claimId" = r."claimId" AND p.number <> ${number}
        JOIN version v ON v.id = p."versionId" AND v.number = r."versionNo"
        ORDER BY p.number, r.kind`,
        most,
      ),
    ),
  ]);
  const byNumber = new Map(present.map(({ was, ...other }) => [was, other]));
  const states = relations.map(({ kind, ...then }) => ({ kind, ...(byNumber.get(then.number) ?? then) }));
  return toldOf(
    // Two that are one now are named once, and what has been merged into this claim is not another.
    states.filter((one, place) => one.number !== number && states.findIndex(({ number }) => number === one.number) === place),
    stated,
  );
}

/** What they were told at the end of a day, UTC. */
export async function relationsOn(
  db: Db,
  { number, relations }: Pick<Snapshot, "number" | "relations">,
  day: string,
): Promise<ToldRelations> {
  const until = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000);
  const stated = await db.$queryRaw<Row[]>(
    named(sql.sql`
      SELECT r.kind::text, (v.snapshot ->> 'number')::int AS number, v.snapshot ->> 'slug' AS slug,
        v.snapshot -> 'claim' ->> 'text' AS text, v.snapshot -> 'claim' ->> 'language' AS language
      FROM version_relation r JOIN version v ON v."claimId" = r."claimId" AND v.number = r."versionNo"
      WHERE r."toNumber" = ${number} AND v."publishedAt" < ${until} AND NOT EXISTS (
        SELECT FROM version later
        WHERE later."claimId" = v."claimId" AND later.number > v.number AND later."publishedAt" < ${until})`),
  );
  return toldOf(relations, stated);
}
