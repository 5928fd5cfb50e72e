import "server-only";
import type { Tx } from "#lib/db";

/**
 * Since when a page or a passage that public claims rest on is gone, of what is gone since their last version: until a decision has seen it,
 * or it is found again, they are to be looked at. What is withheld is nobody's to be told. Whoever moves evidence from one claim to another
 * calls it for both.
 */
export async function refreshLost(tx: Tx, claimIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE claim c SET "lostSince" = now.since
    FROM (
      SELECT c.id, min(lost.since) AS since
      FROM claim c
      LEFT JOIN publication p ON p."claimId" = c.id AND p."retractedAt" IS NULL
      LEFT JOIN LATERAL (
        SELECT e."passageSince" AS since FROM evidence e
        WHERE e."claimId" = c.id AND e."withheldReason" IS NULL AND e.passage = 'lost'
        UNION ALL
        SELECT w."goneSince" FROM evidence e JOIN page_watch w ON w."sourceId" = e."sourceId"
        WHERE e."claimId" = c.id AND e."withheldReason" IS NULL AND w."goneSince" IS NOT NULL
      ) lost ON lost.since > p."updatedAt"
      WHERE c.id = ANY(${[...claimIds]}::uuid[])
      GROUP BY c.id
    ) now
    WHERE c.id = now.id AND c."lostSince" IS DISTINCT FROM now.since`;
}
