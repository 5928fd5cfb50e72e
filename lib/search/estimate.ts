import "server-only";
import { type Db, type Prisma, sql } from "#lib/db";

type Plan = { "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] };

/** In about how many claims a query finds something, by PostgreSQL's own statistics of words: nothing is read. */
export async function estimateOf(db: Db, query: string, also: Prisma.Sql = sql.empty): Promise<number> {
  const [row] = await db.$queryRaw<Plan[]>`
    EXPLAIN (FORMAT JSON) SELECT 1 FROM publication_search s WHERE s.search @@ ${query}::tsquery ${also}`;
  return row?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? 0;
}
