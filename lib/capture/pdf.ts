import { getDocumentProxy, getMeta } from "unpdf";
import { cleanDay, cleanLanguage, cleanLine, cleanText, type Readable } from "#lib/capture/readable";
import { LIMITS } from "#lib/schema";

const MOST_PAGES = 500;

/** The text of a PDF, a paragraph for each page, and what it says of itself. A PDF of pictures has no text. */
export async function readPdf(bytes: Uint8Array): Promise<Readable> {
  const pdf = await getDocumentProxy(bytes, { useSystemFonts: false, disableFontFace: true, verbosity: 0 });
  const { info } = await getMeta(pdf);
  const pages: string[] = [];
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
  }
  const said = (key: string) => (typeof info[key] === "string" ? (info[key] as string) : null);
  const made = /^D:(\d{4})(\d{2})(\d{2})/.exec(said("CreationDate") ?? "");
  return {
    text: cleanText(pages.join("\n\n")),
    title: cleanLine(said("Title")),
    author: cleanLine(said("Author"), LIMITS.name),
    publisher: null,
    publishedOn: made ? cleanDay(made.slice(1).join("-")) : null,
    language: cleanLanguage(said("Language")),
    canonical: null,
  };
}
