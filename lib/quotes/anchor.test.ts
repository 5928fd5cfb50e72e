import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findQuote, quoteAt, type TextQuote } from "#lib/quotes/anchor";

const PAGE = `The harbour stays closed.

The minister said on Wednesday that the harbour would stay closed until the end of the month. “We will not open it,” she said.

The union said that the strike would go on. The minister said nothing about the pay of the workers — and nobody asked.`;
const select = (words: string, text = PAGE) => quoteAt(text, text.indexOf(words), text.indexOf(words) + words.length) as TextQuote;
const found = (text: string, quote: TextQuote) => {
  const place = findQuote(text, quote);
  return place && { how: place.how, words: text.slice(place.start, place.end) };
};

describe("a passage", () => {
  it("is kept with what stands before and behind it, without the spaces at its ends", () => {
    const at = PAGE.indexOf(" would stay closed ");
    expect(quoteAt(PAGE, at, at + 19)).toEqual({
      exact: "would stay closed",
      prefix: PAGE.slice(at + 1 - 64, at + 1),
      suffix: PAGE.slice(at + 18, at + 18 + 64),
    });
    expect(quoteAt(PAGE, 25, 27)).toBeNull();
  });

  it("never begins or ends its surroundings with half a letter", () => {
    const text = `${"👍".repeat(50)} word ${"👍".repeat(50)}x`;
    for (const shift of [0, 1]) {
      const { prefix, suffix } = select("word", `${"x".repeat(shift)}${text}`);
      expect([prefix, suffix].every((each) => each.isWellFormed())).toBe(true);
    }
  });
});

describe("a passage that is looked for again", () => {
  it("is found where it was", () => {
    expect(found(PAGE, select("the harbour would stay closed"))).toEqual({ how: "exact", words: "the harbour would stay closed" });
  });

  it("is found where the page put more before it, other spaces and other quotation marks", () => {
    const quote = select("“We will not open it,” she said.");
    const changed = `Updated.\n\n${PAGE.replace("“We will not\u00a0open it,”", "").replace("“We will not open it,”", '"We will\n not o\u00adpen it,"')}`;
    expect(found(changed, quote)).toEqual({ how: "exact", words: '"We will\n not o\u00adpen it," she said.' });
  });

  it("is told from the same words elsewhere by what stands round it", () => {
    const at = PAGE.lastIndexOf("The minister said");
    const quote = quoteAt(PAGE, at, at + 17) as TextQuote;
    expect(findQuote(PAGE, quote)?.start).toBe(at);
    expect(findQuote(PAGE, select("The minister said"))?.start).toBe(PAGE.indexOf("The minister said"));
  });

  it("is found where a few letters of it were changed, put in or left out, and that is said", () => {
    const changed = PAGE.replace("would stay closed until the end of the month", "will stay closed until the end of this month");
    expect(found(changed, select("the harbour would stay closed until the end of the month"))).toEqual({
      how: "approximate",
      words: "the harbour will stay closed until the end of this month",
    });
    expect(findQuote(changed, select("the harbour would stay closed until the end of the month"))?.differs).toBeGreaterThan(0);
  });

  it("is lost where it was taken out, or so changed that it is another", () => {
    const quote = select("the harbour would stay closed until the end of the month");
    expect(findQuote(PAGE.replace(quote.exact, ""), quote)).toBeNull();
    expect(findQuote(PAGE.replace(quote.exact, "trains to the coast were running as usual this evening"), quote)).toBeNull();
    expect(findQuote("", quote)).toBeNull();
  });

  it("is found as it was or not at all where it is short", () => {
    expect(findQuote("It stays closed.", { exact: "It is closed", prefix: "", suffix: "" })).toBeNull();
    expect(findQuote("It stays cl0sed.", { exact: "closed", prefix: "", suffix: "" })).toBeNull();
  });

  it("is found in scripts without spaces", () => {
    const chinese = "部长星期三表示，港口将关闭至月底。工会表示，罢工将继续。没有人打电话给他们。";
    const quote = select("港口将关闭至月底。工会表示，罢工将继续。", chinese);
    expect(found(chinese.replace("将关闭至月底", "会关闭至月底"), quote)).toMatchObject({ how: "approximate" });
  });

  it("is found again, whatever a few edits were and wherever they are", () => {
    const letter = fc.constantFrom(..."abcdefghij klmno");
    const text = fc.string({ unit: letter, minLength: 20, maxLength: 300 });
    fc.assert(
      fc.property(text, text, text, fc.array(fc.tuple(fc.nat(), fc.nat(2), letter), { maxLength: 3 }), (before, passage, behind, edits) => {
        const whole = `${before}.${passage}.${behind}`;
        const quote = quoteAt(whole, before.length + 1, before.length + 1 + passage.length);
        if (!quote || quote.exact.replace(/\s+/g, " ").length < 20) return;
        let changed = passage;
        for (const [at, kind, put] of edits) {
          const place = at % (changed.length + 1);
          changed = changed.slice(0, place) + (kind === 0 ? "" : put) + changed.slice(kind === 1 ? place : place + 1);
        }
        const place = findQuote(`${before}.${changed}.${behind}`, quote);
        expect(place).not.toBeNull();
        expect(place?.differs).toBeLessThanOrEqual(quote.exact.length / 5);
      }),
      { numRuns: 300 },
    );
  });

  it("is looked for in a book in less than two seconds, also where there is nothing like it, or much", () => {
    const words = PAGE.split(/\s+/);
    const book = Array.from({ length: 170_000 }, (_, at) => words[(at * 7919) % words.length]).join(" ");
    const long = book.slice(400_000, 404_900).replaceAll("minister", "Minister of the Sea");
    for (const [text, exact] of [
      [book, long],
      [book, "zq".repeat(2_400)],
      ["ab".repeat(500_000), "abba".repeat(1_200)],
      ["a".repeat(1_000_000), "a".repeat(4_000)],
    ] as const) {
      const started = performance.now();
      findQuote(text, { exact, prefix: "", suffix: "" });
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });
});
