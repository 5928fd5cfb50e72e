import "server-only";
import { type Db, sql } from "#lib/db";

/** A copy of a page, as somebody of the desk can get it. */
export type Copy = { id: string; at: string };

/** What a claim rests on and is not where it was: a page, or a passage that was quoted from it. */
export type Lost = {
  evidence: string;
  source: { id: string; title: string; language: string | null };
  what: "page" | "passage";
  since: string;
  /** What the site said, of a page; the quote, of a passage. */
  said: string;
  language: string | null;
  /** The last copy before, and the first in which it was missing, where there is one. */
  before: Copy | null;
  after: Copy | null;
};

type Row = Omit<Lost, "source" | "since" | "before" | "after"> & {
  claimId: string;
  sourceId: string;
  title: string;
  sourceLanguage: string | null;
  since: Date;
  beforeId: string | null;
  beforeAt: Date | null;
  afterId: string | null;
  afterAt: Date | null;
};

const copyAt = (when: "before" | "after") => sql.sql`
  LEFT JOIN LATERAL (
    SELECT c.id, c."endedAt" AS at FROM capture c
    WHERE c."sourceId" = l."sourceId" AND c.sha256 IS NOT NULL
      AND ${when === "before" ? sql.sql`c."endedAt" < l.since` : sql.sql`c."endedAt" >= l.since`}
    ORDER BY c."endedAt" ${sql.raw(when === "before" ? "DESC" : "ASC")}, c.id LIMIT 1
  ) ${sql.raw(when)} ON true`;

/** Of the evidence of claims, withheld evidence left out; whether a decision has seen it or not. The longest gone first. */
export async function lostIn(db: Db, claimIds: readonly string[]): Promise<Map<string, Lost[]>> {
  const ids = sql.sql`${[...claimIds]}::uuid[]`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT l.*, s.title, s.language AS "sourceLanguage",
      before.id AS "beforeId", before.at AS "beforeAt", after.id AS "afterId", after.at AS "afterAt"
    FROM (
      SELECT e.id AS evidence, e."claimId", e."sourceId", 'passage' AS what, e."passageSince" AS since, e.quote AS said, e."quoteLanguage" AS language
      FROM evidence e WHERE e."claimId" = ANY(${ids}) AND e."withheldReason" IS NULL AND e.passage = 'lost'
      UNION ALL
      SELECT DISTINCT ON (e."claimId", e."sourceId") e.id, e."claimId", e."sourceId", 'page', w."goneSince", w."goneWhy", NULL
      FROM evidence e JOIN page_watch w ON w."sourceId" = e."sourceId"
      WHERE e."claimId" = ANY(${ids}) AND e."withheldReason" IS NULL AND w."goneSince" IS NOT NULL
    ) l
    JOIN source s ON s.id = l."sourceId" ${copyAt("before")} ${copyAt("after")}
    ORDER BY l.since, l.evidence`;
  const copy = (id: string | null, at: Date | null): Copy | null => (id && at ? { id, at: at.toISOString() } : null);
  const told = rows.map((row) => ({
    claimId: row.claimId,
    lost: {
      evidence: row.evidence,
      source: { id: row.sourceId, title: row.title, language: row.sourceLanguage },
      what: row.what,
      since: row.since.toISOString(),
      said: row.said,
      language: row.language,
      before: copy(row.beforeId, row.beforeAt),
      after: copy(row.afterId, row.afterAt),
    },
  }));
  return new Map([...Map.groupBy(told, (one) => one.claimId)].map(([id, all]) => [id, all.map((one) => one.lost)]));
}
