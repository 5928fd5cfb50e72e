import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerpt, foundAt, marked, type Piece } from "#lib/search/highlight";
import { queryOf, soughtOf, termsIn } from "#lib/search/query";
import { mistakesBetween } from "#lib/search/spelling";
import { placed, searchVector } from "#lib/search/vector";
import { wordsIn } from "#lib/search/words";

const words = (text: string) => wordsIn(text).map((one) => one.word);
const asked = (typed: string) => queryOf(termsIn(typed).terms.map((term) => soughtOf(term)));
const noStems = () => null;

/** The places of a vector's words, read from its literal. */
function placesOf(vector: string): Record<string, number[]> {
  const read = [...vector.matchAll(/'((?:[^']|'')+)':([\d\w,]+)/gu)];
  return Object.fromEntries(
    read.map(([, word, at]) => [word?.replaceAll("''", "'"), (at ?? "").split(",").map((one) => Number.parseInt(one, 10))]),
  );
}

describe("the words of a text", () => {
  it.each([
    ["The mayor's 2nd bridge, re-opened!", ["the", "mayor", "s", "2nd", "bridge", "re", "opened"]],
    ["Málaga ÉTÉ straße Ωδός ΟΔΟΣ", ["malaga", "ete", "straße", "ωδοσ", "οδοσ"]],
    ["Ёлка Йод", ["елка", "иод"]],
    ["ﬁne don´t zapo\u00adrizh", ["fine", "don", "t", "zaporizh"]],
    ["مُحَمَّد محـمد", ["محمد", "محمد"]],
    ["北京 covid中", ["北", "京", "covid", "中"]],
    ["한국 한국", ["한국", "한국"]],
    ["🦊 … !", []],
  ])("are found in %s", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("are those of the same text without capitals and accents, of any letters, and say where they stand", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        let last = 0;
        for (const { start, end } of wordsIn(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
        expect(words(text.normalize("NFD"))).toEqual(words(text.normalize("NFC")));
      }),
      { numRuns: 500 },
    );
  });
});

describe("what is typed", () => {
  it.each([
    ["green kiosk", "('green') & ('kiosk')"],
    ['"green kiosk"', "('green' <1> 'kiosk')"],
    ["“green kiosk” -red", "('green' <1> 'kiosk') & !('red')"],
    ['-"green kiosk"', "!('green' <1> 'kiosk')"],
    ["covid-19", "('covid' <1> '19')"],
    ['"open', "('open')"],
    ["北京市 京", "('北京' <1> '京市') & ('京')"],
    ["'; DROP TABLE claim --", "('drop') & ('table') & ('claim')"],
    ['- "" !', ""],
  ])("%s is looked for as %s", (typed, query) => {
    expect(asked(typed)).toBe(query);
  });

  it("finds a word by its stems too, unless it is in quotes, and the beginning of one", () => {
    const [plain, quoted] = termsIn('vaccines "vaccines"').terms;
    const forms = { stems: [{ language: "en", stem: "vaccin" }], beginning: false };
    expect(plain && queryOf([soughtOf(plain, forms)])).toBe("('vaccines' | '~en:vaccin' | 'vaccin')");
    expect(quoted && queryOf([soughtOf(quoted, forms)])).toBe("('vaccines')");
    expect(plain && queryOf([soughtOf(plain, { stems: [], beginning: true })])).toBe("('vaccines':*)");
  });

  it("says where its words stand, so that they can be replaced", () => {
    const typed = 'one -“two three”  "four';
    for (const term of termsIn(typed).terms)
      for (const word of term.words) expect(typed.slice(term.start + word.start, term.start + word.end)).toBe(word.word);
  });
});

describe("what is kept of a text", () => {
  it("is its words with their places, their stems where these are others, and marks without a place", () => {
    const stems: Record<string, string> = { vaccines: "vaccin", work: "work" };
    const vector = searchVector(
      [
        { text: "Vaccines work", weight: "A", language: "en" },
        { text: "Work", weight: "C", language: null },
      ],
      (_, written) => stems[written] ?? null,
      ["~status=disputed"],
    );
    expect(vector).toBe("'vaccines':1A '~en:vaccin':1B 'work':2A,13C '~status=disputed'");
  });

  it("counts a word little from its third mention among the sources", () => {
    const sources = Array.from({ length: 4 }, () => ({ text: "bridge", weight: "C" as const, language: null }));
    expect(searchVector(sources, noStems, [])).toBe("'bridge':1C,12C,23D,34D");
  });

  it("stays within what PostgreSQL can keep, however long the texts are", () => {
    const text = Array.from({ length: 30_000 }, (_, at) => `word${at}${"x".repeat(80)}`).join(" ");
    const vector = searchVector([{ text, weight: "A", language: null }], noStems, []);
    expect(vector.length).toBeLessThan(500_000);
  });
});

describe("what is marked", () => {
  const shown = (pieces: readonly Piece[]) => pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join("");
  function markedIn(text: string, typed: string): Piece[] {
    const places = placesOf(searchVector([{ text, weight: "A", language: null }], noStems, []));
    const found = termsIn(typed).terms.flatMap((term) => [...foundAt(soughtOf(term), places)]);
    return marked(text, placed([text])[0] ?? [], new Set(found));
  }

  it.each([
    ["The Málaga bridge", "malaga", "The [Málaga] bridge"],
    ["The green kiosk, a kiosk", '"green kiosk"', "The [green] [kiosk], a kiosk"],
    ["北京建设新的核电站", "核电站", "北京建设新的[核电站]"],
    ["北京建设", "京", "北[京]建设"],
    ["أُغلِقَ الجِسر", "الجسر", "أُغلِقَ [الجِسر]"],
    ["Covid-19 and covid", "covid-19", "[Covid]-[19] and covid"],
    ["A <b>bridge</b>", "bridge", "A <b>[bridge]</b>"],
    ["constructor", "constructor", "[constructor]"],
    ["Nothing", "else", "Nothing"],
    ["Not this", "-this not", "[Not] this"],
  ])("in %s by %s", (text, typed, expected) => {
    expect(shown(markedIn(text, typed))).toBe(expected);
  });

  it("never loses or changes a letter, of any text and search", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.string({ unit: fc.constantFrom("a", "b", " ", "京", "é", "\u0301", "ﬁ", "🦊"), maxLength: 80 }),
    );
    fc.assert(
      fc.property(text, text, (one, typed) => {
        const pieces = markedIn(one, typed);
        expect(pieces.map((piece) => piece.text).join("")).toBe(one);
        if (pieces.some((piece) => piece.marked)) expect(excerpt(pieces).some((piece) => piece.marked)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("shows of a long text what stands around the first mark", () => {
    const text = `${"before ".repeat(100)}the mark ${"behind ".repeat(100)}`;
    const pieces = excerpt(markedIn(text, "mark"));
    const all = shown(pieces);
    expect(all).toMatch(/^… before .*the \[mark\] behind .* …$/);
    expect(all.length).toBeLessThan(240);
    expect(excerpt(markedIn("🦊".repeat(400), "fox")).every((piece) => piece.text.isWellFormed())).toBe(true);
  });
});

describe("mistakes between two spellings", () => {
  it.each([
    ["vacine", "vaccine", 1],
    ["electrictiy", "electricity", 0.75],
    ["presedent", "president", 1],
    ["запорожьее", "запорожье", 1],
    ["a", "", 1],
    ["same", "same", 0],
  ])("%s and %s: %d", (one, other, mistakes) => {
    expect(mistakesBetween([...one], [...other])).toBe(mistakes);
  });
});
