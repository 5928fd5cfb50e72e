import { describe, expect, it } from "vitest";
import { assess } from "#lib/evidence/assess";
import { dossierOf } from "#lib/evidence/contents";
import { parseDossier } from "#lib/evidence/dossier";
import { claimJson, publicDossier, readClaimsQuery, readSimilarQuery, withSite } from "#lib/publication/api";
import { aSnapshot } from "#prisma/factories/snapshots";

const read = (query: string) => readClaimsQuery(new URLSearchParams(query));
const problem = (query: string) => {
  const answer = read(query);
  return "problems" in answer ? answer.problems : [];
};

describe("a claim in JSON", () => {
  it("has exactly the fields that others rely on", () => {
    expect(claimJson(aSnapshot(), "https://claims.example")).toEqual({
      number: 1001,
      slug: "the-bridge-was-closed",
      url: "https://claims.example/claims/1001-the-bridge-was-closed",
      text: "The bridge was closed",
      language: "en",
      quote: "It is closed.",
      speaker: { name: "The mayor", slug: "the-mayor" },
      saidOn: "2025-12-24",
      status: "unilateral",
      balance: null,
      asOf: "2025-12-26",
      counts: null,
      reasons: [],
      wouldChange: [],
      rationale: "Only the mayor says so.",
      version: 1,
      publishedAt: "2025-12-26T11:20:00.000Z",
      updatedAt: "2025-12-26T11:20:00.000Z",
      retracted: null,
    });
  });

  it("says what it is to others by their numbers and addresses", () => {
    const relations = [{ kind: "supersedes" as const, number: 1000, slug: "of-old", text: "Of old", language: "en" }];
    expect(claimJson(aSnapshot({ relations }), "https://claims.example").relations).toEqual([
      { kind: "supersedes", number: 1000, url: "https://claims.example/claims/1000-of-old" },
    ]);
    expect(withSite(JSON.stringify(claimJson(aSnapshot({ relations }), "")), "https://claims.example")).toContain(
      '"url":"https://claims.example/claims/1000-of-old"',
    );
  });

  it("says null for an unknown speaker and a claim without a date", () => {
    const snapshot = aSnapshot({ claim: { ...aSnapshot().claim, speaker: null, speakerUnknown: true, saidOn: null, undated: true } });
    expect(claimJson(snapshot, "")).toMatchObject({ speaker: null, saidOn: null });
  });

  it("counts the public evidence and says why in sentences, and null where a version was made before anything was counted", () => {
    const snapshot = aSnapshot({ withheld: ["safety", "legal"] });
    expect(claimJson(snapshot, "")).toMatchObject({ counts: null, reasons: [], wouldChange: [] });
    const assessment = { ...assess(dossierOf(snapshot)), rulesVersion: "1" };
    const json = claimJson({ ...snapshot, assessment }, "");
    expect(json.counts).toEqual({ links: 1, origins: 1, independent: 0, contradicting: 0, unknown: 0, withheld: 2 });
    expect(json.reasons[0]).toBe("Only The mayor's side says so.");
    for (const sentence of [...json.reasons, ...json.wouldChange]) expect(sentence).toMatch(/^\p{Lu}.+\.$/u);
    expect(json.wouldChange.length).toBeGreaterThan(0);
  });

  it("has no status once retracted, and says when and why", () => {
    const updatedAt = "2026-01-02T08:00:00.000Z";
    const snapshot = aSnapshot({ cause: "retraction", status: null, version: 2, updatedAt, retraction: { reason: "A forgery." } });
    expect(claimJson(snapshot, "")).toMatchObject({ status: null, version: 2, retracted: { at: updatedAt, reason: "A forgery." } });
  });
});

describe("the dossier of a version", () => {
  it("is one that anybody can read, and comes to what the version says", () => {
    const snapshot = aSnapshot();
    const dossier = publicDossier(snapshot);
    expect(parseDossier(JSON.parse(JSON.stringify(dossier)))).toEqual({ dossier });
    expect(dossier.claim).toMatchObject({ text: "The bridge was closed", speaker: "the-mayor", topics: ["Traffic"] });
  });

  it("holds nothing that came after the day that the version is as of, also where the version was made before that was so", () => {
    const { sources, evidence } = aSnapshot();
    const later = { ...(sources[0] as (typeof sources)[0]), id: "later", publishedOn: "2025-12-27" };
    const said = { ...(evidence[0] as (typeof evidence)[0]), source: "later" };
    const snapshot = aSnapshot({ sources: [...sources, later], evidence: [...evidence, said] });
    expect(publicDossier(snapshot).evidence).toHaveLength(1);
    expect(publicDossier({ ...snapshot, asOf: "2025-12-27" }).evidence).toHaveLength(2);
  });
});

describe("the query of the list in JSON", () => {
  it("gives fifty claims unless told otherwise, and at most a hundred", () => {
    expect(read("")).toEqual({ query: { limit: 50 } });
    expect(read("limit=100")).toEqual({ query: { limit: 100 } });
    for (const limit of ["0", "101", "-1", "1.5", "abc", "1e2", "٣", "0x10", " 5"])
      expect(problem(`limit=${encodeURIComponent(limit)}`)).toEqual([
        { path: "limit", message: "“limit” is a whole number from 1 to 100." },
      ]);
  });

  it("takes a parameter without a value as not given", () => {
    expect(read("status=&speaker=&q=&cursor=&limit=")).toEqual({ query: { limit: 50 } });
  });

  it("names every parameter that it cannot read", () => {
    expect(problem("status=true&cursor=first&page=2&q=%00").map((one) => one.path)).toEqual(["status", "q", "cursor", "page"]);
    expect(problem("page=2")).toEqual([{ path: "page", message: "There is no such parameter." }]);
    expect(problem("q=a&q=b")).toEqual([{ path: "q", message: "“q” is given twice." }]);
    expect(problem("cursor=99999999999999999-1")).toHaveLength(1);
    expect(problem("__proto__=1&constructor=")).toEqual(
      ["__proto__", "constructor"].map((path) => ({ path, message: "There is no such parameter." })),
    );
  });
});

describe("the query of the similar claims", () => {
  const asked = (params: Record<string, string>) => readSimilarQuery(new URLSearchParams(params));

  it("needs a text, and gives ten claims unless told otherwise", () => {
    expect(asked({ text: "The bridge is closed" })).toEqual({ query: { text: "The bridge is closed", limit: 10 } });
    for (const params of [{}, { text: "" }] as Record<string, string>[])
      expect(asked(params)).toEqual({ problems: [{ path: "text", message: "Say in “text” what the claims are to be similar to." }] });
  });

  it("names what it cannot read", () => {
    const paths = (params: Record<string, string>) => (asked(params) as { problems: { path: string }[] }).problems.map((one) => one.path);
    expect(paths({ text: "\0", limit: "0", q: "a" })).toEqual(["text", "limit", "q"]);
    expect(asked({ text: "🙂".repeat(5_001) })).toEqual({
      problems: [{ path: "text", message: "“text” is too long: at most 5,000 characters." }],
    });
    expect(asked({ text: "🙂".repeat(5_000) })).toHaveProperty("query");
  });
});
