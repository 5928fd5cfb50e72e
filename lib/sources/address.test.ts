import { describe, expect, it } from "vitest";
import { addressKey } from "#lib/sources/address";

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
