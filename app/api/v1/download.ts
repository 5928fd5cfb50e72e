import { db, readDirectly } from "#lib/db";
import { env } from "#lib/env";
import { dayIn } from "#lib/format";
import { type Download, downloaded, lastPublished } from "#lib/publication/downloads";
import { newsroomForReaders } from "#lib/publication/queries";
import { answer, CORS, refuse, unreadable } from "./answer.ts";

/** At once, in this process: each keeps a connection busy most of its time. */
const MOST_AT_ONCE = 4;
/** Whoever takes nothing for so long has gone. */
const LONGEST_PAUSE_MS = 60_000;

const TYPES: Record<Download, string> = { csv: "text/csv; charset=utf-8", jsonl: "application/x-ndjson; charset=utf-8" };

// On the global object, because Next may give each route modules of its own.
const shared = globalThis as { claimdeskDownloads?: { running: number } };
shared.claimdeskDownloads ??= { running: 0 };
const downloads = shared.claimdeskDownloads;

/** All published claims as a file, read and sent piece by piece. It counts as one request. */
export function download(request: Request, format: Download): Promise<Response> {
  return answer(request, async () => {
    const [asked] = [...new URL(request.url).searchParams.keys()];
    if (asked !== undefined) return unreadable([{ path: asked.slice(0, 100), message: "This address takes no parameters." }]);
    if (downloads.running >= MOST_AT_ONCE)
      return refuse({ code: 429, sentence: "Others are downloading everything at the moment; please wait a little.", retryAfter: 30 });
    const end = begin();
    try {
      const now = new Date();
      const [{ name, licence }, last] = await Promise.all([newsroomForReaders(db()), lastPublished(readDirectly)]);
      const headers = {
        ...CORS,
        "content-type": TYPES[format],
        "content-disposition": `attachment; filename="claims-${dayIn(now)}.${format}"`,
        "cache-control": "no-cache",
        ...(last && { "last-modified": last.toUTCString() }),
      };
      const pieces = downloaded(readDirectly, format, { licence, publisher: name, site: env.SITE_URL, madeAt: now.toISOString() });
      // The first claims before the headers: if the database is away, the answer can still say so.
      const first = [await pieces.next(), await pieces.next()].map(({ value }) => value ?? "").join("");
      if (request.method !== "HEAD") return new Response(streamed(first, pieces, end), { headers });
      end();
      return new Response(null, { headers });
    } catch (error) {
      end();
      throw error;
    }
  });
}

/** @returns what is to be called when it has ended, however often */
function begin(): () => void {
  let running = true;
  downloads.running++;
  return () => {
    if (running) downloads.running--;
    running = false;
  };
}

function streamed(first: string, pieces: AsyncGenerator<string>, end: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let late: NodeJS.Timeout | undefined;
  const waitFor = (stream: ReadableStreamDefaultController) => {
    clearTimeout(late);
    late = setTimeout(() => {
      end();
      void pieces.return(undefined);
      stream.error(new Error("Nobody takes this download any more."));
    }, LONGEST_PAUSE_MS).unref();
  };
  return new ReadableStream<Uint8Array>({
    start(stream) {
      stream.enqueue(encoder.encode(first));
      waitFor(stream);
    },
    async pull(stream) {
      clearTimeout(late);
      try {
        const { value, done } = await pieces.next();
        if (done) {
          end();
          stream.close();
        } else {
          stream.enqueue(encoder.encode(value));
          waitFor(stream);
        }
      } catch (error) {
        // Cut off, so that nobody takes a part for the whole.
        end();
        stream.error(error);
      }
    },
    async cancel() {
      clearTimeout(late);
      end();
      await pieces.return(undefined);
    },
  });
}
