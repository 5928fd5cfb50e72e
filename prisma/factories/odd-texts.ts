import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

// Hostile and merely odd texts that are kept beside the project and not in it.
const folder = resolve(import.meta.dirname, "../../../shared/corpora");

export const oddTextsAreThere = existsSync(folder);

/** Those that can be stored: well-formed, and without NUL. */
export function oddTexts(...files: string[]): string[] {
  if (!oddTextsAreThere) return [];
  const texts = files.flatMap((file) => {
    const list = JSON.parse(readFileSync(resolve(folder, `${file}.b64.json`), "utf8")) as string[];
    return list.map((each) => Buffer.from(each, "base64").toString("utf8"));
  });
  return texts
    .filter((text) => text.trim() !== "" && text.isWellFormed() && !text.includes("\0"))
    .map((text) => [...text].slice(0, 1_000).join(""));
}
