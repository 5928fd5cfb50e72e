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
      ["p2", "Energoatom"],
      ["m1", "Lena Park"],
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

  it("says to which claim it was linked and as what, and what was merged into it", () => {
    expect(say("related", { number: 1003, relation: "supersedes" })?.did).toBe("linked the claim to C-1003: an update of the figure");
    expect(say("relation removed", { number: 1003, relation: "denies" })?.did).toBe("took out the link to C-1003: a denial");
    expect(say("took in", { number: 1003 })?.did).toBe("merged C-1003, which is the same, into this claim");
  });

  it("says which fields were edited, with what was and what is", () => {
    const entry = say("edited", { changed: { text: { was: "a", is: "b" }, concernIds: { was: [], is: ["p1"] } } });
    expect(entry?.did).toBe("edited “claim” and “concerns”");
    expect(entry?.changes[1]).toEqual({ field: "Concerns", was: "", is: "Ukraine" });
  });

  it("says what was changed of a source that the claim rests on", () => {
    const entry = say("source edited", { source: "s1", changed: { publisherId: { was: "p1", is: "p2" } } });
    expect(entry?.did).toBe("edited the source “The report”: “publisher”");
    expect(entry?.changes).toEqual([{ field: "Publisher", was: "Ukraine", is: "Energoatom" }]);
  });

  it("says which program sent a draft in", () => {
    expect(say("sent in", { token: "t1", name: "Tip form" })?.did).toBe("had it sent in by the program “Tip form”");
  });

  it("gives the reason that was given", () => {
    expect(say("returned", { reason: "An opinion" })).toMatchObject({ did: "returned the claim", said: "An opinion" });
    expect(say("reopened", { why: "new_evidence", reason: "A reply came" })?.did).toBe("reopened the claim: new evidence");
  });

  it("says whom somebody asked for comment, what, and what came of it", () => {
    const asked = (partyId: string, question: string) => ({ response: "r", partyId, question, channel: "E-mail", answer: null });
    expect(say("comment asked for", { responses: [asked("p1", "Is it so?")] })).toMatchObject({
      did: "asked Ukraine for comment",
      said: "Is it so?",
    });
    expect(say("comment asked for", { responses: [asked("p1", "Is it so?"), asked("p2", "Is it so?")] })).toMatchObject({
      did: "asked Ukraine and Energoatom for comment",
      said: "Is it so?",
    });
    const waiting = { outcome: null, repliedOn: null, answer: null, withdrawnOn: null };
    const denied = { party: "p1", outcome: "denied", answer: "It is not so.", withdrawnOn: null };
    expect(say("answer recorded", { ...denied, was: waiting })).toMatchObject({
      did: "recorded what came of the request to Ukraine: denied",
      said: "It is not so.",
    });
    expect(say("answer recorded", { ...denied, was: { ...waiting, outcome: "no_reply" } })?.did).toBe(
      "corrected what came of the request to Ukraine: denied, before no reply",
    );
    expect(say("answer recorded", { ...denied, was: { ...waiting, outcome: "denied" } })?.did).toBe(
      "corrected what came of the request to Ukraine: denied",
    );
    expect(say("answer recorded", { ...denied, withdrawnOn: "2025-12-28", was: { ...waiting, outcome: "denied" } })?.did).toBe(
      "noted that Ukraine took its word back on 28 December 2025 (denied)",
    );
    expect(say("request removed", { party: "p1", response: { question: "Is it so?" } })).toMatchObject({
      did: "removed the request to Ukraine, entered by mistake",
      said: "Is it so?",
    });
  });

  it("gives a signature with its status, its balance, its rationale and the reason against the evidence", () => {
    const data = { status: "disputed", balance: "for", rationale: "The register shows it.", asOf: "2025-12-26", reasonAgainst: null };
    expect(say("decided", { ...data, version: 2 })).toMatchObject({
      did: "decided: disputed (the evidence supports it), as of 26 December 2025 (version 2)",
      said: "The register shows it.",
    });
    const raised = { ...data, status: "confirmed", balance: null, reasonAgainst: "We saw it." };
    expect(say("first signature given", raised)).toMatchObject({
      did: "gave the first signature: confirmed, as of 26 December 2025",
      said: "The register shows it.\n\nAgainst what the evidence suggests: We saw it.",
    });
  });

  it("says of whatever took back a first signature whose it was", () => {
    for (const kind of ["edited", "comment asked for", "returned"])
      expect(say(kind, { tookBackSignatureOf: "m1" })?.did, kind).toMatch(/, which took back the first signature of Lena Park$/);
    expect(say("returned", { tookBackSignatureOf: "gone" })?.did).toBe(
      "returned the claim, which took back the first signature of a reviewer",
    );
  });

  it("says something of events that it does not know", () => {
    expect(say("dreamt of", {})?.did).toBe("dreamt of");
  });
});
