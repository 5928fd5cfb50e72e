import { readersDb } from "#lib/db";
import { env } from "#lib/env";
import { dataFeed } from "#lib/feeds/data-feed";
import { streamed } from "#lib/streamed";
import { answer, OPEN } from "../answer.ts";

export const dynamic = "force-dynamic";

/** All reviews for Data Commons: read and sent piece by piece. */
export function GET(): Promise<Response> {
  return answer(async () => {
    const body = await streamed(dataFeed(readersDb(), env.SITE_URL));
    return new Response(body, { headers: { ...OPEN, "content-type": "application/json; charset=utf-8" } });
  });
}
