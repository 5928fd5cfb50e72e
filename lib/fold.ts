/**
 * The form in which texts are searched and look-alikes compared: compatibility forms unified, Latin, Greek and Cyrillic
 * accents dropped (marks that other scripts need stay), lower case, one space between words.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim();
}

/** Text whose `LIKE` wildcards are taken literally. Prisma's `contains` puts its own around it, but lets those inside it work. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

/** A `LIKE` pattern for what holds the text. */
export function likeContains(text: string): string {
  return `%${likeLiteral(text)}%`;
}

/** The words of a search, folded; a passage in double quotes stays one. At most ten. */
export function searchWords(query: string): string[] {
  const words = fold(query).match(/"[^"]+"|[^\s"]+/gu) ?? [];
  return words
    .map((word) => word.replaceAll('"', "").trim())
    .filter((word) => word !== "")
    .slice(0, 10);
}
