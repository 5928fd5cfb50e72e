import { describe, expect, it } from "vitest";
import { recordVerdictInput, scaleFrom, writtenVerdict } from "#lib/verdicts/schema";
import { scaleWords, verdictLine } from "#lib/verdicts/words";

const blank = { publisher: "", word: "", scale: null, address: "", title: "", publishedOn: "" };
const problems = (given: object) => writtenVerdict.safeParse({ ...blank, ...given }).error?.issues.map(({ path }) => path.join("."));
const typed = (value: string, worst = "", best = "") => scaleFrom({ value, worst, best });

describe("a verdict of others", () => {
  it("says something, or where it is said", () => {
    expect(problems({ publisher: "The Checker", title: "Was it?" })).toEqual(["word"]);
    for (const enough of [{ word: "False" }, { scale: { value: 1, worst: null, best: null } }, { address: "https://checker.example/1" }])
      expect(problems(enough)).toBeUndefined();
  });

  it("has an address that can be opened, a day of the calendar, and a publisher whose letters can be seen", () => {
    expect(problems({ address: "javascript:alert(1)" })).toContain("address");
    expect(problems({ word: "x", publishedOn: "2025-02-30" })).toEqual(["publishedOn"]);
    expect(problems({ word: "x", publisher: "The\u202eChecker" })).toEqual(["publisher"]);
    expect(problems({ word: "x", title: "two\nlines" })).toEqual(["title"]);
  });

  it("has a figure as it was typed, and what is none is refused beside its own field", () => {
    expect(typed("", " ")).toBeNull();
    expect(typed(" 4 ", "5", "1")).toEqual({ value: 4, worst: 5, best: 1 });
    expect(typed("-2.5")).toEqual({ value: -2.5, worst: null, best: null });
    for (const [scale, at] of [
      [typed("four"), "scale.value"],
      [typed("", "1", "5"), "scale.value"],
      [typed("4", "1", "five"), "scale.best"],
      [typed("1".repeat(400)), "scale.value"],
      [typed("0x10"), "scale.value"],
    ] as const)
      expect(problems({ scale }), JSON.stringify(scale)).toEqual([at]);
  });

  it("is refused with its path where something else is sent", () => {
    const sent = { seen: { number: 1, revision: 1 }, verdict: { ...blank, word: "x", status: "confirmed" } };
    expect(recordVerdictInput.safeParse(sent).success).toBe(false);
  });

  it("is told in a line, with the scale as it is written, even where its best is the smaller number", () => {
    expect(scaleWords({ value: 4, worst: 5, best: 1 })).toBe("4, on a scale from 5 (worst) to 1 (best)");
    expect(scaleWords({ value: 4, worst: null, best: null })).toBe("4");
    expect(
      verdictLine({
        publisher: "The Checker",
        word: "Mostly false",
        scale: { value: 2, worst: 1, best: null },
        title: "Was the bridge closed?",
        publishedOn: "2025-12-25",
        address: "https://checker.example/1",
      }),
    ).toBe(
      "By The Checker: “Mostly false”; 2, on a scale whose worst is 1; in “Was the bridge closed?”; 2025-12-25; https://checker.example/1",
    );
    const arabic = { publisher: "مدققو الحقائق", word: "مضلل", scale: null, title: null, publishedOn: "2025-12-24", address: null };
    expect(verdictLine(arabic)).toBe("By \u2068مدققو الحقائق\u2069: “\u2068مضلل\u2069”; 2025-12-24");
    expect(verdictLine({ publisher: null, word: null, scale: null, title: null, publishedOn: null, address: "https://a.example/" })).toBe(
      "By somebody: a verdict; https://a.example/",
    );
  });
});
