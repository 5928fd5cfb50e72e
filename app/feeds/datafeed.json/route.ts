import { readersDb } from "#lib/db";
import { env } from "#lib/env";
import { dataFeed } from "#lib/feeds/data-feed";
import { beginDownload } from "#lib/publication/downloads-at-once";
import { streamed } from "#lib/streamed";
import { answer, OPEN } from "../answer.ts";

export const dynamic = "force-dynamic";

/** All reviews for Data Commons: read and sent piece by piece, to as many at once as take a download. */
export function GET({ method, headers: asked }: Request): Promise<Response> {
  return answer(async () => {
    const headers = { ...OPEN, "content-type": "application/json; charset=utf-8" };
    if (method === "HEAD") return new Response(null, { headers });
    return new Response(await streamed(dataFeed(readersDb(), env.SITE_URL), beginDownload(asked)), { headers });
  });
}
