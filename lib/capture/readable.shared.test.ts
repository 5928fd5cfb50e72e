import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readHtml } from "#lib/capture/html";
import { optionalAddress, optionalLine } from "#lib/schema";

// Hostile and odd input that is kept beside the project and not in it.
const folder = resolve(import.meta.dirname, "../../../shared/corpora");
const FILES = ["xss", "blns", "must-accept", "unicode_email_filename"];

describe.skipIf(!existsSync(folder))("what is kept beside the project", () => {
  it("is read as a page without a fault, and nothing of it is more than the record takes", () => {
    const [title, address] = [optionalLine("The title", 500), optionalAddress("The address")];
    const entries = FILES.flatMap((name) => JSON.parse(readFileSync(resolve(folder, `${name}.b64.json`), "utf8")) as string[]);
    expect(entries.length).toBeGreaterThan(10_000);
    const until = performance.now() + 6_000;
    let read = 0;
    for (const entry of entries) {
      if (performance.now() > until) break;
      const text = Buffer.from(entry, "base64").toString();
      const page = readHtml(
        `<title>${text}</title><meta name="author" content='${text}'><link rel="canonical" href="${text}">${text}`,
        "https://a.example/b",
      );
      for (const line of [page.title, page.author, page.publisher]) expect(title.parse(line)).toBe(line);
      expect(address.parse(page.canonical)).toBe(page.canonical);
      expect(page.text.isWellFormed() && !page.text.includes("\0")).toBe(true);
      read++;
    }
    expect(read).toBeGreaterThan(300);
  }, 20_000);
});
