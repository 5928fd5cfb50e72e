import { describe, expect, it } from "vitest";
import { claimTextOf, digestOfSent, titleOf } from "#lib/intake/draft";
import { codePoints } from "#lib/schema";

const url = "https://post.example/harbour";
const sent = (more: Partial<Parameters<typeof claimTextOf>[0]> = {}) => ({ url, title: null, text: null, claim: null, ...more });

describe("what a draft says until an editor has written it", () => {
  it("is the claim that was given, else the passage, else the title, else the address", () => {
    const all = { title: "Harbour closed", text: "“The harbour is closed,” she said.", claim: "The harbour is closed" };
    expect(claimTextOf(sent(all))).toBe(all.claim);
    expect(claimTextOf(sent({ ...all, claim: null }))).toBe(all.text);
    expect(claimTextOf(sent({ ...all, claim: null, text: null }))).toBe(all.title);
    expect(claimTextOf(sent())).toBe(url);
  });

  it("fits a claim, however long the passage is, and breaks no letter", () => {
    const text = claimTextOf(sent({ text: "🜃".repeat(3_000) }));
    expect([codePoints(text), text.isWellFormed(), text.endsWith("…")]).toEqual([1_000, true, true]);
  });

  it("and a page without a title is called by its address", () => {
    expect(titleOf({ address: url, title: null })).toBe(url);
    expect(titleOf({ address: url, title: "Harbour closed" })).toBe("Harbour closed");
    expect(codePoints(titleOf({ address: `${url}?${"a".repeat(2_000)}`, title: null }))).toBe(500);
  });
});

describe("what is sent again", () => {
  const digest = (more: Parameters<typeof sent>[0]) => digestOfSent(sent(more));

  it("is the same page and the same passage, however the address is written and whatever else comes with it", () => {
    const first = digest({ text: "It is closed." });
    expect(digest({ text: "It is closed.", url: "http://www.post.example/harbour/?utm_source=x#top" })).toBe(first);
    expect(digest({ text: "It is closed.\n", claim: "The harbour is closed", title: "Harbour" })).toBe(first);
  });

  it("is something else where page or passage are, or, without a passage, the claim", () => {
    const digests = [
      digest({ text: "It is closed." }),
      digest({ text: "It is open." }),
      digest({ text: "It is closed.", url: "https://post.example/other" }),
      digest({ claim: "It is closed." }),
      digest({ claim: "It is open." }),
      digest({}),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });
});
