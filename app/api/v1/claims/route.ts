import { db } from "#lib/db";
import { env } from "#lib/env";
import { readClaimsQuery, withSite } from "#lib/publication/api";
import { listJson } from "#lib/publication/queries";
import { writeCursor } from "#lib/publication/search-params";
import { answer, jsonText, onlyReading, preflight, unreadable } from "../answer.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answer(request, async () => {
    const read = readClaimsQuery(new URL(request.url).searchParams);
    if ("problems" in read) return unreadable(read.problems);
    const { limit, cursor, ...filter } = read.query;
    const page = await listJson(db(), filter, { after: cursor }, limit);
    const next = page.next && writeCursor(page.next);
    return jsonText(
      `{"claims":[${page.items.map((json) => withSite(json, env.SITE_URL)).join(",")}],"nextCursor":${JSON.stringify(next)}}`,
    );
  });
}

export { onlyReading as DELETE, onlyReading as PATCH, onlyReading as POST, onlyReading as PUT, preflight as OPTIONS };
