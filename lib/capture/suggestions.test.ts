import { describe, expect, it } from "vitest";
import { suggestionsOf } from "#lib/capture/suggestions";

const nothing = {
  title: "Harbour",
  author: null,
  publishedOn: null,
  publisherId: null,
  language: null,
  address: "https://gazette.press/h",
};
const said = {
  title: "Harbour stays closed",
  author: "Ana Ruiz",
  publisher: "The Gazette",
  publishedOn: "2025-12-24",
  language: "es",
  canonical: "https://gazette.press/harbour",
};
const known = { publisher: null, canonicalIs: "this" as const, today: "2025-12-26" };
const fields = (...given: Parameters<typeof suggestionsOf>) => suggestionsOf(...given).map((each) => each.field);

describe("what a captured page suggests", () => {
  it("is what nobody has written yet, and never another word for what somebody has", () => {
    expect(fields(nothing, said, known)).toEqual(["author", "publishedOn", "publisherId", "language"]);
    const whole = { title: "Harbour", author: "A", publishedOn: "2025-12-20", publisherId: "p", language: "en", address: nothing.address };
    expect(fields(whole, said, known)).toEqual([]);
  });

  it("is a title only in place of an address that stands for one", () => {
    expect(fields({ ...nothing, title: "https://gazette.press/h" }, said, known)).toContain("title");
    expect(fields({ ...nothing, title: "What www.gazette.press says" }, said, known)).not.toContain("title");
  });

  it("is never a day that has not come", () => {
    expect(fields(nothing, { ...said, publishedOn: "2025-12-27" }, known)).not.toContain("publishedOn");
  });

  it("is a publisher of the registry, or says that there is none of that name", () => {
    const of = (publisher: typeof known.publisher | { id: string; name: string }) =>
      suggestionsOf(nothing, said, { ...known, publisher }).find((each) => each.field === "publisherId");
    expect(of({ id: "p", name: "Gazette" })).toMatchObject({ value: "p", shown: "Gazette", but: null });
    expect(of(null)).toMatchObject({ value: null, shown: "The Gazette" });
  });

  it("is the page's own address, unless the source has it or another one does", () => {
    const of = (canonicalIs: "this" | "another" | "none") =>
      suggestionsOf(nothing, said, { ...known, canonicalIs }).find((each) => each.field === "address");
    expect(of("this")).toBeUndefined();
    expect(of("none")).toMatchObject({ value: said.canonical, but: null });
    expect(of("another")).toMatchObject({ value: null, but: "Another source in the record is this page." });
  });
});
