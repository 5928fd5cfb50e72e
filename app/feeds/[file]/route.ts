import { FEED_FORMATS, readFeedFile } from "#lib/feeds/names";
import { hasAlready } from "#lib/http";
import { answer, OPEN } from "../answer.ts";
import { readFeed } from "../read.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  return answer(async () => {
    const asked = readFeedFile((await params).file);
    const found = asked && (await readFeed(asked.feed, asked.format));
    if (!asked || !found) return null;
    if (found.movedTo !== undefined) return new Response(null, { status: 308, headers: { ...OPEN, location: found.movedTo } });
    const headers = { ...OPEN, etag: found.etag };
    if (hasAlready(request.headers.get("if-none-match"), found.etag)) return new Response(null, { status: 304, headers });
    return new Response(found.body, { headers: { ...headers, "content-type": `${FEED_FORMATS[asked.format].type}; charset=utf-8` } });
  });
}
