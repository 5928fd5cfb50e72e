import { describe, expect, it } from "vitest";
import { untoldOf } from "#lib/publication/pieces";
import type { Snapshot } from "#lib/publication/snapshot";
import type { Verdict } from "#lib/review/policy";
import { changedSources, toldReaders } from "#lib/review/told-readers";
import { compare as compared, isSame, lengthOf } from "#lib/versions/comparison";
import { aSnapshot } from "#prisma/factories/snapshots";

const first = aSnapshot();
const [piece] = first.evidence as [Snapshot["evidence"][number]];
const compare = (before: Snapshot, after: Snapshot, keptBack: string[] = [], now = after) =>
  compared(before, after, untoldOf(keptBack, now));
const saidIt = "Says that it is so: “Bridge closed”, The Courier (on the word of The mayor)";
const response = { askedOn: "2025-12-25", repliedOn: null, answer: null, answerLanguage: null, withdrawnOn: null };

describe("two versions compared", () => {
  it("differ in words, status and facts, and in nothing that only has a new name", () => {
    const renamed = first.parties.map((party) => (party.id === "mayor" ? { ...party, name: "The Mayor of Ruritania" } : party));
    const about = { ...first, claim: { ...first.claim, concerns: ["mayor"] } };
    expect(isSame(compare(about, { ...about, parties: renamed }))).toBe(true);
    const claim = { ...first.claim, text: "The bridge was open", saidOn: null, topics: [] };
    const { status, texts, facts } = compare(first, {
      ...first,
      claim,
      status: "disputed",
      balance: "against",
      rationale: "Seen.",
      asOf: "2025-12-27",
    });
    expect(status).toEqual({
      was: "unilateral",
      is: "disputed",
      wasWords: "unilateral",
      isWords: "disputed (the evidence is against it)",
    });
    expect(texts.map(({ name, was, is }) => [name, was, is])).toEqual([
      ["Claim", "The bridge was closed", "The bridge was open"],
      ["Rationale", "Only the mayor says so.", "Seen."],
    ]);
    expect(facts.map(({ name, was, is }) => [name, was, is])).toEqual([
      ["Said on", "2025-12-24", "undated"],
      ["As of", "2025-12-26", "2025-12-27"],
      ["Topics", "Traffic", ""],
    ]);
  });

  it("tell piece by piece what joined, what is gone, and what is told otherwise", () => {
    const leaflet = { ...piece, source: "leaflet" };
    expect(compare(first, { ...first, evidence: [piece, leaflet] }).evidence.joined).toEqual([
      "Says that it is so: “A leaflet” (on the word of The mayor)",
    ]);
    expect(compare(first, { ...first, evidence: [] }).evidence.gone).toEqual([saidIt]);
    expect(compare(first, { ...first, evidence: [{ ...piece, quote: "Shut." }] }).evidence.altered).toEqual([
      { was: saidIt, is: `${saidIt}; “Shut.”` },
    ]);
  });

  it("tell of a source on another's word, or of one whose party was merged, as of the same source", () => {
    const parties = [...first.parties, { id: "clerk", name: "The clerk", slug: "the-clerk", kind: "person" as const }];
    const evidence = [{ ...piece, basis: { ...piece.basis, party: "clerk" } }];
    expect(compare(first, { ...first, parties, evidence }).evidence).toEqual({
      joined: [],
      gone: [],
      altered: [{ was: saidIt, is: saidIt.replace("The mayor", "The clerk") }],
    });
    // Merged into one of the same name, it is the same to readers.
    const merged = first.parties.map((party) => (party.id === "mayor" ? { ...party, id: "clerk" } : party));
    expect(compare(first, { ...first, parties: merged, evidence }).evidence).toEqual({ joined: [], gone: [], altered: [] });
  });

  it("tell what came of a request", () => {
    const responses = [{ ...response, party: "paper", outcome: "no_reply" as const }];
    expect(compare(first, { ...first, responses }).answers.joined).toEqual(["The Courier: no reply"]);
    const denied = [{ ...response, party: "paper", outcome: "denied" as const, repliedOn: "2025-12-26" }];
    expect(compare({ ...first, responses }, { ...first, responses: denied }).answers.altered).toEqual([
      { was: "The Courier: no reply", is: "The Courier: denied, 2025-12-26" },
    ]);
  });

  it("do not tell again of a source that is kept back now, whichever two are compared, nor of one of its voices", () => {
    const untold = { joined: [], gone: ["evidence that is not told again"], altered: [] };
    const withheld = { ...first, evidence: [], withheld: ["safety" as const] };
    expect(compare(first, withheld, ["report"]).evidence).toEqual(untold);
    const later = { ...first, evidence: [{ ...piece, source: "leaflet" }] };
    const { joined, gone } = compare(first, later, ["report"]).evidence;
    expect([joined, gone]).toEqual([["Says that it is so: “A leaflet” (on the word of The mayor)"], untold.gone]);
    expect(compare(withheld, first, ["report"], withheld).evidence.joined).toEqual(untold.gone);
    const other = { ...piece, basis: { ...piece.basis, party: "paper" } };
    const { evidence } = compare({ ...first, evidence: [other, piece] }, { ...first, evidence: [piece] }, ["report"]);
    expect(evidence).toEqual(untold);
  });

  it("differ where a source is another than it was, or a language", () => {
    const sources = first.sources.map((source) => ({ ...source, publishedOn: "2024-12-25" }));
    expect(compare(first, { ...first, sources }).evidence.altered).toEqual([
      {
        was: "Day of publication of the source “Bridge closed”: 2025-12-25",
        is: "Day of publication of the source “Bridge closed”: 2024-12-25",
      },
    ]);
    expect(compare(first, { ...first, claim: { ...first.claim, quoteLanguage: "de" } }).facts).toEqual([
      { name: "Language of the quote", was: "English", is: "German" },
    ]);
  });
});

