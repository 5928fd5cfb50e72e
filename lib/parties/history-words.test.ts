import { describe, expect, it } from "vitest";
import { describePartyEvents, type PartyEvent } from "#lib/parties/history-words";

const names = new Map([
  ["ru", "Russia"],
  ["s1", "The decree"],
]);
const say = (kind: string, data: PartyEvent["data"], as: string | null = null) =>
  describePartyEvents([{ number: 1, kind, at: "2025-12-26T10:00:00.000Z", actorId: "p", who: "Mira", data, as }], names)[0];

describe("the history of a party", () => {
  it("says what it was entered as, and as whom, where it was another party then", () => {
    expect(say("entered", { name: "Rosatom", kind: "organisation" })?.did).toBe("entered “Rosatom” as an organisation");
    expect(say("edited", { changed: { name: { was: "A", is: "B" } } }, "Росатом")?.did).toBe("edited “name” (as “Росатом”)");
  });

  it("says what tied it, since when, and by which source, unless that is withheld from the reader", () => {
    const tie = { to: "ru", kind: "controlled_by", since: "2007-12-01", until: null };
    expect(say("tied", { ...tie, source: "s1" })?.did).toBe(
      "noted that it is controlled by “Russia” since 1 December 2007, by “The decree”",
    );
    expect(say("tied", { ...tie, source: "s2" })?.did).toContain("by a source that is withheld");
    expect(say("tie removed", { ...tie, until: "2008-01-01", source: null })?.did).toBe(
      "removed the tie that it is controlled by “Russia” since 1 December 2007 until 1 January 2008",
    );
    expect(say("tie edited", { to: "ru", changed: { source: { was: null, is: "s2" } } })?.changes).toEqual([
      { field: "Source", was: "", is: "a source that is withheld" },
    ]);
  });

  it("counts what a merge moved, and says what it took out", () => {
    const moved = {
      spoke: ["c1", "c2"],
      concerned: { moved: ["c3"], both: ["c4"] },
      published: [],
      evidence: { moved: [], both: [] },
      ties: { from: ["t1"], to: [], removed: [{}] },
    };
    expect(say("took in", { name: "Росатом", moved })?.did).toBe(
      "merged “Росатом” into it: 2 claims that it made, 2 claims that concern it, 1 tie moved; 1 tie between the two was removed",
    );
    expect(say("took in", { name: "Росатом", moved: {} })?.did).toBe("merged “Росатом” into it: nothing pointed to it");
    expect(say("merged", { into: "ru" })?.did).toBe("merged it into “Russia”");
  });
});
