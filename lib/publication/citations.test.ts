import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citationsOf } from "#lib/publication/citations";
import type { Snapshot } from "#lib/publication/snapshot";
import { corporaAreThere, storable } from "#prisma/factories/corpora";
import { aSnapshot } from "#prisma/factories/snapshots";

const newsroom = { name: "The Claim Desk", address: "https://claims.example", timeZone: "Europe/Berlin" };
const cite = (changes: Partial<Snapshot> = {}) => citationsOf(aSnapshot(changes), newsroom);
const saying = (text: string) => cite({ claim: { ...aSnapshot().claim, text } });
const address = "https://claims.example/claims/1001-the-bridge-was-closed/versions/1";

describe("a version is cited", () => {
  it("in one plain line, in APA and in BibTeX, with its status, its day and the address that stays", () => {
    expect(cite()).toEqual({
      plain: `“The bridge was closed” Claim C-1001, version 1, The Claim Desk, 26 December 2025. Said by The mayor on 24 December 2025. Unilateral, as of 26 December 2025. ${address}`,
      apa: `The Claim Desk. (2025, December 26). The bridge was closed (Claim C-1001, version 1; unilateral, as of 26 December 2025) [Assessment of a claim]. ${address}`,
      bibtex: `@misc{claim-c1001-v1,
  author = {{The Claim Desk}},
  title = {{The bridge was closed}},
  year = {2025},
  month = {12},
  day = {26},
  howpublished = {Claim C-1001, version 1},
  note = {Said by The mayor on 24 December 2025. Unilateral, as of 26 December 2025.},
  url = {${address}},
}`,
    });
  });

  it("by the day that it was in the newsroom", () => {
    expect(cite({ updatedAt: "2025-12-31T23:30:00.000Z" }).apa).toContain("(2026, January 1)");
  });

  it("with the balance of a disputed claim, as retracted, without a day that nobody knows, and of an unknown speaker", () => {
    expect(cite({ status: "disputed", balance: "neither" }).plain).toContain("Disputed (word against word), as of 26 December 2025.");
    const retracted = cite({ status: null, retraction: { reason: "A forgery." }, version: 2 });
    expect(retracted.apa).toContain("version 2; retracted on 26 December 2025)");
    expect(retracted.plain).not.toContain("as of");
    const unknown = { ...aSnapshot().claim, speaker: null, saidOn: null };
    expect(cite({ claim: unknown, status: "unreviewed", asOf: null }).plain).toContain("Said by an unknown speaker. Unreviewed. https");
  });

  it("with what TeX would read as its own spelled out", () => {
    expect(saying("100% of A_B & C#D cost $5 ~ {x} ^2 \\end").bibtex).toContain(
      "title = {{100\\% of A\\_B \\& C\\#D cost \\$5 \\textasciitilde{} \\textbraceleft{}x\\textbraceright{} \\textasciicircum{}2 \\textbackslash{}end}},",
    );
  });

  it("with a name from right to left kept from turning the line around, and no invisible character in BibTeX", () => {
    expect(saying("الجسر مغلق").plain).toContain("“\u2068الجسر مغلق\u2069” Claim C-1001");
    expect(saying("\u202eالجسر\u202c مغلق").bibtex).toContain("title = {{الجسر مغلق}},");
  });
});

/** Whether every brace of it is closed, and none before it was opened. */
function isBalanced(text: string): boolean {
  let open = 0;
  for (const [brace] of text.matchAll(/[{}]/g)) {
    open += brace === "{" ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}

function isWhole(text: string): boolean {
  const { plain, apa, bibtex } = saying(text);
  const isLine = (one: string) => /^.+https:\/\/claims\.example\/claims\/1001-the-bridge-was-closed\/versions\/1$/u.test(one);
  const [, ...fields] = bibtex.split("\n").slice(0, -1);
  // A reader of BibTeX counts braces: each field ends where it ends here.
  return isLine(plain) && isLine(apa) && fields.length === 8 && fields.every(isBalanced) && !/(?<!\\)[$&#%_]|[\^~]/.test(fields[1] ?? "");
}

describe("any text can be cited", () => {
  it("whatever is written", { timeout: 30_000 }, () => {
    const special = fc.string({ unit: fc.constantFrom(..."\\{}$&#^_~%“”\n\u2028\u202e"), minLength: 1, maxLength: 8 });
    const text = fc.tuple(fc.string({ unit: "binary", maxLength: 20 }), special).map(([any, own]) => `${own}${any}${own}`);
    fc.assert(fc.property(text, isWhole), { numRuns: 500 });
  });

  it.skipIf(!corporaAreThere)("also what is written to break things", { timeout: 30_000 }, () => {
    expect(storable("xss", "blns", "must-accept").filter((text) => !isWhole(text))).toEqual([]);
  });
});
