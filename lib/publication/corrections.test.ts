import { describe, expect, it } from "vitest";
import { correctionOf } from "#lib/publication/corrections";
import type { Snapshot } from "#lib/publication/snapshot";
import { aSnapshot } from "#prisma/factories/snapshots";

const first = aSnapshot();
const claim = (changes: Partial<Snapshot["claim"]>) => ({ claim: { ...first.claim, ...changes } });
const next = (changes: Partial<Snapshot>, kind = "correction") =>
  aSnapshot({ version: 2, reopened: { kind, reason: "We misheard." }, ...changes });

describe("a version", () => {
  it("that is the first, or says the same as the one before, corrects nothing", () => {
    expect(correctionOf(null, first)).toBeNull();
    expect(correctionOf(first, next({}))).toBeNull();
    expect(correctionOf(first, next({ rationale: "Seen again." }))).toBeNull();
  });

  it("that changes words, speaker, day or status is a correction: what was, what is, and why", () => {
    expect(correctionOf(first, next(claim({ text: "The bridge was open", saidOn: null, undated: true })))).toEqual({
      kind: "correction",
      why: "We misheard.",
      changes: [
        { part: "text", was: "The bridge was closed", is: "The bridge was open" },
        { part: "saidOn", was: "2025-12-24", is: "undated" },
      ],
    });
    expect(correctionOf(first, next({ status: "disputed", balance: "against" }, "recheck"))).toMatchObject({
      kind: "update",
      changes: [{ part: "status", was: "unilateral", is: "disputed (the evidence is against it)" }],
    });
  });

  it("that only adds evidence or an answer corrects nothing; one that takes evidence out or alters it does", () => {
    const [piece] = first.evidence as [Snapshot["evidence"][number]];
    const more = [...first.evidence, { ...piece, source: "leaflet" }];
    expect(correctionOf(first, next({ evidence: more }, "new_evidence"))).toBeNull();
    expect(correctionOf(first, next({ evidence: [] }))?.changes).toEqual([
      { part: "evidence", was: "Asserts: “Bridge closed”, The Courier (somebody’s word: The mayor)", is: "" },
    ]);
    expect(correctionOf(first, next({ evidence: [{ ...piece, quote: "Shut." }] }))?.changes).toEqual([
      {
        part: "evidence",
        was: "Asserts: “Bridge closed”, The Courier (somebody’s word: The mayor)",
        is: "Asserts: “Bridge closed”, The Courier (somebody’s word: The mayor); “Shut.”",
      },
    ]);
  });

  it("does not tell again of a source that is kept back from now on", () => {
    expect(correctionOf(first, next({ evidence: [], withheld: ["safety"] }))?.changes).toEqual([
      { part: "evidence", was: "a source that was shown", is: "withheld" },
    ]);
  });

  it("that makes words clearer is a clarification; one that changes who, when or the status never is", () => {
    expect(correctionOf(first, next(claim({ text: "The old bridge was closed" }), "clarification"))?.kind).toBe("clarification");
    for (const changes of [
      { status: "confirmed" as const },
      claim({ speaker: null, speakerUnknown: true }),
      claim({ saidOn: "2025-12-23" }),
    ])
      expect(correctionOf(first, next(changes, "clarification"))?.kind).toBe("correction");
  });

  it("that takes a claim back is a retraction, with its reason", () => {
    const retracted = aSnapshot({ version: 2, cause: "retraction", status: null, retraction: { reason: "It was a buoy." } });
    expect(correctionOf(first, retracted)).toEqual({
      kind: "retraction",
      why: "It was a buoy.",
      changes: [{ part: "status", was: "unilateral", is: "retracted" }],
    });
  });

  it("under a party's new name is the same speaker's, and the first status of an unreviewed claim corrects nothing", () => {
    const renamed = first.parties.map((party) => (party.id === "mayor" ? { ...party, name: "The Mayor of Ruritania" } : party));
    expect(correctionOf(first, next({ parties: renamed }))).toBeNull();
    expect(correctionOf(aSnapshot({ status: "unreviewed" }), next({}))).toBeNull();
  });
});
