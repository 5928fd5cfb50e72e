import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { DESK, safeNext } from "#lib/auth/next";

const CORPUS = resolve(import.meta.dirname, "../../../shared/corpora/open_redirect.b64.json");
const SITES = ["http://localhost:3000", "https://claims.example.org"];

/** Where a browser at the sign-in page would go. */
function leadsElsewhere(next: string): boolean {
  return SITES.some((site) => new URL(next, `${site}/sign-in`).origin !== site) || !next.startsWith("/") || /^\/[/\\]/.test(next);
}

test.skipIf(!existsSync(CORPUS))("no address of the list of open redirects leads elsewhere (skipped where ../shared is absent)", () => {
  const list = (JSON.parse(readFileSync(CORPUS, "utf8")) as string[]).map((text) => Buffer.from(text, "base64").toString());
  expect(list.length).toBeGreaterThan(300);
  const forms = list.flatMap((text) => [text, `/${text}`, `/desk/..${text}`, text.replaceAll("/", "\\"), decodeLoosely(text)]);
  expect(forms.filter((text) => leadsElsewhere(safeNext(text)))).toEqual([]);
});

test.each([
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/..//evil.example",
  "/.//evil.example",
  "/desk/../..//evil.example",
  "/%2e%2e//evil.example",
  "https://evil.example",
  "https:evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  " /desk",
  "desk",
  "@evil.example",
  "",
  null,
  undefined,
  ["/desk", "/desk"],
  `/${"a".repeat(9_000)}`,
])("%j leads to the desk", (next) => {
  expect(safeNext(next)).toBe(DESK);
});

test.each([
  "/desk",
  "/desk/claims?q=a%20b&status=confirmed#top",
  "/desk/review/1042",
  "/claims/1042-a-slug",
  "/desk/claims?next=https://evil.example",
])("%s is an address of ours and stays as it is", (next) => {
  expect(safeNext(next)).toBe(next);
});

test("a passage that is brought to the desk is still there after signing in", () => {
  const next = `/desk/intake?text=${"%D0%B0".repeat(1_300)}`;
  expect(safeNext(next)).toBe(next);
});

function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
