import { describe, expect, it } from "vitest";
import { type DossierInput, parseDossier } from "#lib/evidence/dossier";

const whole = (): DossierInput => ({
  parties: [
    { id: "putin", name: "Vladimir Putin", kind: "person" },
    { id: "ru", name: "Russia", kind: "state" },
    { id: "us", name: "US government", kind: "body" },
    { id: "kommersant", name: "Kommersant", kind: "medium" },
  ],
  affiliations: [{ from: "putin", to: "ru", kind: "speaks_for", since: "2012-05-07", until: null }],
  claim: { text: "What is claimed", quote: null, speaker: "putin", saidOn: "2025-12-24", concerns: ["us"] },
  sources: [
    { id: "s1", kind: "article", title: "The report", publisher: "kommersant", publishedOn: "2025-12-25", url: null },
    { id: "s2", kind: "article", title: "The repeat", publisher: null, publishedOn: "2025-12-26" },
  ],
  evidence: [
    { source: "s1", stance: "asserts", basis: { kind: "attributed", party: "putin" }, quote: null, withdrawnOn: null },
    { source: "s2", stance: "asserts", basis: { kind: "derived", from: "s1" } },
  ],
  responses: [{ party: "us", askedOn: "2025-12-25", outcome: "no_reply", repliedOn: null, withdrawnOn: null }],
});

type Path = (string | number)[];

/** The dossier above with one field put, or taken out where nothing is put. */
function withField(path: Path, value?: unknown): unknown {
  const dossier: unknown = structuredClone(whole());
  const last = path.at(-1) as string;
  const parent = path.slice(0, -1).reduce((at, part) => (at as Record<string | number, unknown>)[part], dossier) as Record<string, unknown>;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return dossier;
}

function problemsOf(raw: unknown): { path: string; message: string }[] {
  const parsed = parseDossier(raw);
  return "problems" in parsed ? parsed.problems : [];
}

const pathsOf = (raw: unknown) => problemsOf(raw).map(({ path }) => path);

