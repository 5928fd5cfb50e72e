import { describe, expect, it } from "vitest";
import type { Snapshot } from "#lib/publication/snapshot";
import { embedCode, embedSize, oembedOf, readOembedQuery } from "#lib/share/oembed";
import { corporaAreThere, storable } from "#prisma/factories/corpora";
import { aSnapshot } from "#prisma/factories/snapshots";

const SITE = "https://claims.example";
const newsroom = { name: "The Claim Desk", address: SITE, revision: 3 };
const read = (query: Record<string, string>) => readOembedQuery(new URLSearchParams(query), SITE);
const problems = (query: Record<string, string>) => {
  const answer = read(query);
  return "problems" in answer ? answer.problems.map(({ path, message }) => `${path}: ${message}`) : [];
};
const writing = (text: string): Snapshot => aSnapshot({ claim: { ...aSnapshot().claim, text } });

describe("oEmbed is asked", () => {
  it("with the address of a claim, however it is written, or of its embed", () => {
    for (const path of ["/claims/1001", "/claims/1001-the-bridge-was-closed", "/claims/1001-x/?utm_source=y#why", "/embed/claims/1001"])
      expect(read({ url: SITE + path }), path).toEqual({ query: { number: 1001, format: "json" } });
    expect(read({ url: "http://claims.example/claims/7", format: "xml", maxwidth: "300", maxheight: "200", for: "WordPress" })).toEqual({
      query: { number: 7, format: "xml", maxwidth: 300, maxheight: 200 },
    });
  });

  it("for an address of this site that is no claim, which is not found", () => {
    for (const path of ["/", "/claims", "/parties/x", "/claims/0", "/claims/99999999999", "/claims/1001-x/history", "/desk/claims/1001"])
      expect(read({ url: SITE + path }), path).toMatchObject({ query: { number: null } });
  });

  it("with what cannot be read, and says why", () => {
    expect(problems({})).toEqual(["url: “url” is missing: the address of a claim."]);
    for (const url of ["x", "javascript:alert(1)", "//claims.example/claims/1", `${SITE}/${"x".repeat(3_000)}`])
      expect(problems({ url }), url).toEqual(["url: “url” is not an address such as https://claims.example.org/claims/1001."]);
    for (const url of [
      "https://evil.example/claims/1001",
      "https://claims.example@evil.example/claims/1",
      "https://claims.example:444/claims/1",
    ])
      expect(problems({ url }), url).toEqual([`url: “url” is not an address of this site (${SITE}).`]);
    expect(problems({ url: `${SITE}/claims/1`, format: "yaml", maxwidth: "0", maxheight: "1e3" })).toEqual([
      "format: “format” can only be json.",
      "maxwidth: “maxwidth” is a whole number of pixels, at least 1.",
      "maxheight: “maxheight” is a whole number of pixels, at least 1.",
    ]);
  });

  it.skipIf(!corporaAreThere)("with any text, and never fails", () => {
    const given = ["url", "format", "maxwidth"].flatMap((name) =>
      storable("open_redirect", "xss", "blns").map((text) => read({ url: `${SITE}/claims/1`, [name]: text })),
    );
    expect(given.every((answer) => "query" in answer || answer.problems.length > 0)).toBe(true);
  });
});

describe("an oEmbed answer", () => {
  it("is a frame and an image, no larger than asked for", () => {
    const answer = oembedOf(aSnapshot(), newsroom, {});
    expect(answer).toMatchObject({ version: "1.0", type: "rich", title: "The bridge was closed", width: 600, thumbnail_width: 1200 });
    expect(answer.html).toBe(embedCode(aSnapshot(), newsroom));
    expect(answer.thumbnail_url).toMatch(/^https:\/\/claims\.example\/share\/1001\/1\.png\?v=\d+-3$/);
    const small = oembedOf(aSnapshot(), newsroom, { maxwidth: 300, maxheight: 120 });
    expect(small).toMatchObject({ width: 300, height: 120 });
    expect(small.html).toContain('width="300" height="120"');
    expect(small).not.toHaveProperty("thumbnail_url");
  });

  it("leaves more room for more text, and on a narrower page", () => {
    const heights = [embedSize(writing("Short")), embedSize(writing("word ".repeat(100))), embedSize(writing("word ".repeat(100)), 320)];
    expect(heights.map(({ height }) => height)).toEqual(heights.map(({ height }) => height).sort((a, b) => a - b));
    expect(embedSize(writing("大桥已关闭".repeat(20))).height).toBeGreaterThan(embedSize(writing("abcde".repeat(20))).height);
  });

  it("puts the newsroom’s name into the frame’s title and nowhere else", () => {
    expect(embedCode(aSnapshot(), { ...newsroom, name: `"><script>alert(1)</script>` })).toBe(
      `<iframe src="https://claims.example/embed/claims/1001" width="600" height="${embedSize(aSnapshot()).height}" title="Claim C-1001, &#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;" style="border:0;max-width:100%" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>`,
    );
  });
});
