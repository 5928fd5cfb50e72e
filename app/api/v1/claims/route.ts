import { db } from "#lib/db";
import { env } from "#lib/env";
import { claimJson, readClaimsQuery } from "#lib/publication/api";
import { listSnapshots } from "#lib/publication/queries";
import { writeCursor } from "#lib/publication/search-params";
import { answer, onlyReading, preflight, unreadable } from "../answer.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answer(request, async () => {
    const read = readClaimsQuery(new URL(request.url).searchParams);
    if ("problems" in read) return unreadable(read.problems);
    const { limit, cursor, ...filter } = read.query;
    const page = await listSnapshots(db(), filter, { after: cursor }, limit);
    return {
      claims: page.items.map((snapshot) => claimJson(snapshot, env.SITE_URL)),
      nextCursor: page.next && writeCursor(page.next),
    };
  });
}

export { onlyReading as DELETE, onlyReading as PATCH, onlyReading as POST, onlyReading as PUT, preflight as OPTIONS };
