import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

const folder = resolve(import.meta.dirname, "../../../shared/corpora");

/** Hostile and odd texts that are kept beside the project and not in it; none where they are absent. */
export function corpus(...names: string[]): string[] {
  return names.flatMap((name) => {
    const file = resolve(folder, `${name}.b64.json`);
    if (!existsSync(file)) return [];
    return (JSON.parse(readFileSync(file, "utf8")) as string[]).map((entry) => Buffer.from(entry, "base64").toString("utf8"));
  });
}

export const corporaAreThere = existsSync(folder);

/** Those of them that can be stored: well-formed, without NUL, at most as long as a claim. */
export function storable(...names: string[]): string[] {
  return corpus(...names)
    .filter((text) => text.trim() !== "" && text.isWellFormed() && !text.includes("\0"))
    .map((text) => [...text].slice(0, 1_000).join(""));
}

/** What breaks what holds it, written by us, so that something is there where the corpora are not. */
export const ODD_TEXTS = [
  '</script><script>alert("1")</script>',
  "<!--<script>",
  "]]> and once more ]]> <b>&amp;</b> &lt; &#60;",
  "\u202eright to left override",
  "\u2066isolated and never ended",
  `a${"\u0301".repeat(1_000)}`,
  "\u2028line\u2029paragraph",
  "the last\u0000\u000b\u001f\ufffe\uffff of them",
  "half of a character \ud83d",
  "two\r\nlines\nand\rthree\ttabs",
  "&quot;'\"`$[1]`{{2}}",
  "👩‍👩‍👧‍👦 שלום مرحبا 你好",
  "x".repeat(1_000),
];
