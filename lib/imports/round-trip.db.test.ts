import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import type { Dossier, DossierInput } from "#lib/evidence/dossier";
import { importDossiers } from "#lib/imports/commands";
import { anyDossier, dossierFrom, verdictOn, workingDossier } from "#prisma/factories/dossiers";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let editor: Context;

beforeAll(async () => {
  editor = acting(db, await aPerson(db, "editor"));
});

async function numberOf(dossier: Dossier): Promise<number> {
  for await (const done of importDossiers(editor, [dossier])) {
    if (done.became === "created" && done.number !== null) return done.number;
    throw new Error(JSON.stringify(done));
  }
  throw new Error("Nothing came of it.");
}

describe("what the evidence comes to is the same on both sides", () => {
  it("for a source that repeats itself, which the record does not know", async () => {
    for (const also of [[], [{ kind: "observed" as const }]]) {
      const bases: DossierInput["evidence"] = [{ kind: "derived" as const, from: "s" }, ...also].map((basis) => ({
        source: "s",
        stance: "asserts",
        basis,
      }));
      const given = dossierFrom({
        parties: [{ id: "p", name: `A paper ${crypto.randomUUID()}`, kind: "medium" }],
        claim: { text: `It repeats itself ${crypto.randomUUID()}` },
        sources: [{ id: "s", kind: "article", title: "Itself", publisher: "p" }],
        evidence: bases,
      });
      expect(verdictOn(await workingDossier(db, await numberOf(given)))).toEqual(verdictOn(given));
    }
  });

  it("for any dossier", async () => {
    await fc.assert(
      fc.asyncProperty(anyDossier, async (given) => {
        expect(verdictOn(await workingDossier(db, await numberOf(given)))).toEqual(verdictOn(given));
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  for (const file of ["article", "real-cases"]) {
    const path = resolve("..", "shared", "data", "dossiers", `${file}.json`);
    it.skipIf(!existsSync(path))(`for the dossiers of ${file}.json (skipped where the file is absent)`, async () => {
      const given = (JSON.parse(readFileSync(path, "utf8")) as { dossier: DossierInput }[]).map((one) => dossierFrom(one.dossier));
      expect(given.length).toBeGreaterThan(5);
      for (const dossier of given)
        expect(verdictOn(await workingDossier(db, await numberOf(dossier))), dossier.claim.text).toEqual(verdictOn(dossier));
    });
  }
});
