import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzip } from "node:zlib";

/** Of the kept bytes; what was not asked for longest goes first. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Pages that Next renders once and then serves whole; with a query it may not be one. */
const WHOLE = /^\/(?:(?:claims|parties|topics|corrections|methodology|embed)(?:\/[^?]*)?)?$/;

type Encoded = { tag: string; plain: Buffer; zipped: Buffer | null };

const acceptsGzip = (header: string | undefined) => /(^|[\s,])(gzip|\*)\s*(;\s*q=(0\.0*[1-9]\d*|1(\.0*)?)\s*)?(,|$)/i.test(header ?? "");

/**
 * Keeps the bytes of pages that are served whole. Next keeps such a page as text, and tags, encodes and compresses it anew for every
 * reader: with sixty links that is most of what it costs to serve it. (Tags are off in next.config.js, as this gives them.)
 */
export function encodedPages(mostBytes = MOST_BYTES): (request: IncomingMessage, response: ServerResponse) => void {
  const pages = new Map<string, Encoded>(); // by their text
  let bytes = 0;
  // The text itself takes up to twice its bytes.
  const sizeOf = ({ plain, zipped }: Encoded) => 3 * plain.length + (zipped?.length ?? 0);
  const keep = (text: string, page: Encoded) => {
    const before = pages.get(text);
    if (before) bytes -= sizeOf(before);
    pages.delete(text);
    pages.set(text, page);
    bytes += sizeOf(page);
    for (const [oldest, old] of pages) {
      if (bytes <= mostBytes) break;
      pages.delete(oldest);
      bytes -= sizeOf(old);
    }
  };

  return (request, response) => {
    const url = request.url ?? "";
    if (request.method !== "GET" || !WHOLE.test(url)) return;
    const zips = acceptsGzip(request.headers["accept-encoding"]);
    delete request.headers["accept-encoding"]; // so that Next does not compress
    const last = response.end;
    let end = last;
    let isEnding = false;
    const send = (body: Buffer, isZipped: boolean) => {
      response.setHeader("Content-Length", body.length);
      if (isZipped) response.setHeader("Content-Encoding", "gzip");
      Reflect.apply(end, response, [body]);
    };
    function endWhole(this: ServerResponse, ...args: unknown[]): ServerResponse {
      if (isEnding) return Reflect.apply(last, this, args);
      isEnding = true;
      const [text] = args;
      const isWhole = typeof text === "string" && this.statusCode === 200 && this.hasHeader("x-nextjs-cache") && !this.headersSent;
      if (!isWhole) return Reflect.apply(end, this, args);
      this.appendHeader("Vary", "Accept-Encoding");
      const page = pages.get(text) ?? encoded(text);
      this.setHeader("ETag", page.tag);
      if (request.headers["if-none-match"]?.split(/\s*,\s*/).some((tag) => tag.replace(/^W\//, "") === page.tag.replace("W/", ""))) {
        this.statusCode = 304;
        this.removeHeader("Content-Length");
        return Reflect.apply(end, this, []);
      }
      if (!zips || page.zipped) {
        keep(text, page);
        send(zips && page.zipped ? page.zipped : page.plain, zips);
      } else
        gzip(page.plain, (error, zipped) => {
          if (error) return send(page.plain, false);
          keep(text, { ...page, zipped });
          send(zipped, true);
        });
      return this;
    }
    // Next puts an `end` of its own before this one, which sends the head at once; it comes second.
    Object.defineProperty(response, "end", {
      configurable: true,
      get: () => endWhole,
      set: (nexts: typeof end) => {
        end = nexts;
      },
    });
  };
}

function encoded(text: string): Encoded {
  const plain = Buffer.from(text);
  // Weak: it is the same for the page compressed.
  return { tag: `W/"${createHash("sha256").update(plain).digest("base64url").slice(0, 27)}"`, plain, zipped: null };
}
