import { describe, expect, it } from "vitest";
import { BALANCES, STATUSES } from "#lib/claims/states";
import type { Snapshot } from "#lib/publication/snapshot";
import { standingLine } from "#lib/publication/standing";
import { aSnapshot, aSnapshotOf } from "#prisma/factories/snapshots";

const dossier = (stance: "asserts" | "contradicts") => ({
  parties: [
    { id: "putin", name: "Vladimir Putin", kind: "person" as const },
    { id: "us", name: "المتحدث", kind: "body" as const },
  ],
  claim: { text: "x", speaker: "putin", concerns: ["us"] },
  sources: [
    { id: "a", kind: "article" as const, title: "A" },
    { id: "b", kind: "article" as const, title: "B" },
  ],
  evidence: [
    { source: "a", stance: "asserts" as const, basis: { kind: "attributed" as const, party: "putin" } },
    { source: "b", stance, basis: { kind: "attributed" as const, party: "us" } },
  ],
});
const line = (changes: Partial<Snapshot>, stance: "asserts" | "contradicts" = "contradicts") =>
  standingLine(aSnapshotOf(dossier(stance), changes));

describe("the line beside the status", () => {
  it("is what the evidence says where the decision followed it, with names that do not turn it around", () => {
    expect(line({})).toBe("Word against word");
    expect(line({}, "asserts")).toBe("\u2068المتحدث\u2069, whose side it concerns, says so too");
  });

  it("says that an editor judged, and what the evidence alone suggests", () => {
    expect(line({ status: "confirmed", balance: null, reasonAgainst: "We know." })).toBe(
      "An editor’s judgement: the evidence alone suggests disputed (word against word)",
    );
  });

  it("says of what an import published that it was taken over, whoever stands behind it", () => {
    expect(line({ cause: "import", status: "unreviewed", balance: null })).toBe("Taken over from elsewhere, not decided yet");
  });

  it("says no more than the status where it rests on what is withheld, or nothing was assessed", () => {
    expect(line({ status: "confirmed", balance: null, restsOnWithheld: true })).toBe("Backed beyond the speaker’s own side");
    const lines = [
      ...STATUSES.map((status) => standingLine(aSnapshot({ status, balance: null }))),
      ...BALANCES.map((balance) => standingLine(aSnapshot({ status: "disputed", balance }))),
      standingLine(aSnapshot({ status: null })),
    ];
    expect(new Set(lines).size).toBe(lines.length);
  });
});
