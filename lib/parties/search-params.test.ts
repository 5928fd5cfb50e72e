import { describe, expect, it } from "vitest";
import { partiesHref, readAsOf, readPartyListParams } from "#lib/parties/search-params";

describe("the address of the list of parties", () => {
  it("takes what cannot be read as if it were not there", () => {
    expect(readPartyListParams({ q: "  ", kind: "planet", after: "../x", before: "\0", last: "yes" })).toEqual({
      q: null,
      kind: null,
      after: null,
      before: null,
      last: false,
    });
  });

  it("begins at one place only", () => {
    expect(readPartyListParams({ after: "russia", before: "ukraine", last: "1" })).toMatchObject({
      after: "russia",
      before: null,
      last: false,
    });
  });

  it("leads to the first page of another filter", () => {
    expect(partiesHref({ q: "gov", kind: "state", after: "russia", before: null, last: false }, { kind: null })).toBe(
      "/desk/parties?q=gov",
    );
    expect(partiesHref({}, { last: true })).toBe("/desk/parties?last=1");
  });
});

it("a day that is not in the calendar is today", () => {
  expect(readAsOf({ asOf: "2025-12-24" }, "2026-01-01")).toBe("2025-12-24");
  for (const asOf of ["2025-02-30", "yesterday", "", undefined]) expect(readAsOf({ asOf }, "2026-01-01")).toBe("2026-01-01");
});
