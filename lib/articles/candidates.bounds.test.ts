import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Candidate, candidatesIn } from "#lib/articles/candidates";
import { LONGEST_ARTICLE, MOST_CANDIDATES } from "#lib/articles/schema";
import type { Language } from "#lib/articles/words";
import { codePoints, LIMITS } from "#lib/schema";
import { corporaAreThere, storable } from "#prisma/factories/corpora";

const read = (text: string, language: Language | null = "en") =>
  candidatesIn({ text, title: "", paper: "The Northport Post", publishedOn: "2025-12-26", language });
const candidates = (text: string, language: Language | null = "en"): Candidate[] => {
  const found = read(text, language);
  return "refusal" in found ? [] : found.candidates;
};

/** Less than a second of the processor, whatever else it has to do. */
function timed<T>(work: () => T): T {
  const began = process.cpuUsage();
  const answer = work();
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1_000).toBeLessThan(1_000);
  return answer;
}

/** What is promised of every candidate, whatever the text. */
function keepsItsWord(text: string, found: readonly Candidate[]): void {
  for (const one of found) {
    expect(one.sentence.text).toBe(text.slice(one.sentence.start, one.sentence.end));
    expect(one.cue.text).toBe(text.slice(one.cue.start, one.cue.end));
    for (const part of one.quote?.parts ?? []) expect(one.quote?.text).toContain(text.slice(part.start, part.end));
    expect(one.text.trim()).not.toBe("");
    expect(codePoints(one.text)).toBeLessThanOrEqual(LIMITS.claim);
    if (one.saidOn) expect(one.saidOn <= "2025-12-26").toBe(true);
  }
}

const SENTENCES = [
  "“We will not sell it,” Minister Laura Vance said on Tuesday, “not this year.” ",
  "According to the Ministry of Finance, the harbour loses 40,000 dollars a day. ",
  "The Harbour Authority (NHA) said that it had grown, while Mayor Tom Hill insisted that it had not. ",
];

describe("an article of any length", () => {
  it("is refused with a sentence where it is longer than can be read", () => {
    expect(read("a".repeat(LONGEST_ARTICLE + 1))).toEqual({
      refusal: "The article is too long: at most 200,000 characters are read at a time.",
    });
  });

  it.each([
    ["full of claims", SENTENCES.join("").repeat(2_000)],
    ["full of claims, each in a paragraph", SENTENCES.join("\n\n").repeat(2_000)],
    ["without any", "The harbour lies in the north, and the town of Northport lies beside it since 1820. ".repeat(3_000)],
    ["of one sentence", "the harbour and the town said ".repeat(10_000)],
    ["of verbs of saying alone", "said ".repeat(50_000)],
    ["of capitals", "Northport ".repeat(30_000)],
    ["of commas", "Vance, said, ".repeat(20_000)],
    ["of marks that never close", "“ ".repeat(100_000)],
    ["of straight marks", '" said Vance '.repeat(20_000)],
    ["of dashes", "— said ".repeat(30_000)],
    ["of brackets", `${"International Atomic ".repeat(4)}(IA) `.repeat(3_000)],
    ["of abbreviations", "U.S. Mr. ".repeat(25_000)],
    ["of days", "on Tuesday 3 May 2024 Vance said that the harbour closed. ".repeat(4_000)],
    ["of one word", "a".repeat(200_000)],
    ["of empty lines", "\r\n \n".repeat(60_000)],
    ["of spaces", `Vance said${" ".repeat(199_000)}that it is so.`],
    ["of papers that report", "reported by the daily New York Times Of The World, ".repeat(4_000)],
  ])("%s is read in less than a second", { timeout: 60_000 }, (_, text) => {
    for (const language of ["en", "es"] as const) {
      candidates("Laura Vance said that the harbour is closed.", language);
      const whole = `${text.slice(0, LONGEST_ARTICLE - 1)}.`;
      const found = timed(() => read(whole, language));
      if ("refusal" in found) throw new Error(found.refusal);
      expect(found.candidates.length).toBeLessThanOrEqual(MOST_CANDIDATES);
      keepsItsWord(whole, found.candidates);
    }
  });

  it("says how far it was read, so that the rest can be read too", () => {
    const text = SENTENCES.join("\n\n").repeat(200);
    const found = read(text);
    if ("refusal" in found) throw new Error(found.refusal);
    expect(found.candidates.length).toBeGreaterThan(30);
    expect(found.readTo).not.toBeNull();
    const rest = read(text.slice(found.readTo ?? 0));
    expect("candidates" in rest && rest.candidates.length).toBeGreaterThan(30);
  });
});

