import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitLine, fitLines } from "#lib/share/lines";
import { corporaAreThere, storable } from "#prisma/factories/corpora";

/** Every character as wide as the letters are high. */
const measure = (text: string) => text.length;
const SIZES = [
  { size: 4, lines: 2 },
  { size: 2, lines: 3 },
  { size: 1, lines: 3 },
];
const laid = (text: string, width = 20) => fitLines(text, width, SIZES, measure);

describe("a claim on its share image", () => {
  it("is set as large as it fits", () => {
    expect(laid("a bc d")).toEqual({ size: 4, lines: ["a bc", "d"] });
    expect(laid("one two three four")).toEqual({ size: 2, lines: ["one two", "three four"] });
  });

  it("is set smaller before a word breaks, and breaks one that is too wide for every size", () => {
    expect(laid("twelve words")).toEqual({ size: 2, lines: ["twelve", "words"] });
    expect(laid("x".repeat(45))).toEqual({ size: 1, lines: ["x".repeat(20), "x".repeat(20), "xxxxx"] });
  });

  it("ends with an ellipsis behind a word where it is too long", () => {
    const { lines } = laid("the quick brown fox, jumps over the lazy dog and runs away, far away, for good");
    expect(lines).toEqual(["the quick brown fox,", "jumps over the lazy", "dog and runs away…"]);
    expect(fitLine("The Ministry of Transport of a large country", 20, 1, measure)).toBe("The Ministry of…");
  });

  it("breaks between words where a script puts no space between them, and not in front of a full stop", () => {
    const { lines } = fitLines("日本政府は、昨年の輸出が「過去最高」になったと発表した。", 8, [{ size: 1, lines: 9 }], measure);
    expect(lines.join("")).toBe("日本政府は、昨年の輸出が「過去最高」になったと発表した。");
    for (const line of lines) expect(line).not.toMatch(/^[、。」]|「$/u);
  });

  it("is never wider or longer than its field, and only its end is left out", () => {
    const holds = (text: string) => {
      const one = text.replace(/\s+/gu, " ").trim();
      const { size, lines } = laid(one);
      expect(lines.length).toBeLessThanOrEqual(SIZES.find((each) => each.size === size)?.lines ?? 0);
      const [first = ""] = lines;
      expect(one.startsWith(first.replace(/…$/u, ""))).toBe(true);
      // What belongs together, such as a letter with its marks, is not taken apart and may be wider alone.
      const widest = Math.max(0, ...[...new Intl.Segmenter("en").segment(one)].map(({ segment }) => segment.length));
      for (const line of lines) expect(line.length * size).toBeLessThanOrEqual(Math.max(20, widest + 1));
    };
    fc.assert(fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 }), holds), { numRuns: 500 });
    for (const text of storable("blns", "must-accept").slice(0, corporaAreThere ? undefined : 0)) holds(text);
  });
});
