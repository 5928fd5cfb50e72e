import { describe, expect, it } from "vitest";
import type { Snapshot } from "#lib/publication/snapshot";
import { basisWords, linkable, oneLine, signedBy, withheldWords } from "#lib/publication/words";
import { aSnapshot } from "#prisma/factories/snapshots";

type Basis = Snapshot["evidence"][number]["basis"];
const told = (basis: Partial<Basis>) => {
  const snapshot = aSnapshot();
  const evidence = {
    ...(snapshot.evidence[0] as Snapshot["evidence"][number]),
    basis: { kind: "unknown", party: null, firstHand: false, from: null, ...basis } as Basis,
  };
  const { words, name = "", after = "" } = basisWords(evidence, snapshot);
  return `${words} ${name}`.trim() + after;
};

describe("on whose word evidence rests", () => {
  it("is said with the name of whoever said it", () => {
    expect(told({ kind: "attributed", party: "mayor" })).toBe("on the word of The mayor");
    expect(told({ kind: "attributed", party: "mayor", firstHand: true })).toBe("on the word of The mayor, at first hand");
  });

  it("is said with the publisher of what it repeats, or else its title", () => {
    expect(told({ kind: "derived", from: "report" })).toBe("repeats The Courier");
    expect(told({ kind: "derived", from: "leaflet" })).toBe("repeats A leaflet");
    expect(told({ kind: "derived", from: "gone" })).toBe("repeats another source");
  });

  it("is said in words for every other basis", () => {
    expect(told({ kind: "observed" })).toBe("saw it with its own eyes");
    expect(told({ kind: "record" })).toBe("a record");
    expect(told({ kind: "itself" })).toBe("the thing itself");
    expect(told({ kind: "unknown" })).toBe("does not say how it knows");
  });
});

describe("the words of a claim page", () => {
  it("count what is withheld and say why in a word", () => {
    expect(withheldWords([])).toBeNull();
    expect(withheldWords(["safety"])).toBe("1 source withheld for safety");
    expect(withheldWords(["legal", "legal"])).toBe("2 sources withheld for legal reasons");
    expect(withheldWords(["safety", "privacy", "safety"])).toBe("3 sources withheld: 2 for safety, 1 for privacy");
  });

  it("make a link of a web address and of nothing else", () => {
    expect(linkable("https://example.org/a")).toBe("https://example.org/a");
    for (const address of [
      null,
      "",
      "javascript:alert(1)",
      " javascript:alert(1)",
      "data:text/html,x",
      "//example.org",
      "ftp://example.org",
      "JaVaScRiPt:1",
    ])
      expect(linkable(address)).toBeNull();
  });

  it("cut a text for the head of the page between words and never inside a character", () => {
    expect(oneLine("one\ntwo", 20)).toBe("one two");
    expect(oneLine("the bridge was closed on Monday", 15)).toBe("the bridge…");
    expect(oneLine("🏴".repeat(10), 4).isWellFormed()).toBe(true);
  });

  it("say how many signed", () => {
    expect([0, 1, 2].map(signedBy)).toEqual(["nobody", "one reviewer", "two reviewers"]);
  });
});