it("verdicts of others are as much to read as they have letters", () => {
  const theirs = { publisher: "The Checker", word: "x".repeat(500), scale: null, address: null, title: null, publishedOn: null };
  expect(lengthOf(compare(first, { ...first, verdicts: [theirs] }))).toBeGreaterThan(500);
});

describe("a reviewer is told before they sign", () => {
  const next = (contents: Partial<Snapshot>) => ({
    current: first,
    contents: { ...first, ...contents },
    relations: contents.relations ?? first.relations,
    keptBack: [],
    reopened: { kind: "clarification" as const, reason: "It was misread." },
  });
  const unilateral = { status: "unilateral" as const, balance: null };
  const decided = (verdict: Verdict | null, asOf: string | null, words = { rationale: "", reasonAgainst: null as string | null }) => ({
    verdict,
    asOf,
    ...words,
  });

  it("of the correction that readers will be told of, and of none where there will be none", () => {
    expect(toldReaders(next({}), decided(unilateral, "2025-12-27"))).toBeNull();
    const clearer = next({ claim: { ...first.claim, text: "The old bridge was closed" } });
    expect(toldReaders(clearer, decided(unilateral, "2025-12-27"))).toMatchObject({ kind: "clarification", why: "It was misread." });
    expect(toldReaders(clearer, decided({ status: "confirmed", balance: null }, "2025-12-27"))).toMatchObject({
      kind: "correction",
      changes: [{ part: "status" }, { part: "text" }],
    });
  });

  it("of evidence as it was on the day that they choose", () => {
    const withdrawn = next({ evidence: [{ ...piece, withdrawnOn: "2025-12-28" }] });
    expect(toldReaders(withdrawn, decided(unilateral, "2025-12-27"))).toBeNull();
    expect(toldReaders(withdrawn, decided(unilateral, "2025-12-28"))?.changes).toMatchObject([{ part: "evidence" }]);
  });

  it("that a source was changed, which may have been for another claim", () => {
    const sources = first.sources.map((source) => (source.id === "report" ? { ...source, author: "A. Reporter" } : source));
    expect(changedSources(next({ sources }))).toEqual(["Bridge closed"]);
    expect(changedSources(next({ evidence: [{ ...piece, quote: "Shut." }] }))).toEqual([]);
    expect(toldReaders(next({ sources }), decided(unilateral, null))?.kind).toBe("correction");
  });

  it("of words and evidence alone until they have chosen a status", () => {
    expect(toldReaders(next({}), decided(null, null))).toBeNull();
  });

  it("of their own words, where these are a correction: what they write, and nothing while they have written nothing", () => {
    const inWords = { rationale: "He was misheard.", reasonAgainst: "We know the voice." };
    expect(toldReaders(next({}), decided(unilateral, null, inWords))?.changes).toEqual([
      { part: "rationale", was: "Only the mayor says so.", is: "He was misheard." },
      { part: "reasonAgainst", was: "", is: "We know the voice." },
    ]);
    const judged = { ...next({}), current: { ...first, reasonAgainst: "We knew the voice." } };
    expect(toldReaders(judged, decided(unilateral, null, { rationale: " ", reasonAgainst: "" }))).toBeNull();
  });

  it("of what the claim was said to be to another and is not any more", () => {
    const related = { kind: "repeats" as const, number: 1003, slug: "it-was-shut", text: "It was shut", language: "en" };
    const was = { ...next({}), current: { ...first, relations: [related] } };
    expect(toldReaders(was, decided(unilateral, null))).toMatchObject({
      kind: "correction",
      changes: [{ part: "relations", was: "Repeats C-1003: “It was shut”", is: "" }],
    });
    expect(toldReaders(next({ relations: [related] }), decided(unilateral, null))).toBeNull();
  });

  it("and of nothing again that is kept back from now on", () => {
    const withheld = { ...next({ evidence: [], withheld: ["safety"] }), keptBack: ["report"] };
    expect(toldReaders(withheld, decided(unilateral, null))?.changes).toEqual([
      { part: "evidence", was: "evidence that is not told again", is: "" },
    ]);
  });
});
