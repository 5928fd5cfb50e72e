import { describe, expect, it } from "vitest";
import { describeEvents, type HistoryEvent } from "#lib/claims/history-words";

const event = (kind: string, data: HistoryEvent["data"]): HistoryEvent => ({
  number: 1,
  kind,
  at: "2025-12-26T10:00:00.000Z",
  actorId: "p",
  who: "Mira",
  data,
});
const say = (kind: string, data: HistoryEvent["data"], hidden = false) =>
  describeEvents(
    [event(kind, data)],
    new Map([
      ["s1", "The report"],
      ["p1", "Ukraine"],
    ]),
    new Map([["e1", { hidden }]]),
  )[0];

describe("the history of a claim", () => {
  it("names what was linked, unless it is withheld from the reader", () => {
    const data = { evidence: [{ evidence: "e1", source: "s1", quote: "secret" }] };
    expect(say("source linked", data)?.did).toBe("linked “The report”");
    expect(say("source linked", data, true)?.did).toBe("linked a source that is withheld");
    expect(JSON.stringify(say("source linked", data, true))).not.toContain("secret");
  });

  it("says which fields were edited, with what was and what is", () => {
    const entry = say("edited", { changed: { text: { was: "a", is: "b" }, concernIds: { was: [], is: ["p1"] } } });
    expect(entry?.did).toBe("edited “claim” and “concerns”");
    expect(entry?.changes[1]).toEqual({ field: "Concerns", was: "", is: "Ukraine" });
  });

  it("gives the reason that was given", () => {
    expect(say("returned", { reason: "An opinion" })).toMatchObject({ did: "returned the claim", said: "An opinion" });
    expect(say("reopened", { why: "new_evidence", reason: "A reply came" })?.did).toBe("reopened the claim: new evidence");
  });

  it("says something of events that it does not know", () => {
    expect(say("imported", {})?.did).toBe("imported");
  });
});
