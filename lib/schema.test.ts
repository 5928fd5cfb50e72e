import { describe, expect, it } from "vitest";
import { claimContent } from "#lib/claims/schema";
import { decisionInput } from "#lib/review/schema";
import { isCalendarDate, optionalAddress, optionalLine, problemsOf, requiredLanguage, requiredLine, requiredText } from "#lib/schema";
import { sourceInput } from "#lib/sources/schema";

const claim = {
  text: "The bridge was closed",
  language: "en",
  quote: null,
  quoteLanguage: null,
  speakerId: null,
  speakerUnknown: true,
  saidOn: "2025-12-24",
  undated: false,
  saidWhere: null,
  concernIds: [],
  topics: [],
};

const problemIn = (change: Record<string, unknown>) => {
  const parsed = claimContent.safeParse({ ...claim, ...change });
  return parsed.success ? null : problemsOf(parsed.error)[0];
};

describe("text", () => {
  it("is kept as it was typed, but for the line ends of forms", () => {
    const typed = "  “Ünïcödé” \u202ertl\u202c e\u0301 👩‍👩‍👧‍👦\r\nsecond line\t ";
    expect(requiredText("It", 1_000).parse(typed)).toBe(typed.replace("\r\n", "\n"));
  });

  it("is counted in characters as people see code points, not in UTF-16 units", () => {
    expect(claimContent.safeParse({ ...claim, text: "🙂".repeat(1_000) }).success).toBe(true);
    expect(problemIn({ text: "🙂".repeat(1_001) })).toEqual({ path: "text", message: "The claim is too long: at most 1,000 characters." });
    expect(problemIn({ text: "a".repeat(1_000_000) })?.path).toBe("text");
  });

  it("that cannot be stored is refused with its field", () => {
    expect(problemIn({ text: "a\0b" })?.message).toMatch(/NUL/);
    expect(problemIn({ quote: "half \ud83d" })).toEqual({ path: "quote", message: "The quote holds half a character (a lone surrogate)." });
    expect(problemIn({ text: 7 })?.path).toBe("text");
    expect(problemIn({ text: " \n\t" })?.message).toBe("The claim is missing.");
    expect(problemIn({ invented: 1 })).toEqual({ path: "invented", message: "Unknown field." });
  });

  it("of a name or title has nothing unseen in it, while Persian joiners and emoji pass", () => {
    for (const unseen of ["a\u202eb", "a\u200bb", "a\u2066b", "two\nlines", "\ufeffname", "soft\u00adhyphen"])
      expect(requiredLine("The name", 500).safeParse(unseen).success, JSON.stringify(unseen)).toBe(false);
    for (const seen of ["می‌خواهم", "👨‍👩‍👧", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "O’Brien-Müller", "محمد"])
      expect(requiredLine("The name", 500).safeParse(seen).success, seen).toBe(true);
    expect(optionalLine("Place", 500).parse("  ")).toBeNull();
  });
});

describe("a date", () => {
  it("must be on the calendar", () => {
    for (const date of ["2025-12-24", "2024-02-29", "0001-01-01", "9999-12-31"]) expect(isCalendarDate(date), date).toBe(true);
    for (const date of [
      "2025-02-29",
      "2025-13-01",
      "2025-00-10",
      "2025-1-1",
      "0000-01-01",
      "24.12.2025",
      "2025-12-24T00:00",
      "+12025-1-1",
      "",
    ])
      expect(isCalendarDate(date), date).toBe(false);
  });

  it("and “undated” exclude each other, as do a speaker and “unknown speaker”", () => {
    expect(problemIn({ undated: true })?.path).toBe("saidOn");
    expect(problemIn({ speakerId: "0193fb10-1001-4000-8000-000000001001" })?.path).toBe("speakerId");
  });
});

describe("an address", () => {
  const address = optionalAddress("The address");
  it("is a page that a reader can open, without a password in it", () => {
    for (const good of ["https://example.org/a?b=1#c", "http://example.org", "https://пример.рф/x", "https://[2001:db8::1]/"])
      expect(address.safeParse(good).success, good).toBe(true);
    for (const bad of [
      "javascript:alert(1)",
      "data:text/html,x",
      "ftp://example.org",
      "//example.org",
      "example.org",
      "https://user:pass@example.org/",
      "http://",
      "vbscript:x",
    ])
      expect(address.safeParse(bad).success, bad).toBe(false);
    expect(address.safeParse(`https://example.org/${"a".repeat(2_048)}`).success).toBe(false);
    expect(
      sourceInput.safeParse({
        kind: "article",
        title: "T",
        publisherId: null,
        author: null,
        publishedOn: null,
        address: "",
        language: null,
      }).success,
    ).toBe(true);
  });
});

describe("a language", () => {
  it("is a BCP 47 tag, in its canonical spelling", () => {
    expect(requiredLanguage("Language").parse("pt-br")).toBe("pt-BR");
    for (const bad of ["", "english language", "x", "12", "en_US"])
      expect(requiredLanguage("Language").safeParse(bad).success, bad).toBe(false);
  });
});

describe("a decision", () => {
  const decision = { seen: { number: 1001, revision: 1 }, rationale: "Only one voice says so.", asOf: "2025-12-26" };
  it("that a claim is disputed says which way the evidence leans, and no other one does", () => {
    const without = decisionInput.safeParse({ ...decision, status: "disputed" });
    expect(without.success ? null : problemsOf(without.error)).toEqual([
      { path: "balance", message: "Say which way the evidence of a disputed claim leans." },
    ]);
    expect(decisionInput.parse({ ...decision, status: "confirmed", balance: "for" }).balance).toBeNull();
  });
  it("is one of three, and never “unreviewed”", () => {
    expect(decisionInput.safeParse({ ...decision, status: "unreviewed" }).success).toBe(false);
  });
});
