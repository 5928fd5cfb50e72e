import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { dossierJsonSchema } from "#lib/evidence/dossier-json-schema";

const kept = resolve(import.meta.dirname, "../../docs/dossier.schema.json");

it("the schema that other newsrooms read is the one that dossiers are parsed with (npm run dossier:schema)", () => {
  expect(readFileSync(kept, "utf8")).toBe(dossierJsonSchema());
});

it("it says the limits in code points, as they are kept", () => {
  const { properties } = JSON.parse(dossierJsonSchema());
  const { claim, evidence } = properties;
  expect(claim.properties.text.maxLength).toBe(1_000);
  expect(claim.properties.quote.anyOf[0].maxLength).toBe(5_000);
  expect(evidence.anyOf[0].items.properties.quote.anyOf[0].maxLength).toBe(5_000);
  expect(claim.required).toEqual(["text"]);
});
