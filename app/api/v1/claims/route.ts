import { readDirectly, readersDb } from "#lib/db";
import { env } from "#lib/env";
import { readClaimsQuery, withSite } from "#lib/publication/api";
import { listText } from "#lib/publication/lists";
import { writeCursor } from "#lib/publication/search-params";
import { CLAIM_LISTS } from "#lib/publication/tags";
import { answerKept, onlyReading, preflight, unreadable } from "../answer.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerKept(request, [CLAIM_LISTS], async () => {
    const params = new URL(request.url).searchParams;
    const read = readClaimsQuery(params);
    if ("problems" in read) return unreadable(read.problems);
    const { limit, cursor, ...filter } = read.query;
    const { claims, next: place } = await listText(readersDb(), readDirectly, filter, cursor, limit);
    const next = place && writeCursor(place);
    const json = withSite(`{"claims":[${claims}],"nextCursor":${JSON.stringify(next)}}`, env.SITE_URL);
    if (next === null) return { json };
    params.set("cursor", next);
    return { json, next: `${env.SITE_URL}/api/v1/claims?${params}` };
  });
}

export { onlyReading as DELETE, onlyReading as PATCH, onlyReading as POST, onlyReading as PUT, preflight as OPTIONS };
