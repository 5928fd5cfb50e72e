import { decodeText } from "#lib/capture/charset";
import type { PageType } from "#lib/capture/fetch";
import { readHtml } from "#lib/capture/html";
import { readPdf } from "#lib/capture/pdf";
import { cleanText, type Readable } from "#lib/capture/readable";

export type Page = { address: string; type: PageType; charset: string | null; bytes: Uint8Array };

const NOTHING: Readable = { text: "", title: null, author: null, publisher: null, publishedOn: null, language: null, canonical: null };

/** What can be read on a page. For one that somebody else made, ask `readPage`, which bounds what it may cost. */
export async function readableOf({ address, type, charset, bytes }: Page): Promise<Readable> {
  if (type === "application/pdf") return readPdf(bytes);
  const text = decodeText(bytes, charset);
  return type === "text/plain" ? { ...NOTHING, text: cleanText(text) } : readHtml(text, address);
}
