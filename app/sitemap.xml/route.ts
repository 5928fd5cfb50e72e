import { readersDb } from "#lib/db";
import { env } from "#lib/env";
import { sitemapIndex } from "#lib/feeds/sitemaps";
import { answer, OPEN } from "../feeds/answer.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answer(
    async () =>
      new Response(await sitemapIndex(readersDb(), env.SITE_URL), {
        headers: { ...OPEN, "content-type": "application/xml; charset=utf-8" },
      }),
  );
}
