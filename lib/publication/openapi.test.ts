import { globSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { parseDossier } from "#lib/evidence/dossier";
import { sentInput } from "#lib/intake/schema";
import { claimJson } from "#lib/publication/api";
import * as examples from "#lib/publication/api-examples";
import {
  claimSchema,
  historySchema,
  licenceLineSchema,
  listSchema,
  problemSchema,
  sentSchema,
  similarSchema,
} from "#lib/publication/api-schema";
import { CSV_COLUMNS, csvOf } from "#lib/publication/downloads";
import { openApi } from "#lib/publication/openapi";
import { aSnapshot } from "#prisma/factories/snapshots";

const document = openApi({
  newsroom: "The Courier",
  licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
  siteUrl: "https://claims.example",
});

describe("the document of the API", () => {
  it("is valid OpenAPI 3.1", async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    const broken = { ...document, paths: { "/x": { get: { parameters: [{ name: "a" }] } } } };
    expect((await new Validator().validate(JSON.parse(JSON.stringify(broken)))).valid).toBe(false);
  });

  it("names every address that the API has, and none that it has not", () => {
    const routes = globSync("app/api/v1/**/route.ts")
      .map((file) =>
        file
          .replace(/^app/, "")
          .replace(/\/route\.ts$/, "")
          .replaceAll(/\[(\w+)\]/g, "{$1}"),
      )
      .filter((path) => !path.includes("[["));
    expect(Object.keys(document.paths).sort()).toEqual(routes.sort());
  });

  it("refers to nothing that is not in it", () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to);
    const there = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(refs.filter((to) => !there.includes(to ?? ""))).toEqual([]);
    expect(refs.length).toBeGreaterThan(10);
  });

  it("names the licence of the newsroom, with an address or without", () => {
    expect(document.info.license).toEqual({ name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" });
    const other = openApi({ newsroom: "N", licence: { name: "Ask us", url: null }, siteUrl: "https://claims.example" });
    expect(other.info.license).toEqual({ name: "Ask us" });
  });

  it("gives examples that are what the API would answer", () => {
    expect(claimSchema.parse(examples.EXAMPLE_CLAIM)).toEqual(examples.EXAMPLE_CLAIM);
    listSchema.parse(examples.EXAMPLE_LIST);
    similarSchema.parse(examples.EXAMPLE_SIMILAR);
    historySchema.parse(examples.EXAMPLE_HISTORY);
    problemSchema.parse(examples.EXAMPLE_PROBLEM);
    licenceLineSchema.parse(examples.EXAMPLE_LICENCE_LINE);
    sentSchema.parse(examples.EXAMPLE_SENT);
    expect(parseDossier(examples.EXAMPLE_DOSSIER)).not.toHaveProperty("problems");
  });

  it("describes what is sent in field by field, with the lengths at which it is refused", () => {
    const body = document.paths["/api/v1/intake"]?.post?.requestBody?.content["application/json"];
    const fields = Object.entries(body?.schema.properties as Record<string, { maxLength: number }>);
    expect(fields.map(([name]) => name).sort()).toEqual(Object.keys(sentInput.shape).sort());
    expect(sentInput.parse(body?.example)).toEqual(body?.example);
    expect(sentInput.parse({ url: "https://a.example" })).toMatchObject({ text: null, note: null });
    for (const [name, { maxLength }] of fields) {
      const long = (length: number) => (name === "url" ? "https://a.example/".padEnd(length, "a") : "a".repeat(length));
      const refused = (length: number) => sentInput.safeParse({ url: "https://a.example/", [name]: long(length) }).error !== undefined;
      expect([name, refused(maxLength + 1)]).toEqual([name, true]);
      if (name !== "language") expect([name, refused(maxLength)]).toEqual([name, false]);
    }
  });

  it("describes claims as they are given out", () => {
    const gone = { cause: "retraction" as const, status: null, retraction: { reason: "A forgery." } };
    for (const changes of [{}, gone, { asOf: null, rationale: null }]) {
      const claim = claimJson(aSnapshot(changes), "https://claims.example");
      expect(claimSchema.parse(claim)).toEqual(claim);
    }
  });
});

describe("a claim as a line of CSV", () => {
  it("has a cell for each column, and holds everything that its JSON does", () => {
    const plain = { quote: null, reasons: ["One."], wouldChange: [], otherVerdicts: [], rationale: "Two." };
    const line = csvOf({ ...examples.EXAMPLE_CLAIM, ...plain });
    expect(line.split(",")).toHaveLength(CSV_COLUMNS.length);
    const told = new Set(CSV_COLUMNS);
    for (const field of Object.keys(claimSchema.shape).filter((name) => !["slug", "counts", "retracted"].includes(name)))
      expect(told, field).toContain(field);
    for (const counted of Object.keys(examples.EXAMPLE_CLAIM.counts ?? {})) expect(told, counted).toContain(counted);
  });

  it("runs no text of anybody as a formula", () => {
    for (const start of ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
      for (const field of ["text", "quote", "rationale"] as const)
        expect(csvOf({ ...examples.EXAMPLE_CLAIM, [field]: `${start}cmd|' /C calc'!A0` })).toMatch(
          new RegExp(`,"?'${start === "+" ? "\\+" : start}`),
        );
  });
});
