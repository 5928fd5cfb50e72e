import { describe, expect, it } from "vitest";
import { assess } from "#lib/evidence/assess";
import { type Contents, contentsAsOf, dossierOf, laterThan } from "#lib/evidence/contents";
import { aSnapshot } from "#prisma/factories/snapshots";

type Piece = Contents["evidence"][number];
const word = (party: string, more: Partial<Piece> = {}): Piece => ({
  source: "report",
  stance: "asserts",
  basis: { kind: "attributed", party, firstHand: false, from: null },
  quote: null,
  quoteLanguage: null,
  quoteAround: null,
  place: null,
  withdrawnOn: null,
  ...more,
});
const answer = (party: string, more: Partial<Contents["responses"][number]> = {}): Contents["responses"][number] => ({
  party,
  askedOn: "2025-12-25",
  outcome: "no_reply",
  repliedOn: null,
  answer: null,
  answerLanguage: null,
  withdrawnOn: null,
  ...more,
});

describe("two words on one source that turn out to be of one party", () => {
  const withdrawn = word("mayor", {
    withdrawnOn: "2025-12-20",
    basis: { kind: "attributed", party: "mayor", firstHand: true, from: null },
  });
  const standing = word("mayor");

  it("are the one that stands, in whichever order they were linked, and what was withdrawn makes it no witness", () => {
    for (const evidence of [
      [withdrawn, standing],
      [standing, withdrawn],
    ]) {
      const dossier = dossierOf({ ...aSnapshot(), evidence });
      expect(dossier.evidence).toHaveLength(1);
      expect(dossier.evidence[0]).toMatchObject({ withdrawnOn: null, basis: { firstHand: false } });
      expect(assess(dossier)).toMatchObject({ status: "unilateral", links: 1 });
    }
  });

  it("are first-hand where one of them is", () => {
    const seen = word("mayor", { basis: { kind: "attributed", party: "mayor", firstHand: true, from: null } });
    expect(dossierOf({ ...aSnapshot(), evidence: [standing, seen] }).evidence[0]?.basis).toMatchObject({ firstHand: true });
  });
});

describe("contents as of a day", () => {
  const ministry = { id: "ministry", name: "The ministry", slug: "the-ministry", kind: "body" as const };
  const state = { id: "state", name: "The state", slug: "the-state", kind: "state" as const };
  const contents: Contents = {
    ...aSnapshot(),
    parties: [...aSnapshot().parties, ministry, state],
    affiliations: [{ from: "ministry", to: "state", kind: "part_of", since: null, until: null }],
    responses: [answer("ministry", { askedOn: "2025-12-28" })],
  };

  it("name nobody who was heard of or asked only later, nor whom they answer to", () => {
    expect(contentsAsOf(contents, "2025-12-28").parties.map((party) => party.id)).toContain("state");
    const before = contentsAsOf(contents, "2025-12-27");
    expect(JSON.stringify(before)).not.toMatch(/ministry|state"/);
    expect(before.parties.map((party) => party.id).sort()).toEqual(["mayor", "paper"]);
  });

  it("leave out what came later, and say what that is", () => {
    const later = { ...contents, responses: [answer("mayor", { outcome: "denied", repliedOn: "2026-01-05" })] };
    expect(laterThan(later, "2025-12-26")).toBe("answer");
    expect(laterThan(later, "2026-01-05")).toBeNull();
    expect(laterThan({ ...contents, responses: [] }, "2025-12-24")).toBe("evidence");
  });
});
