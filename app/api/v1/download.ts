import { readDirectly, readersDb } from "#lib/db";
import { env } from "#lib/env";
import { dayIn } from "#lib/format";
import { hasAlready, weakTag } from "#lib/http";
import { type Download, downloaded, stateOfClaims } from "#lib/publication/downloads";
import { beginDownload } from "#lib/publication/downloads-at-once";
import { newsroomForReaders } from "#lib/publication/queries";
import { streamed } from "#lib/streamed";
import { answer, CORS, unreadable } from "./answer.ts";

const TYPES: Record<Download, string> = { csv: "text/csv; charset=utf-8", jsonl: "application/x-ndjson; charset=utf-8" };

/** All published claims as a file, read and sent piece by piece. It counts as one request. */
export function download(request: Request, format: Download): Promise<Response> {
  return answer(request, async () => {
    const [asked] = [...new URL(request.url).searchParams.keys()];
    if (asked !== undefined) return unreadable([{ path: asked.slice(0, 100), message: "This address takes no parameters." }]);
    const end = beginDownload(request.headers);
    try {
      const now = new Date();
      const [{ name, licence, revision }, state] = await Promise.all([newsroomForReaders(readersDb()), stateOfClaims(readDirectly)]);
      const kept = { ...CORS, etag: weakTag(`${format} ${revision} ${env.SITE_URL} ${state}`), "cache-control": "no-cache" };
      if (hasAlready(request.headers.get("if-none-match"), kept.etag)) {
        end();
        return new Response(null, { status: 304, headers: kept });
      }
      const headers = {
        ...kept,
        "content-type": TYPES[format],
        "content-disposition": `attachment; filename="claims-${dayIn(now)}.${format}"`,
      };
      const heading = { licence, publisher: name, site: env.SITE_URL, madeAt: now.toISOString() };
      if (request.method !== "HEAD") return new Response(await streamed(downloaded(readDirectly, format, heading), end), { headers });
      end();
      return new Response(null, { headers });
    } catch (error) {
      end();
      throw error;
    }
  });
}
