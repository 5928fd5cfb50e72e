import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { smallPageHtml } from "../lib/small-page.ts";

/** Whoever is cut off while still sending would never read the answer. */
const LISTENS_MS = 3_000;

const NOT_READABLE = { code: 400, title: "Not readable", sentence: "This request cannot be read." };
const ANSWERS: Record<string, typeof NOT_READABLE> = {
  HPE_HEADER_OVERFLOW: {
    code: 431,
    title: "Too long",
    sentence:
      "The address is longer than can be read. What you meant to bring along is still where you come from: go back, and take less of it at a time.",
  },
  ERR_HTTP_REQUEST_TIMEOUT: { code: 408, title: "Too slow", sentence: "The request did not come to its end in time." },
};

/** What Node cannot read is answered in a sentence: an address that is too long, as with a very long passage, or what is no request at all. */
export function answerUnread(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
  const { code, title, sentence } = ANSWERS[error.code ?? ""] ?? NOT_READABLE;
  const body = smallPageHtml(title, sentence, { href: "/", text: "To the first page" });
  const headers = [
    `HTTP/1.1 ${code} ${STATUS_CODES[code]}`,
    "Content-Type: text/html; charset=utf-8",
    "Cache-Control: no-store",
    "X-Content-Type-Options: nosniff",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  socket.on("error", () => undefined);
  socket.end(`${headers.join("\r\n")}\r\n\r\n${body}`);
  socket.resume();
  setTimeout(() => socket.destroy(), LISTENS_MS).unref();
}
