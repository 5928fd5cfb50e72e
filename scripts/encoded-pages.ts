import type { IncomingMessage, ServerResponse } from "node:http";
import { gzip } from "node:zlib";
import { makeBounded } from "../lib/bounded.ts";
import { acceptsGzip, hasAlready, weakTag } from "../lib/http.ts";
import { smallPageHtml } from "../lib/small-page.ts";
import { withoutFramework } from "./plain-pages.ts";

/** Of the kept bytes; what was not asked for longest goes first. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What readers are answered with pages: everything but the desk, what is fetched by programs, and files. */
const PAGE =
  /^\/(?!(?:desk|sign-in|sign-out|api|_next|feeds|sitemaps|embed|share|fonts|newsroom-logo)(?:[/?]|$))(?![^?]*\.(?:xml|txt|json|js|css|svg|png|ico|woff2)(?:\?|$))/;

/** A claim page leads whoever sends `Accept-Datetime` to an earlier version. Next drops what proxy.ts says of it. */
const BY_DATETIME = /^\/claims\/[^/?]+(?:\?|$)/;

/** What proxy.ts says of the past of a claim (`Link`) it says before anybody knows whether there is one at the address. */
const WITHOUT_PAST = [308, 404];

type Encoded = { tag: string; plain: Buffer; zipped: Buffer | null };

/**
 * Answers readers with pages without the framework's scripts, compressed, and keeps the bytes of those that are served whole. Next keeps
 * such a page as text, and tags, encodes and compresses it anew for every reader: with sixty links that is most of what it costs to serve
 * it. (Tags are off in next.config.js, as this gives them.)
 */
export function encodedPages(mostBytes = MOST_BYTES): (request: IncomingMessage, response: ServerResponse) => void {
  const pages = makeBounded<string, Encoded>({
    mostBytes,
    // By the text that Next made: it takes up to twice its bytes, and is more than what is left of it.
    sizeOf: ({ plain, zipped }, text) => 2 * text.length + plain.length + (zipped?.length ?? 0),
  });

  return (request, response) => {
    const url = request.url ?? "";
    if (!["GET", "HEAD"].includes(request.method ?? "") || !PAGE.test(url)) return;
    // Next would say less of a page to whoever asks for its head alone. Node sends them no body.
    request.method = "GET";
    const zips = acceptsGzip(request.headers["accept-encoding"]);
    delete request.headers["accept-encoding"]; // so that Next does not compress
    const [lastWrite, lastEnd] = [response.write, response.end];
    let [write, end] = [lastWrite, lastEnd]; // what Next puts in front of these
    const parts: Buffer[] = [];
    let isEnding = false;
    let isOther = false; // not a page after all: Next's own `write` comes back to ours

    const isHtml = () => !response.headersSent && String(response.getHeader("content-type")).startsWith("text/html");
    const { flushHeaders } = response;
    // A page that comes in parts would send its head before its length is known.
    response.flushHeaders = () => {
      if (!isHtml()) flushHeaders.call(response);
    };
    const send = (body: Buffer, isZipped: boolean) => {
      response.setHeader("Content-Length", body.length);
      if (isZipped) response.setHeader("Content-Encoding", "gzip");
      Reflect.apply(end, response, [body]);
    };

    function writePart(this: ServerResponse, ...args: unknown[]): boolean {
      if (isEnding || isOther) return Reflect.apply(lastWrite, this, args);
      if (parts.length === 0 && !isHtml()) {
        isOther = true;
        return Reflect.apply(write, this, args);
      }
      parts.push(bufferOf(args[0]));
      const done = args.find((one) => typeof one === "function") as (() => void) | undefined;
      if (done) queueMicrotask(done);
      return true;
    }

    function endWhole(this: ServerResponse, ...args: unknown[]): ServerResponse {
      if (isEnding) return Reflect.apply(lastEnd, this, args);
      isEnding = true;
      if (WITHOUT_PAST.includes(this.statusCode) && !this.headersSent) this.removeHeader("Link");
      if (parts.length === 0 && !isHtml()) return Reflect.apply(end, this, args);
      const [body] = args;
      const text = parts.length === 0 && typeof body === "string" ? body : Buffer.concat([...parts, bufferOf(body)]).toString();
      if (text === "") return Reflect.apply(end, this, args);
      this.appendHeader("Vary", BY_DATETIME.test(url) ? "Accept-Encoding, Accept-Datetime" : "Accept-Encoding");
      const isKept = this.statusCode === 200 && this.hasHeader("x-nextjs-cache");
      const page = pages.get(text) ?? encoded(drawn(this.statusCode, text));
      if (isKept) {
        this.setHeader("ETag", page.tag);
        if (hasAlready(request.headers["if-none-match"], page.tag)) {
          this.statusCode = 304;
          this.removeHeader("Content-Length");
          return Reflect.apply(end, this, []);
        }
      }
      const sendKept = (made: Encoded) => {
        if (isKept && made !== pages.get(text)) pages.set(text, made);
        send(zips && made.zipped ? made.zipped : made.plain, zips && made.zipped !== null);
      };
      if (!zips || page.zipped) sendKept(page);
      else gzip(page.plain, (error, zipped) => sendKept(error ? page : { ...page, zipped }));
      return this;
    }

    // Next puts an `end` and a `write` of its own before these, which send the head at once; they come second.
    Object.defineProperty(response, "write", {
      configurable: true,
      get: () => writePart,
      set: (nexts: typeof write) => {
        write = nexts;
      },
    });
    Object.defineProperty(response, "end", {
      configurable: true,
      get: () => endWhole,
      set: (nexts: typeof end) => {
        end = nexts;
      },
    });
  };
}

/** What Next would leave to scripts to draw: that there is nothing, or that something went wrong. */
function drawn(code: number, text: string): string {
  if (code === 404 && text.includes("NEXT_HTTP_ERROR_FALLBACK;404")) return NOTHING;
  return code >= 500 && text.includes('id="__next_error__"') ? FAULT : text;
}

const NOTHING = smallPageHtml(
  "There is nothing at this address.",
  "It may have been mistyped, or what you are looking for is not public.",
  { href: "/claims", text: "Look through the claims" },
);
const FAULT = smallPageHtml("This page could not be shown.", "Please try again in a moment.", { href: "/", text: "To the first page" });

function bufferOf(part: unknown): Buffer {
  return typeof part === "string" ? Buffer.from(part) : part instanceof Uint8Array ? Buffer.from(part) : Buffer.alloc(0);
}

function encoded(text: string): Encoded {
  const plain = Buffer.from(withoutFramework(text));
  return { tag: weakTag(plain), plain, zipped: null };
}
