/** A reprint as it was pasted: an address, and a title if one stood beside it. */
export type Pasted = { address: string; title: string };

/**
 * Reads reprints, one a line: an address, with the title before or behind it, however they are set apart. A line without an address
 * gives an empty one, so that it is not lost. Without a title the page's own name stands in, from its address.
 */
export function readReprints(text: string): Pasted[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const address = /https?:\/\/\S+/i.exec(line)?.[0].replace(/[)\]>.,;|]+$/, "") ?? "";
      const title = line
        .replace(address, " ")
        .replace(/\]\(\s*\)\.?/, " ") // a Markdown link
        .replace(/^[\s\-–—|,;:•*.()[\]<>]+|[\s\-–—|,;:()[\]<>]+$/gu, "")
        .replace(/\s+/g, " ");
      return { address, title: title || titleFrom(address) };
    });
}

/** "news.example: us wants to mine" for https://news.example/2025/us-wants-to-mine.html */
function titleFrom(address: string): string {
  if (!URL.canParse(address)) return "";
  const { hostname, pathname } = new URL(address);
  const host = hostname.replace(/^www\./, "");
  const last = pathname.split("/").filter(Boolean).at(-1) ?? "";
  const words = decoded(last)
    .replace(/\.\w{2,5}$/, "")
    .replace(/[-_+]+/g, " ")
    .trim();
  return (words === "" ? host : `${host}: ${words}`).slice(0, 300);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
