import type { TextQuote } from "#lib/quotes/anchor";

/** Longer passages are named by how they begin and end. */
const LONGEST_WHOLE = 200;
const WORDS_AT_ENDS = 6;
const WORDS_AROUND = 3;
/** A passage of this length is nowhere else on a page; and what stands round it may change. */
const ALONE = 60;

/**
 * An address that leads to the passage on the page (URL Fragment Text Directives). A browser that does not know the passage, or such
 * addresses, shows the page.
 */
export function addressOfQuote(address: string, quote: TextQuote): string {
  const directive = directiveOf(quote);
  if (directive === null) return address;
  const [page = "", fragment] = address.split("#", 2);
  return `${page}#${fragment && !fragment.includes(":~:") ? fragment : ""}:~:text=${directive}`;
}

function directiveOf({ exact, prefix, suffix }: TextQuote): string | null {
  // Browsers look for whole words, so what a passage cuts is added to it.
  const cutBefore = /^[\p{L}\p{N}]/u.test(exact) ? (/[\p{L}\p{N}]+$/u.exec(prefix)?.[0] ?? "") : "";
  const cutBehind = /[\p{L}\p{N}]$/u.test(exact) ? (/^[\p{L}\p{N}]+/u.exec(suffix)?.[0] ?? "") : "";
  const lines = linesOf(`${cutBefore}${exact}${cutBehind}`);
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return null;
  const isWhole = lines.length === 1 && first.length <= LONGEST_WHOLE;
  const text = isWhole ? [first] : [wordsOf(first).slice(0, WORDS_AT_ENDS).join(""), wordsOf(last).slice(-WORDS_AT_ENDS).join("")];
  const parts = text.map((each) => encoded(each.trim()));
  if (exact.length >= ALONE) return parts.join(",");
  const before = wordsOf(lineBeside(prefix.slice(0, prefix.length - cutBefore.length), -1))
    .slice(-WORDS_AROUND)
    .join("")
    .trim();
  const behind = wordsOf(lineBeside(suffix.slice(cutBehind.length), 0))
    .slice(0, WORDS_AROUND)
    .join("")
    .trim();
  return [...(before ? [`${encoded(before)}-`] : []), ...parts, ...(behind ? [`-${encoded(behind)}`] : [])].join(",");
}

/** A browser looks for each part within one paragraph. */
const linesOf = (text: string) =>
  text
    .split(/\n+/)
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");

const lineBeside = (text: string, at: -1 | 0) => (text.split("\n").at(at) ?? "").replace(/\s+/g, " ").trim();

/** Words of every script, each with what follows it: also of those that put no spaces between them. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(line)) {
    if (isWordLike || words.length === 0) words.push(segment);
    else words[words.length - 1] += segment;
  }
  return words;
}

/** A dash, a comma and an ampersand mean something in the address. */
const encoded = (text: string) => encodeURIComponent(text.toWellFormed()).replaceAll("-", "%2D");
