import { readersDb } from "#lib/db";
import { env } from "#lib/env";
import { similarText } from "#lib/matching/queries";
import { readSimilarQuery, withSite } from "#lib/publication/api";
import { CLAIM_LISTS } from "#lib/publication/tags";
import { answerKept, onlyReading, preflight, unreadable } from "../../answer.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerKept(request, [CLAIM_LISTS], async () => {
    const read = readSimilarQuery(new URL(request.url).searchParams);
    if ("problems" in read) return unreadable(read.problems);
    const { text, limit } = read.query;
    return { json: withSite(`{"claims":[${await similarText(readersDb(), text, limit)}]}`, env.SITE_URL) };
  });
}

export { onlyReading as DELETE, onlyReading as PATCH, onlyReading as POST, onlyReading as PUT, preflight as OPTIONS };