describe("a dossier", () => {
  it("is accepted as status.md shows it, with every field filled in", () => {
    const parsed = parseDossier(whole());
    expect(parsed).toMatchObject({
      dossier: {
        parties: [{ id: "putin", otherNames: [] }, {}, {}, {}],
        affiliations: [{ until: null, source: null }],
        claim: { language: null, saidWhere: null, topics: [] },
        sources: [{ author: null }, { url: null, language: null }],
        evidence: [{ basis: { kind: "attributed", party: "putin", firstHand: false } }, { quote: null, place: null, withdrawnOn: null }],
        responses: [{ question: null, channel: null, deadline: null, answer: null, answerLanguage: null }],
      },
    });
  });

  it("may leave out, or give as null, all but ids, names, kinds, the claim's text, titles, stances, bases and outcomes", () => {
    expect(pathsOf({ claim: { text: "x" } })).toEqual([]);
    const none = { parties: null, affiliations: null, sources: null, evidence: null, responses: null };
    const claim = {
      text: "x",
      language: null,
      quote: null,
      quoteLanguage: null,
      speaker: null,
      saidOn: null,
      saidWhere: null,
      concerns: null,
      topics: null,
    };
    expect(pathsOf({ ...none, claim })).toEqual([]);
    expect(pathsOf(withField(["evidence", 0, "basis"], { kind: "attributed", party: "ru", firstHand: null }))).toEqual([]);
    expect(pathsOf(withField(["responses", 0], { party: "us", outcome: "denied" }))).toEqual([]);
    expect(pathsOf(withField(["parties", 0, "otherNames"], null))).toEqual([]);
  });

  it.each<[Path, string]>([
    [["claim"], "claim"],
    [["claim", "text"], "claim.text"],
    [["parties", 0, "id"], "parties[0].id"],
    [["parties", 1, "name"], "parties[1].name"],
    [["parties", 2, "kind"], "parties[2].kind"],
    [["affiliations", 0, "from"], "affiliations[0].from"],
    [["affiliations", 0, "to"], "affiliations[0].to"],
    [["affiliations", 0, "kind"], "affiliations[0].kind"],
    [["sources", 1, "kind"], "sources[1].kind"],
    [["sources", 1, "title"], "sources[1].title"],
    [["evidence", 1, "source"], "evidence[1].source"],
    [["evidence", 1, "stance"], "evidence[1].stance"],
    [["evidence", 1, "basis"], "evidence[1].basis"],
    [["evidence", 1, "basis", "from"], "evidence[1].basis.from"],
    [["evidence", 0, "basis", "party"], "evidence[0].basis.party"],
    [["evidence", 0, "basis", "kind"], "evidence[0].basis.kind"],
    [["responses", 0, "party"], "responses[0].party"],
    [["responses", 0, "outcome"], "responses[0].outcome"],
  ])("is refused without %j", (path, shown) => {
    expect(pathsOf(withField(path))).toContain(shown);
    expect(pathsOf(withField(path, null))).toContain(shown);
  });

  it.each<[string, Path]>([
    ["unexpected", ["unexpected"]],
    ["__proto__", ["__proto__"]],
    ["parties[0].age", ["parties", 0, "age"]],
    ["affiliations[0].note", ["affiliations", 0, "note"]],
    ["claim.constructor", ["claim", "constructor"]],
    ["sources[0].address", ["sources", 0, "address"]],
    ["evidence[0].party", ["evidence", 0, "party"]],
    ["evidence[0].basis.from", ["evidence", 0, "basis", "from"]],
    ["responses[0].status", ["responses", 0, "status"]],
  ])("with the unknown field %s is refused", (shown, path) => {
    const raw = JSON.parse(JSON.stringify(whole()));
    const parent = path.slice(0, -1).reduce((at, part) => at[part], raw);
    Object.defineProperty(parent, String(path.at(-1)), { value: null, enumerable: true, configurable: true, writable: true });
    expect(problemsOf(raw)).toEqual([{ path: shown, message: "Unknown field." }]);
  });

  it.each<[string, Path, number]>([
    ["claim.text", ["claim", "text"], 1_000],
    ["claim.quote", ["claim", "quote"], 5_000],
    ["claim.saidWhere", ["claim", "saidWhere"], 500],
    ["parties[0].name", ["parties", 0, "name"], 500],
    ["sources[0].title", ["sources", 0, "title"], 500],
    ["sources[0].author", ["sources", 0, "author"], 500],
    ["evidence[0].quote", ["evidence", 0, "quote"], 5_000],
    ["evidence[0].place", ["evidence", 0, "place"], 500],
    ["responses[0].question", ["responses", 0, "question"], 5_000],
    ["responses[0].answer", ["responses", 0, "answer"], 5_000],
  ])("keeps %s to its length in code points, and to what can be stored", (shown, path, limit) => {
    expect(pathsOf(withField(path, "😀".repeat(limit)))).toEqual([]);
    for (const bad of ["x".repeat(limit + 1), "x".repeat(limit * 10), "a\0b", "half \ud800", 7, {}]) {
      expect(pathsOf(withField(path, bad))).toEqual([shown]);
    }
  });

  it("keeps an id to 2,048 code points, and changes nothing of it", () => {
    const long = "é".repeat(2_048);
    expect(pathsOf(withField(["parties", 3, "id"], `${long}x`))).toContain("parties[3].id");
    const renamed = withField(["sources", 0, "publisher"], long) as DossierInput;
    if (renamed.parties?.[3]) renamed.parties[3].id = long;
    expect(pathsOf(renamed)).toEqual([]);
    for (const bad of ["", "  ", "a\0", "\udfff", 5]) expect(pathsOf(withField(["parties", 1, "id"], bad))).toContain("parties[1].id");
  });

  it.each<[string, Path, unknown]>([
    ["claim.saidOn", ["claim", "saidOn"], "2025-02-30"],
    ["claim.saidOn", ["claim", "saidOn"], "2025-13-01"],
    ["claim.saidOn", ["claim", "saidOn"], "2025-1-1"],
    ["claim.saidOn", ["claim", "saidOn"], "2025-01-01T00:00:00Z"],
    ["claim.saidOn", ["claim", "saidOn"], ""],
    ["claim.saidOn", ["claim", "saidOn"], 20250101],
    ["affiliations[0].since", ["affiliations", 0, "since"], "2023-02-29"],
    ["affiliations[0].until", ["affiliations", 0, "until"], "0000-01-01"],
    ["sources[0].publishedOn", ["sources", 0, "publishedOn"], "yesterday"],
    ["evidence[0].withdrawnOn", ["evidence", 0, "withdrawnOn"], "2025-04-31"],
    ["responses[0].askedOn", ["responses", 0, "askedOn"], "2025-06-31"],
    ["responses[0].deadline", ["responses", 0, "deadline"], "2025-00-10"],
    ["responses[0].withdrawnOn", ["responses", 0, "withdrawnOn"], "2025-12-32"],
  ])("with an impossible date in %s is refused (%j, %j)", (shown, path, value) => {
    expect(pathsOf(withField(path, value))).toEqual([shown]);
  });

  it.each<[string, Path, unknown]>([
    ["parties[0].kind", ["parties", 0, "kind"], "alien"],
    ["affiliations[0].kind", ["affiliations", 0, "kind"], "friend_of"],
    ["sources[0].kind", ["sources", 0, "kind"], "rumour"],
    ["sources[0].url", ["sources", 0, "url"], "javascript:alert(1)"],
    ["sources[0].language", ["sources", 0, "language"], "not a language"],
    ["evidence[0].stance", ["evidence", 0, "stance"], "asserts "],
    ["evidence[0].basis.kind", ["evidence", 0, "basis"], { kind: "hearsay" }],
    ["evidence[0].basis", ["evidence", 0, "basis"], "observed"],
    ["evidence[0].basis.firstHand", ["evidence", 0, "basis", "firstHand"], "yes"],
    ["evidence[0].basis.firstHand", ["evidence", 0, "basis"], { kind: "observed", firstHand: true }],
    ["responses[0].outcome", ["responses", 0, "outcome"], "maybe"],
    ["parties", ["parties"], {}],
    ["parties[0]", ["parties", 0], "putin"],
    ["claim.concerns", ["claim", "concerns"], "us"],
  ])("is refused for %s (%j)", (shown, path, value) => {
    expect(pathsOf(withField(path, value))).toContain(shown);
  });

  it.each([[null], [undefined], ["text"], [5], [[]]])("is not %j", (raw) => {
    expect(problemsOf(raw)).toEqual([{ path: "", message: expect.stringMatching(/^A dossier .+\.$/) }]);
  });
});

