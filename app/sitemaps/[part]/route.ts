import { readersDb } from "#lib/db";
import { env } from "#lib/env";
import { readPart, sitemapOf } from "#lib/feeds/sitemaps";
import { streamed } from "#lib/streamed";
import { answer, OPEN } from "../../feeds/answer.ts";

export const dynamic = "force-dynamic";

export function GET(_: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  return answer(async () => {
    const { part: file } = await params;
    const part = file.endsWith(".xml") ? readPart(file.slice(0, -4)) : null;
    const pieces = part && (await sitemapOf(readersDb(), part, env.SITE_URL));
    return pieces && new Response(await streamed(pieces), { headers: { ...OPEN, "content-type": "application/xml; charset=utf-8" } });
  });
}