describe("the language", () => {
  it("is told from the words, and refused where it is neither English nor Spanish", () => {
    const languages = [
      "The minister said that it is not so, and that the harbour was sold to the city.",
      "La ministra dijo que no es así, y que el puerto fue vendido a la ciudad por el Estado.",
    ].map((text) => read(text, null));
    expect(languages.map((one) => "language" in one && one.language)).toEqual(["en", "es"]);
    expect(read("Министр сказал, что порт продан.", null)).toHaveProperty("refusal");
    expect(read("", null)).toHaveProperty("refusal");
  });
});

describe("odd text", () => {
  it("never fails, and candidates keep their word about where they stand", { timeout: 60_000 }, () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "“",
        "”",
        "«",
        "»",
        "‘",
        "’",
        '"',
        "'",
        "—",
        "(",
        ")",
        ".",
        ",",
        ":",
        ";",
        "?",
        "!",
        "\n",
        "\n\n",
        "\r",
        " ",
        "\0",
        "\ud800",
        "\ue000",
      ),
      fc.constantFrom(
        "said",
        "dijo",
        "that",
        "que",
        "according to",
        "según",
        "Vance",
        "Laura",
        "he",
        "she",
        "él",
        "the minister",
        "Mr.",
        "U.S.",
        "on Tuesday",
        "el martes",
        "harbour is closed",
      ),
      fc.string({ unit: "binary", maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.constantFrom("en" as const, "es" as const), (pieces, language) => {
        const text = pieces.join(" ");
        keepsItsWord(text, candidates(text, language));
      }),
      { numRuns: 100 },
    );
  });

  it.skipIf(!corporaAreThere)("of every list of hostile input is read like any other", { timeout: 60_000 }, () => {
    const every = storable("blns", "must-accept", "unicode_email_filename", "json_format_control_int_crlf");
    expect(every.length).toBeGreaterThan(1_000);
    for (const [at, odd] of every.entries()) {
      const text = at % 2 === 0 ? `“${odd}, it is so,” ${odd} said.` : `${odd} said that ${odd} is closed, according to ${odd}.`;
      keepsItsWord(text, candidates(text, at % 3 === 0 ? "es" : "en"));
    }
  });
});

const ARTICLE = resolve(import.meta.dirname, "../../../shared/article-text.txt");

describe.skipIf(!existsSync(ARTICLE))("the worked example", () => {
  const text = existsSync(ARTICLE) ? readFileSync(ARTICLE, "utf8") : "";
  const found = () => {
    const read = candidatesIn({ text, title: "", paper: "CriptoNoticias", publishedOn: "2025-12-26", language: null });
    if ("refusal" in read) throw new Error(read.refusal);
    return read.candidates;
  };
  const those = (words: RegExp) => found().filter((one) => words.test(one.text));

  it.each([
    ["the interest in mining", /^The American side is interested in organizing/, "Vladimir Putin", "2025-12-24", "Kommersant"],
    ["the supply of electricity", /the possibility of supplying electricity to Ukraine/, "Vladimir Putin", "2025-12-24", "Kommersant"],
    ["the share of mining", /mining already consumes 3% of Russia’s total electricity$/, "Jaran Mellerud", "2025-12-26", null],
    ["the end of growth", /^The era of unlimited growth is over$/, "Jaran Mellerud", "2025-12-26", null],
  ])("has %s, with who said it, when, and which paper has it", (_, words, speaker, saidOn, cites) => {
    expect(those(words).map((one) => [one.speaker?.name, one.saidOn, one.cites])).toEqual([[speaker, saidOn, cites]]);
  });

  it("gives at most sixteen candidates, none of them from its headlines and captions", () => {
    expect(found().length).toBeLessThanOrEqual(16);
    expect(found().length).toBeGreaterThanOrEqual(8);
    expect(those(/Aerial view|report$|Can Bitcoin/)).toEqual([]);
    keepsItsWord(text, found());
  });
});