describe("across its lists, a dossier", () => {
  it.each<[string, Path, unknown]>([
    ["affiliations[0].from", ["affiliations", 0, "from"], "nobody"],
    ["affiliations[0].to", ["affiliations", 0, "to"], "nobody"],
    ["affiliations[0].source", ["affiliations", 0, "source"], "nothing"],
    ["claim.speaker", ["claim", "speaker"], "nobody"],
    ["claim.concerns[1]", ["claim", "concerns"], ["us", "nobody"]],
    ["sources[1].publisher", ["sources", 1, "publisher"], "nobody"],
    ["evidence[1].source", ["evidence", 1, "source"], "nothing"],
    ["evidence[0].basis.party", ["evidence", 0, "basis", "party"], "nobody"],
    ["evidence[1].basis.from", ["evidence", 1, "basis", "from"], "nothing"],
    ["responses[0].party", ["responses", 0, "party"], "toString"],
  ])("names in %s only who or what is in it", (shown, path, value) => {
    expect(problemsOf(withField(path, value))).toEqual([{ path: shown, message: expect.stringMatching(/^There is no (party|source) /) }]);
  });

  it("has each id once in a list; a party and a source may share one", () => {
    expect(pathsOf(withField(["parties", 3], { id: "us", name: "Another", kind: "state" }))).toContain("parties[3].id");
    expect(pathsOf(withField(["sources", 1, "id"], "s1"))).toContain("sources[1].id");
    const shared = withField(["sources", 1, "id"], "us") as DossierInput;
    if (shared.evidence?.[1]) shared.evidence[1].source = "us";
    expect(pathsOf(shared)).toEqual([]);
  });

  it("has one piece of evidence of a source for each stance and basis, and the same party is the same basis", () => {
    const again = (piece: unknown) => pathsOf(withField(["evidence", 2], piece));
    const attributed = (party: string, firstHand: boolean) => ({ kind: "attributed", party, firstHand });
    expect(again({ source: "s1", stance: "asserts", basis: attributed("putin", true) })).toEqual(["evidence[2].basis"]);
    expect(again({ source: "s2", stance: "asserts", basis: { kind: "derived", from: "s1" }, withdrawnOn: "2026-01-01" })).toEqual([
      "evidence[2].basis",
    ]);
    expect(again({ source: "s1", stance: "contradicts", basis: attributed("putin", true) })).toEqual([]);
    expect(again({ source: "s1", stance: "asserts", basis: attributed("ru", true) })).toEqual([]);
    expect(again({ source: "s2", stance: "asserts", basis: { kind: "derived", from: "s2" } })).toEqual([]);
  });

  it("has no tie that ends before it begins, but rings and ties of one day", () => {
    const tie = (since: string, until: string) =>
      pathsOf(withField(["affiliations", 0], { from: "putin", to: "ru", kind: "part_of", since, until }));
    expect(tie("2020-01-02", "2020-01-01")).toEqual(["affiliations[0].until"]);
    expect(tie("2020-01-01", "2020-01-01")).toEqual([]);
    expect(pathsOf(withField(["affiliations", 1], { from: "ru", to: "putin", kind: "owned_by" }))).toEqual([]);
    expect(pathsOf(withField(["affiliations", 1], { from: "ru", to: "ru", kind: "owned_by" }))).toEqual([]);
  });

  it("has no answer before its question, and no day of an answer where nobody answered", () => {
    const answer = (outcome: string, askedOn: string | null, repliedOn: string | null) =>
      pathsOf(withField(["responses", 0], { party: "us", outcome, askedOn, repliedOn }));
    expect(answer("denied", "2025-12-26", "2025-12-25")).toEqual(["responses[0].repliedOn"]);
    expect(answer("denied", "2025-12-26", "2025-12-26")).toEqual([]);
    expect(answer("denied", null, "2025-12-25")).toEqual([]);
    for (const outcome of ["no_reply", "unreachable"])
      expect(answer(outcome, "2025-12-25", "2025-12-26")).toEqual(["responses[0].repliedOn"]);
    for (const outcome of ["declined", "no_comment", "partial"]) expect(answer(outcome, "2025-12-25", "2025-12-26")).toEqual([]);
  });

  it("tells everything that is wrong with it at once", () => {
    const bad = withField(["claim", "text"], 5) as DossierInput;
    bad.claim.speaker = "nobody";
    (bad.evidence?.[0]?.basis as { party: string }).party = "nobody";
    (bad as Record<string, unknown>).more = 1;
    expect(pathsOf(bad).sort()).toEqual(["claim.speaker", "claim.text", "evidence[0].basis.party", "more"]);
  });

  it("may have 20,000 entries in a list", () => {
    const many = Array.from({ length: 20_000 }, (_, place) => String(place));
    const raw = {
      claim: { text: "x" },
      parties: many.map((id) => ({ id, name: id, kind: "person" })),
      affiliations: many.map((id) => ({ from: id, to: "0", kind: "part_of" })),
      sources: many.map((id) => ({ id, kind: "post", title: id, publisher: id })),
      evidence: many.map((source) => ({ source, stance: "asserts", basis: { kind: "derived", from: "0" } })),
      responses: many.map((party) => ({ party, outcome: "no_reply" })),
    };
    expect(problemsOf(raw)).toEqual([]);
  });
});
