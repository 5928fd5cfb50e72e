import { describe, expect, it } from "vitest";
import { addressKey, keptAddress, withoutTracking } from "#lib/sources/address";

describe("the same address twice", () => {
  it("is one source, however the page is written", () => {
    const written = [
      "https://example.org/a/b?x=1&y=2",
      "http://example.org/a/b/?y=2&x=1",
      "https://www.EXAMPLE.org:443/a/b?x=1&y=2#part",
      "https://example.org/a/b?x=1&y=2&utm_source=feed&fbclid=abc",
    ];
    expect(new Set(written.map(addressKey)).size).toBe(1);
  });

  it("is not two pages that only look alike", () => {
    const different = [
      "https://example.org/a",
      "https://example.org/A",
      "https://example.org/a?id=1",
      "https://example.org/a?id=2",
      "https://example.com/a",
      "https://example.org:8080/a",
    ];
    expect(new Set(different.map(addressKey)).size).toBe(different.length);
  });
});

describe("an address without what does not name the page", () => {
  it.each([
    ["https://example.org/a?utm_source=x&id=7&utm_medium=y", "https://example.org/a?id=7"],
    ["https://example.org/a?fbclid=IwAR0#comments", "https://example.org/a"],
    ["https://example.org/a?gclid=1&gbraid=2&msclkid=3&twclid=4", "https://example.org/a"],
    ["https://example.org/a?ref=twitter", "https://example.org/a"],
    ["https://example.org/a?ref=news.ycombinator.com&page=2", "https://example.org/a?page=2"],
    ["https://example.org/a?source=newsletter&CMP=share_btn_tw", "https://example.org/a"],
    ["https://example.org/a?at_medium=RSS&at_campaign=KARANGA", "https://example.org/a"],
    ["https://example.org/a#:~:text=words", "https://example.org/a"],
  ])("%s", (written, plain) => {
    expect(withoutTracking(written)).toBe(plain);
  });

  it.each([
    "https://example.org/?p=123",
    "https://example.org/story?id=1&page=2&lang=es",
    "https://example.org/show?ref=EU-2025-114",
    "https://example.org/file?ref=main",
    "https://example.org/doc?source=4711",
    "https://example.org/watch?v=abc&t=30",
    "https://example.org/search?q=a+b%20c&from=2025-01-01",
    "https://example.org/#!/story/12",
    "https://example.org/a?flag&empty=",
  ])("keeps whatever may name it, as it is written: %s", (address) => {
    expect(withoutTracking(address)).toBe(address);
  });

  it("is what is kept of it, as it was written where nothing is dropped", () => {
    expect(keptAddress("https://example.org/a?utm_source=x&id=7")).toBe("https://example.org/a?id=7");
    for (const written of ["https://Example.org", "https://example.org/straße"]) expect(keptAddress(written)).toBe(written);
  });

  it("names two pages of a site that names them after #!", () => {
    expect(addressKey("https://example.org/#!/story/12")).not.toBe(addressKey("https://example.org/#!/story/13"));
  });
});
