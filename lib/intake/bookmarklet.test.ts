import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { safeNext } from "#lib/auth/next";
import { arrivalIn, intakeAddress } from "#lib/intake/arrival";
import { bookmarkletFor } from "#lib/intake/bookmarklet";
import { codePoints } from "#lib/schema";

const SITE = "https://claims.example";

/** What arrives at the desk when somebody presses it on a page. */
function press(page: { url?: string; title?: string; selected?: string }) {
  const opened: string[] = [];
  runInNewContext(bookmarkletFor(SITE).replace(/^javascript:/, ""), {
    URLSearchParams,
    location: { href: page.url ?? "https://paper.example/a?b=1&c=%20#top" },
    document: { title: page.title ?? "Harbour & bridge" },
    getSelection: () => ({ toString: () => page.selected ?? "" }),
    open: (...args: string[]) => opened.push(...args),
  });
  const [address = "", ...how] = opened;
  expect(how).toEqual(["_blank", "noopener"]);
  return { address, arrived: arrivalIn(Object.fromEntries(new URL(address).searchParams)) };
}

describe("the bookmarklet", () => {
  it("opens the desk with the page, its title and what is selected there", () => {
    const { address, arrived } = press({ selected: "  “It’s closed”, she said:\n1 + 1 = 2 & 100 %. " });
    expect(address.startsWith(`${SITE}/desk/intake?`)).toBe(true);
    expect(arrived).toEqual({
      address: "https://paper.example/a?b=1&c=%20#top",
      title: "Harbour & bridge",
      passage: "“It’s closed”, she said:\n1 + 1 = 2 & 100 %.",
      isCut: false,
    });
    expect(press({}).arrived).toMatchObject({ passage: "", isCut: false });
  });

  it("cuts what an address cannot carry, and says so, so that it outlasts signing in", () => {
    for (const letter of ["a", "д", "水", "🜃"]) {
      const { address, arrived } = press({ selected: letter.repeat(100_000), title: letter.repeat(1_000) });
      expect(arrived?.isCut).toBe(true);
      expect(codePoints(arrived?.passage ?? "")).toBeGreaterThan(300);
      expect(arrived?.passage).toBe(letter.repeat(codePoints(arrived?.passage ?? "")));
      const next = address.slice(SITE.length);
      expect(safeNext(next)).toBe(next);
      expect(encodeURIComponent(next).length).toBeLessThan(12_000);
    }
  });

  it("is one line, without what a bookmark or an address would change", () => {
    expect(bookmarkletFor(SITE)).not.toMatch(/[\n%#]/);
  });
});

describe("what arrives", () => {
  it("is nothing where nothing was brought, and the first where something was brought twice", () => {
    expect(arrivalIn({})).toBeNull();
    expect(arrivalIn({ utm_source: "x", url: "" })).toBeNull();
    expect(arrivalIn({ url: ["https://a.example", "https://b.example"] })?.address).toBe("https://a.example");
  });

  it("keeps a hostile address and passage as they are, to be told what is wrong with them", () => {
    const passage = "\u202eturned\u202c <script>alert(1)</script>\n".repeat(400).trim();
    expect(arrivalIn({ url: "javascript:alert(1)", text: passage })).toEqual({
      address: "javascript:alert(1)",
      title: "",
      passage,
      isCut: false,
    });
    expect(arrivalIn({ text: "a\0b\r\nc\rd" })?.passage).toBe("a\ufffdb\nc\nd");
    expect(arrivalIn({ url: "https://a.example", title: "Harbour\u200e \u202eclosed\n" })?.title).toBe("Harbour closed");
  });

  it("has an address to come back to", () => {
    const query = { url: "https://a.example/?b=c&d", text: "e & f" };
    const back = new URL(intakeAddress(query), SITE);
    expect(Object.fromEntries(back.searchParams)).toEqual(query);
    expect(intakeAddress({})).toBe("/desk/intake");
  });
});
