import "server-only";
import type { Balance, Status } from "#lib/claims/states";
import { type Db, sql } from "#lib/db";
import { isKeptBack } from "#lib/evidence/queries";
import type { Correction, CorrectionKind, Said } from "#lib/publication/corrections";
import { isBackwards, momentOf, PAGE_SIZE, type Page, type Place, pageFrom } from "#lib/publication/pages";
import { type Untold, untoldOf } from "#lib/publication/pieces";
import { correctionFrom, type Snapshot, snapshotFrom } from "#lib/publication/snapshot";

/** A version as lists of versions show it. */
export type ListedVersion = {
  number: number;
  cause: Snapshot["cause"];
  status: Status | null; // null: retracted
  balance: Balance | null;
  asOf: string | null;
  publishedAt: string;
  /** How many reviewers decided it. */
  signatures: number;
  sha256: string;
  /** What it corrects of the one before it; null: nothing. */
  correction: Correction | null;
};

/** All versions of a public claim, oldest first, under its present address. */
export type ClaimVersions = { number: number; slug: string; versions: [ListedVersion, ...ListedVersion[]] };

const LISTED = sql.sql`
  v.number, v.cause, v.status, v.balance, v."asOf"::text AS "asOf", v."publishedAt", v.sha256,
  (v.snapshot->>'signatures')::int AS signatures, v.snapshot->'retraction' AS retraction, v.snapshot->'correction' AS correction`;

type Row = Omit<ListedVersion, "publishedAt"> & { slug: string; publishedAt: Date; retraction: Snapshot["retraction"] };

export async function versionsOf(db: Db, number: number): Promise<ClaimVersions | null> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT p.slug, ${LISTED}
    FROM publication p JOIN version v ON v."claimId" = p."claimId"
    WHERE p.number = ${number} ORDER BY v.number`;
  const [first, ...others] = rows;
  return first ? { number, slug: first.slug, versions: [listedVersion(first), ...others.map(listedVersion)] } : null;
}

function listedVersion({ slug: _, retraction, correction, publishedAt, ...version }: Row): ListedVersion {
  return { ...version, publishedAt: publishedAt.toISOString(), correction: correctionFrom({ retraction, correction }) };
}

/** What two versions are compared by: everything that they say. */
export type ToldVersion = ListedVersion & { snapshot: Said & Pick<Snapshot, "asOf"> };
export type ToldVersions = Omit<ClaimVersions, "versions"> & { versions: [ToldVersion, ...ToldVersion[]]; untold: Untold };

/** Of the sources that a version shows, those of which nothing is told again that the current one does not show. */
const KEPT_BACK = sql.sql`
  ARRAY(
    SELECT s.id::text FROM jsonb_array_elements(v.snapshot->'evidence') e JOIN source s ON s.id = (e->>'source')::uuid
    WHERE ${isKeptBack(
      sql.sql`p."claimId"`,
      sql.sql`EXISTS (SELECT FROM publication_source ps WHERE ps."claimId" = p."claimId" AND ps."sourceId" = s.id)`,
    )}
  ) AS "keptBack"`;

/** What each version said, oldest first; of all of them, or of some. One query, without what no comparison needs. */
export async function toldVersionsOf(db: Db, number: number, only?: readonly number[]): Promise<ToldVersions | null> {
  const some = only ? sql.sql`AND (v.number = ANY(${[...only]}::int[]) OR v.id = p."versionId")` : sql.empty;
  const rows = await db.$queryRaw<(Row & { snapshot: unknown; keptBack: string[] })[]>`
    SELECT p.slug, ${LISTED}, v.snapshot - '{affiliations,assessment}'::text[] AS snapshot, ${KEPT_BACK}
    FROM publication p JOIN version v ON v."claimId" = p."claimId"
    WHERE p.number = ${number} ${some} ORDER BY v.number`;
  const told = rows.map(({ snapshot, keptBack: _, ...row }) => ({ ...listedVersion(row), snapshot: snapshotFrom(snapshot) }));
  const current = told.at(-1);
  const [first, ...others] = only ? told.filter((one) => only.includes(one.number)) : told;
  if (!first || !current || !rows[0]) return null;
  const keptBack = rows.flatMap((row) => row.keptBack);
  return { number, slug: rows[0].slug, versions: [first, ...others], untold: untoldOf(keptBack, current.snapshot) };
}

/** One version as readers saw it, with what proves it. */
export async function versionOf(db: Db, number: number, version: number): Promise<{ snapshot: Snapshot; sha256: string } | null> {
  const found = await db.version.findFirst({
    where: { number: version, claim: { publication: { number } } },
    select: { snapshot: true, sha256: true },
  });
  return found && { snapshot: snapshotFrom(found.snapshot), sha256: found.sha256 };
}

/** When each version of a claim was published, oldest first, under its present address: all that the way to a version needs. */
export async function timesOf(db: Db, number: number) {
  const rows = await db.$queryRaw<{ slug: string; number: number; publishedAt: Date }[]>`
    SELECT p.slug, v.number, v."publishedAt"
    FROM publication p JOIN version v ON v."claimId" = p."claimId"
    WHERE p.number = ${number} ORDER BY v.number`;
  const [first, ...others] = rows.map((row) => ({ number: row.number, publishedAt: row.publishedAt.toISOString() }));
  return first && rows[0] ? { number, slug: rows[0].slug, versions: [first, ...others] as [typeof first, ...typeof others] } : null;
}

export type PublicCorrection = {
  /** Of the claim, and its words in that version. */
  number: number;
  slug: string;
  text: string;
  language: string;
  version: number;
  versionId: string;
  kind: CorrectionKind;
  at: string;
  correction: Correction;
};

/** What has been corrected, the newest first. */
export async function listCorrections(db: Db, place: Place = {}, size = PAGE_SIZE): Promise<Page<PublicCorrection>> {
  const from = place.before ?? place.after;
  const backwards = isBackwards(place);
  const key = from && sql.sql`(${momentOf(from)}::timestamptz, ${from.number}::int)`;
  const beyond = key ? (backwards ? sql.sql`WHERE (c.at, c.number) > ${key}` : sql.sql`WHERE (c.at, c.number) < ${key}`) : sql.empty;
  const order = (way: "ASC" | "DESC") => sql.raw(`c.at ${way}, c.number ${way}`);
  const rows = await db.$queryRaw<(Omit<PublicCorrection, "at"> & { at: Date; retraction: Snapshot["retraction"] })[]>`
    SELECT c.number, p.slug, v.id AS "versionId", v.snapshot->'claim'->>'text' AS text, v.snapshot->'claim'->>'language' AS language,
      c."versionNo" AS version, c.kind, c.at, v.snapshot->'correction' AS correction, v.snapshot->'retraction' AS retraction
    FROM (SELECT * FROM correction c ${beyond} ORDER BY ${order(backwards ? "ASC" : "DESC")} LIMIT ${size + 1}) c
    JOIN version v ON v."claimId" = c."claimId" AND v.number = c."versionNo"
    JOIN publication p ON p."claimId" = c."claimId"
    ORDER BY ${order(backwards ? "ASC" : "DESC")}`;
  const page = pageFrom(rows, place, size, (row) => ({ at: row.at.getTime(), number: row.number }));
  return {
    ...page,
    items: page.items.flatMap(({ retraction, ...row }) => {
      const correction = correctionFrom({ retraction, correction: row.correction });
      return correction ? [{ ...row, at: row.at.toISOString(), correction }] : [];
    }),
  };
}
