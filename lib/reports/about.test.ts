import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { claimIn, publicPath, reportHref } from "#lib/reports/about";

const CORPUS = resolve(import.meta.dirname, "../../../shared/corpora/open_redirect.b64.json");

test("a report is about a page of this site that readers see", () => {
  for (const path of ["/", "/claims/1001-a-claim", "/claims?status=disputed", "/methodology", "/parties/someone"])
    expect(publicPath(path)).toBe(path);
  expect(publicPath("/claims/1001#evidence")).toBe("/claims/1001");
  for (const other of [
    "https://elsewhere.example/claims/1001",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "javascript:alert(1)",
    "/desk/claims/1001",
    "/desk",
    "/api/v1/claims",
    "/sign-in?next=/",
    "/report",
    "/report?about=/",
    "claims",
    "",
    undefined,
    ["/"],
    `/${"a".repeat(2_048)}`,
  ])
    expect([other, publicPath(other)]).toEqual([other, null]);
});

test.skipIf(!existsSync(CORPUS))("no address of the list of open redirects leads elsewhere (skipped where ../shared is absent)", () => {
  const list = (JSON.parse(readFileSync(CORPUS, "utf8")) as string[]).map((text) => Buffer.from(text, "base64").toString());
  const elsewhere = list
    .flatMap((text) => [text, `/${text}`, text.replaceAll("/", "\\")])
    .map(publicPath)
    .filter((path) => path !== null && new URL(path, "https://here.example/report").origin !== "https://here.example");
  expect(elsewhere).toEqual([]);
});

test("the claim and the version are read from the address", () => {
  expect(claimIn("/claims/1001-bitcoin-at-the-plant")).toEqual({ number: 1001, version: null });
  expect(claimIn("/claims/1001")).toEqual({ number: 1001, version: null });
  expect(claimIn("/claims/1001-bitcoin/versions/2")).toEqual({ number: 1001, version: 2 });
  expect(claimIn("/claims/1001-bitcoin/history?from=1&to=2")).toEqual({ number: 1001, version: null });
  for (const other of ["/claims", "/claims/x", "/claims/1001x", "/parties/1001", "/claims?q=1001", "/claims/99999999999"])
    expect([other, claimIn(other)]).toEqual([other, null]);
});

test("a link to the form says what it is about", () => {
  expect(reportHref("/claims/1001-a?b=c", 2)).toBe("/report?about=%2Fclaims%2F1001-a%3Fb%3Dc&version=2");
});
