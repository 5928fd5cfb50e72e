import "server-only";
import type { Actor } from "#lib/auth/roles";
import type { Db } from "#lib/db";

/** What is in each place of the desk's rail, for one person. Nothing is counted further than it is shown. */
export type RailCounts = { claims: number; queue: number; returned: number; drafts: number };

const MOST = 10_001;

export async function railCounts(db: Db, actor: Actor): Promise<RailCounts> {
  const [counts] = await db.$queryRaw<RailCounts[]>`
    SELECT
      (SELECT count(*)::int FROM (SELECT 1 FROM claim WHERE state <> 'discarded' LIMIT ${MOST}) c) AS claims,
      (SELECT count(*)::int FROM (SELECT 1 FROM claim WHERE state = 'in_review' LIMIT ${MOST}) c) AS queue,
      (SELECT count(*)::int FROM (SELECT 1 FROM claim WHERE state = 'returned' AND "authorId" = ${actor.id}::uuid LIMIT ${MOST}) c) AS returned,
      (SELECT count(*)::int FROM (SELECT 1 FROM claim WHERE state = 'draft' AND "authorId" = ${actor.id}::uuid LIMIT ${MOST}) c) AS drafts`;
  return counts ?? { claims: 0, queue: 0, returned: 0, drafts: 0 };
}
