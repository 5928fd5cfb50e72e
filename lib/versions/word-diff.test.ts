import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inWordsAlone, isSameInWords, nearChanges, type Stretch, wordDiff } from "#lib/versions/word-diff";

const told = (was: string, is: string) =>
  wordDiff(was, is)
    ?.map(({ kind, text }) => (kind === "gone" ? `[-${text}-]` : kind === "new" ? `{+${text}+}` : text))
    .join("");
const textOf = (stretches: readonly Stretch[], ...without: Stretch["kind"][]) =>
  stretches
    .filter(({ kind }) => !without.includes(kind))
    .map(({ text }) => text)
    .join("");

describe("two texts as one", () => {
  it("show which words are gone and which are new, with the spaces between changed words", () => {
    expect(told("The old bridge was closed.", "The old bridge was open today.")).toBe("The old bridge was [-closed-]{+open today+}.");
    expect(told("He said so in the town hall", "He said so at a garden party")).toBe(
      "He said so [-in the town hall-]{+at a garden party+}",
    );
    expect(told("It rained.", "It rained. All day.")).toBe("It rained.{+ All day.+}");
  });

  it("are compared by words in scripts without spaces too", () => {
    expect(told("美国对在核电站挖矿感兴趣", "美国对在核电站投资感兴趣")).toBe("美国对在核电站[-挖矿-]{+投资+}感兴趣");
  });

  it("show a change of spaces and line breaks alone", () => {
    expect(told("One line.\nTwo.", "One line.\n\nTwo.")).toBe("One line.\n{+\n+}Two.");
  });

  it("are not mixed where they have too little in common to be one text", () => {
    expect(wordDiff("Both reports go back to one voice: Mr Putin’s own.", "Word against word, and nothing to settle it.")).toBeNull();
  });

  it("of ten thousand letters that have nothing in common are given up soon, not compared for minutes", () => {
    const [was, is] = ["a", "b"].map((letter) => Array.from({ length: 5_000 }, (_, at) => `${letter}${at}`).join(" ")) as [string, string];
    const began = performance.now();
    expect(wordDiff(was, is)).toBeNull();
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it("are letter for letter what they were, whatever is in them", () => {
    const words = fc.array(fc.constantFrom("a", "bridge", " ", "\n", "  ", "closed", "挖矿", "e\u0301", "\u202e", "👩‍🚀", ".", "“"), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const [was, is] = [before.join(""), after.join("")];
        const stretches = wordDiff(was, is);
        if (stretches === null) return;
        for (const shown of [stretches, nearChanges(stretches, 8)]) {
          expect(textOf(shown, "new")).toBe(was);
          expect(textOf(shown, "gone")).toBe(is);
        }
      }),
    );
  });
});

it("far from any change the words are left out, and near it they stay", () => {
  const far = "Nothing changed here at all. ".repeat(40);
  const near = nearChanges(wordDiff(`${far}It was closed. ${far}`, `${far}It was open. ${far}`) ?? []);
  expect(near.map(({ kind }) => kind)).toEqual(["left out", "same", "gone", "new", "same", "left out"]);
  expect(near[1]?.text).toMatch(/It was $/);
  expect(textOf(near, "left out").length).toBeLessThan(400);
});

describe("what a reviewer wrote anew", () => {
  it("is another only where a word is: not by a comma, a full stop or the letter behind it", () => {
    expect(isSameInWords("One report. We found no other.", "One report; we found no other")).toBe(true);
    expect(isSameInWords("It gave us 15.5 %", "It gave US 15.5 %")).toBe(false);
    expect(isSameInWords("15.5 of them", "155 of them")).toBe(false);
    expect(isSameInWords("It is so.", "It is so?")).toBe(false);
  });

  it("is marked where words are others, and by its punctuation only where nothing else is", () => {
    const [was, is] = ["One report. We found no other.", "One report; we found no other. We were wrong."];
    const marked = (before: string, after: string) => inWordsAlone(wordDiff(before, after) ?? []).filter(({ kind }) => kind !== "same");
    expect(marked(was, is)).toEqual([{ kind: "new", text: " We were wrong." }]);
    expect(
      inWordsAlone(wordDiff(was, is) ?? [])
        .map(({ text }) => text)
        .join(""),
    ).toBe(is);
    expect(marked("One report. No other.", "One report; no other.").length).toBeGreaterThan(0);
  });
});
