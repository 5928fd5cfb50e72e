import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likenessTo, ranked } from "#lib/matching/likeness";
import { partsOf } from "#lib/matching/parts";
import { rarityIn } from "#lib/matching/rarity";
import { BOUNDS, soughtOf } from "#lib/matching/sought";

const RECORD = [
  "The president said that the bridge is closed",
  "The president said that the economy grew",
  "The president said that the ferry is safe",
  "The minister said that the school in Lundholm burned",
  "The minister said nothing about the budget",
];
const rarity = rarityIn(RECORD.map(partsOf));
const order = (text: string, claims: readonly string[]) =>
  ranked(
    partsOf(text),
    rarity,
    claims.map((claim, number) => ({ number, claim, parts: partsOf(claim) })),
  ).map((one) => one.claim);
const likeness = (one: string, other: string, known = rarity) => likenessTo(partsOf(one), known)(partsOf(other));

describe("of two claims the more similar one", () => {
  it("is the one that shares the rarer words", () => {
    const [first] = order("The president said that Lundholm is lost", RECORD);
    expect(first).toBe("The minister said that the school in Lundholm burned");
  });

  it.each([
    ["other forms of its words", "Schools burning"],
    ["its words in a hashtag", "#SchoolBurned"],
    ["its words in the handle of an account", "via @lundholm_school https://t.co/president-economy"],
    ["its words in capitals and with accents", "LUNDHÖLM"],
  ])("is the one whose post has %s", (_, post) => {
    expect(order(post, RECORD)[0]).toBe("The minister said that the school in Lundholm burned");
  });

  it("is, of those that say the same, the one that was there first", () => {
    const parts = partsOf("A ferry sank");
    const twice = [9, 8].map((number) => ({ number, parts }));
    expect(ranked(parts, rarity, twice).map((one) => one.number)).toEqual([8, 9]);
  });

  it("is the shorter one, where both say all that is asked for", () => {
    const long = `The ferry is safe, ${RECORD.slice(3).join(", ")}`;
    expect(order("ferry safe", [long, "The ferry is safe"])[0]).toBe("The ferry is safe");
  });
});

describe("a post is read", () => {
  it.each([
    ["without its links", "Look https://t.co/Ab1 pic.twitter.com/x2 www.example.org/bridge here", "look here"],
    [
      "with the words apart that hashtags and handles join",
      "#NorthKorea @real_donald #USTroops2020",
      "north korea real donald us troops 2020",
    ],
    ["by pairs of letters, where a script sets no spaces", "北京市 ok", "北京 京市 ok"],
  ])("%s", (_, post, words) => {
    expect(partsOf(post).words.join(" ")).toBe(words);
  });
});

describe("how similar two texts are", () => {
  it("is one for the same text, and nothing where no part is shared", () => {
    expect(likeness("The ferry is safe", "The ferry is safe")).toBeCloseTo(1);
    expect(likeness("The ferry is safe", "Quod non")).toBe(0);
    expect(likeness("…", "The ferry is safe")).toBe(0);
  });

  it("is a number for whatever is written, in an empty record too", () => {
    const empty = rarityIn([]);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (one, other) => {
        for (const known of [rarity, empty]) {
          const found = likeness(one, other, known);
          expect(found >= 0 && Number.isFinite(found)).toBe(true);
        }
      }),
    );
  });
});

describe("what is looked for", () => {
  const wordsOf = (text: string, texts: number) => soughtOf(partsOf(text), rarity, texts).map((one) => one.word);

  it("begins with the rarest words, and leaves out those that are in too many claims", () => {
    const words = wordsOf("The president said that the school burned", 100_000);
    expect(words).not.toContain("president");
    expect(words).not.toContain("the");
    expect(wordsOf("The president said that the school burned", 1_000)).toContain("president");
  });

  it("is the rarest word, where all are in too many claims", () => {
    expect(wordsOf("the president said", 10_000_000)).toEqual(["president"]);
  });

  it("is bounded by the claims that it meets, however long the text is", () => {
    const many = rarityIn(Array.from({ length: 1_000 }, (_, at) => partsOf(`w${at}x w${at + 1}x`)));
    const text = Array.from({ length: 500 }, (_, at) => `w${at}x`).join(" ");
    expect(soughtOf(partsOf(text), many, 1_000_000).length).toBeLessThan(BOUNDS.met / 1_000);
  });

  it("holds the beginning of a word with the word, but no number that begins so, and no pair of letters", () => {
    const sought = soughtOf(partsOf("immigrants 2025 北京"), rarity, 100);
    expect(sought.map(({ word, begins }) => (begins ? `${word}*` : word)).sort()).toEqual(
      ["2025", "immi*", "immigrants", "北", "北京"].sort(),
    );
  });
});
