import { describe, expect, it } from "vitest";
import type { Mapping } from "#lib/imports/columns";
import { corrected } from "#lib/imports/columns";
import { FIELD_NAMES } from "#lib/imports/field-words";
import { type Choices, choicesOf, givenOf, importHref, readChoices, readStep } from "#lib/imports/search-params";

const SHAPE = "0123456789abcdef".repeat(4);
const COLUMNS = ["claim", "headline", "who", "when", "tags", "labels"];
const guessed: Mapping = {
  columns: { text: ["claim", "headline"], verdictTitle: ["headline"], speaker: ["who"], topics: ["tags"] },
  same: {},
  days: { when: "day first" },
};

const asked = (address: string) => Object.fromEntries(new URL(address, "http://desk.example").searchParams);
const guess = choicesOf(guessed, COLUMNS, SHAPE, null);
const said = (roles: [number, string[]][], rest: Partial<Choices> = {}): Choices => ({ ...guess, roles: new Map(roles), ...rest });
const given = (choices: Choices) => givenOf(choices, guessed, COLUMNS, FIELD_NAMES);
const mapped = (choices: Choices) => corrected(guessed, given(choices) ?? { columns: {}, same: {}, days: {} }, COLUMNS);

describe("what a person says of columns", () => {
  it("is in the address, and is read back as it was said", () => {
    const choices = said(
      [
        [0, ["text"]],
        [1, ["text", "verdictTitle"]],
        [5, ["topics"]],
      ],
      { language: "pt-BR", speaker: "Ann & Co.", verdictPublisher: "Maldita", days: "month first", head: false },
    );
    const address = importHref("7", choices, "preview");
    expect(readChoices(asked(address))).toEqual(choices);
    expect(readStep(asked(address))).toBe("preview");
  });

  it("is nothing where the address says nothing, or what cannot be read", () => {
    const nothing = { of: null, roles: new Map(), language: null, speaker: null, verdictPublisher: null, days: null, head: null };
    expect(readChoices({})).toEqual(nothing);
    expect(
      readChoices({ of: "x", c1: "a b", c99999: "text", language: "no language", speaker: "x".repeat(501), days: "year", head: "perhaps" }),
    ).toEqual(nothing);
    expect(readStep({ step: "publish" })).toBe("columns");
  });

  it("is nothing to remember where it is what was guessed", () => {
    expect(given(guess)).toBeNull();
    expect(given(readChoices(asked(importHref("7", guess, "preview"))))).toBeNull();
  });

  it("counts as a whole: what is given to one thing is not taken from another that it was said to be as well", () => {
    const choices = said([
      [0, ["text"]],
      [1, ["text", "verdictTitle"]],
      [2, ["speaker"]],
      [3, ["saidOn"]],
      [4, ["topics"]],
      [5, ["topics"]],
    ]);
    expect(mapped(choices)).toEqual({
      mapping: {
        columns: {
          text: ["claim", "headline"],
          verdictTitle: ["headline"],
          speaker: ["who"],
          saidOn: ["when"],
          topics: ["tags", "labels"],
        },
        same: {},
        days: { when: "day first" },
      },
    });
  });

  it("can be that a column is not used", () => {
    const read = mapped(said([[0, ["text"]]]));
    expect("mapping" in read && read.mapping.columns).toEqual({ text: ["claim"] });
  });

  it("says the language of rows and the order of dates for all of them", () => {
    const read = mapped(said([...guess.roles], { language: "es", days: "month first" }));
    expect(read).toMatchObject({ mapping: { ...guessed, same: { language: "es" }, days: { when: "month first", claim: "month first" } } });
  });

  it("is something to remember where it is the order of dates alone, or the language", () => {
    expect(given({ ...guess, days: "month first" })).toMatchObject({ days: "month first" });
    expect(given({ ...guess, language: "es" })).toMatchObject({ same: { language: "es" } });
  });

  it("takes back a language, a speaker or whoever gave the verdicts, where it was remembered for all rows", () => {
    const remembered = { ...guessed, same: { language: "es", verdictPublisher: "Maldita", saidWhere: "Madrid" } };
    const shown = choicesOf(remembered, COLUMNS, SHAPE, null);
    expect(givenOf(shown, remembered, COLUMNS, FIELD_NAMES)).toBeNull();
    const changed = { ...shown, language: null, speaker: "Ann" };
    expect(givenOf(changed, remembered, COLUMNS, FIELD_NAMES)?.same).toEqual({
      verdictPublisher: "Maldita",
      speaker: "Ann",
      saidWhere: "Madrid",
    });
    expect(givenOf({ ...shown, verdictPublisher: null }, remembered, COLUMNS, FIELD_NAMES)?.same).toEqual({
      language: "es",
      saidWhere: "Madrid",
    });
  });

  it("tells the import that a first row names no columns, also where all else is as guessed", () => {
    expect(given({ ...guess, head: false })).toMatchObject({ head: false, columns: { text: ["claim", "headline"] } });
  });
});
