import { describe, expect, it } from "vitest";
import { blankDraft, bufferInput, contentOf, fieldsThatDiffer, inWords, isSameDraft, mineOver, nameOf } from "#lib/claims/draft";
import { claimContent } from "#lib/claims/schema";

const base = { ...blankDraft("en"), text: "The plant has six reactors", saidOn: "2025-12-24" };
const party = (id: string, label: string) => ({ id, label });

describe("two texts of one claim", () => {
  it("differ by what is chosen, not by how it is labelled", () => {
    const one = { ...base, speaker: party("1", "IAEA") };
    expect(isSameDraft(one, { ...base, speaker: party("1", "International Atomic Energy Agency") })).toBe(true);
    expect(fieldsThatDiffer(one, { ...base, speaker: party("2", "IAEA") })).toEqual(["speaker"]);
  });

  it("mine does not undo what the other changed where I changed nothing", () => {
    const mine = { ...base, text: "The plant has six reactors, all cold" };
    const other = { ...base, saidWhere: "in Vienna", text: "It has six" };
    const { draft, taken } = mineOver(base, mine, other);
    expect(draft.text).toBe(mine.text);
    expect(draft.saidWhere).toBe("in Vienna");
    expect(taken).toEqual(["saidWhere"]);
  });

  it("a date and “undated” are never taken from two texts", () => {
    const mine = { ...base, undated: true, saidOn: "" };
    const other = { ...base, saidOn: "2025-12-25" };
    const { draft } = mineOver(base, mine, other);
    expect([draft.saidOn, draft.undated]).toEqual(["", true]);
  });

  it("are shown in words", () => {
    const draft = { ...base, concerns: [party("1", "Ukraine"), party("2", "US government")], undated: true };
    expect(inWords(draft, "concerns")).toBe("Ukraine · US government");
    expect(inWords(draft, "undated")).toBe("Yes");
    expect(inWords(draft, "speaker")).toBe("");
  });
});

describe("what is kept while somebody types", () => {
  const kept = (text: string) =>
    bufferInput.safeParse({
      id: crypto.randomUUID(),
      claimNumber: null,
      baseRevision: null,
      revision: 0,
      content: { draft: { ...base, text }, base },
    }).success;

  it("is kept although it could not be saved as a claim", () => {
    expect(kept("")).toBe(true);
    expect(kept("x".repeat(4_000))).toBe(true);
  });

  it("is refused where no database could hold it", () => {
    expect(kept("a\0b")).toBe(false);
    expect(kept("\ud800")).toBe(false);
  });

  it("becomes what a claim is saved with", () => {
    const parsed = claimContent.safeParse(contentOf({ ...base, quote: "  ", topics: ["Energy"] }));
    expect(parsed.success && parsed.data).toMatchObject({ text: base.text, quote: null, quoteLanguage: null, topics: ["Energy"] });
  });

  it("is named by its first words", () => {
    expect(nameOf({ ...base, text: " ", quote: "a\nquote" })).toBe("a quote");
    expect([...nameOf({ ...base, text: "🙂".repeat(300) })].length).toBe(120);
  });
});
