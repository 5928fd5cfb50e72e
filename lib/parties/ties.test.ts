import { describe, expect, it } from "vitest";
import { type AffiliationKind, holdsOn } from "#lib/parties/schema";
import { type Branch, besideIt, branchesOf, sideOf, type Tie, type TiedParty } from "#lib/parties/ties";

const parties = new Map<string, TiedParty>(
  ["putin", "ru", "un", "bank", "kremlin"].map((id) => [id, { id, name: id, slug: id, kind: "body" }]),
);
const tie = (fromId: string, kind: AffiliationKind, toId: string): Tie => ({
  id: `${fromId}-${kind}-${toId}`,
  revision: 1,
  fromId,
  toId,
  kind,
  since: null,
  until: null,
  source: null,
});
const drawn = (branches: Branch[]): unknown[] =>
  branches.map((one) => [one.party.id, one.aligned, one.again, ...(one.branches.length > 0 ? [drawn(one.branches)] : [])]);

describe("what a party answers to", () => {
  it("is followed all the way along ties that align, and no further along those that do not", () => {
    const ties = [
      tie("putin", "speaks_for", "kremlin"),
      tie("kremlin", "part_of", "ru"),
      tie("ru", "member_of", "un"),
      tie("un", "part_of", "bank"),
    ];
    const up = branchesOf("putin", ties, parties, "up");
    expect(drawn(up)).toEqual([["kremlin", true, false, [["ru", true, false, [["un", false, false]]]]]]);
    expect(sideOf(up).map((one) => one.id)).toEqual(["kremlin", "ru"]);
    expect(besideIt(up).map((one) => one.id)).toEqual(["un"]);
    expect(drawn(branchesOf("ru", ties, parties, "down"))).toEqual([["kremlin", true, false, [["putin", true, false]]]]);
  });

  it("ends on rings, and draws each party once", () => {
    const ring = [
      tie("putin", "owned_by", "ru"),
      tie("ru", "owned_by", "kremlin"),
      tie("kremlin", "owned_by", "putin"),
      tie("putin", "owned_by", "kremlin"),
    ];
    const up = branchesOf("putin", ring, parties, "up");
    expect(drawn(up)).toEqual([
      ["ru", true, false, [["kremlin", true, false, [["putin", true, true]]]]],
      ["kremlin", true, true],
    ]);
    expect(sideOf(up).map((one) => one.id)).toEqual(["ru", "kremlin"]);
  });
});

it("a tie holds from its first day to its last", () => {
  const term = { since: "2012-05-07", until: "2025-12-24" };
  for (const day of ["2012-05-07", "2020-01-01", "2025-12-24"]) expect(holdsOn(term, day), day).toBe(true);
  for (const day of ["2012-05-06", "2025-12-25"]) expect(holdsOn(term, day), day).toBe(false);
  expect(holdsOn({ since: null, until: null }, "0001-01-01")).toBe(true);
});
