import { describe, expect, it } from "vitest";
import { trace } from "#lib/evidence/origins";
import { type Told, told } from "#lib/evidence/sample-dossier";

/** What was followed from each source, by its id, or from each answer, by its party. */
function trails(story: Told, asOf?: string) {
  const traced = trace(told(story), asOf);
  return Object.fromEntries(
    traced.voices.map((voice) => [
      voice.source ?? voice.party,
      { ...traced.trailOf(voice), origins: traced.originsOf(voice), known: voice.known, firstHand: voice.firstHand },
    ]),
  );
}

describe("a trail", () => {
  const story: Told = {
    speaker: "Ada",
    concerns: ["State"],
    parties: { person: ["Ada", "Ben"], state: ["State"], body: ["Ministry"], medium: ["Paper"], organisation: ["Both"] },
    ties: [["Ministry part_of State"], ["Both owned_by State"], ["Both owned_by Ada"]],
    sources: { interview: "Paper", first: null, second: null, third: ["Paper", "2025-01-05"] },
    evidence: [
      ["interview", "asserts", "word of Ada"],
      ["first", "asserts", "repeats interview"],
      ["second", "asserts", "repeats first"],
      ["third", "contradicts", "repeats second"],
    ],
    responses: [
      ["State", "denied"],
      ["Ben", "confirmed"],
      ["Paper", "no_reply"],
    ],
  };

  it("passes through each source that is repeated, to the voice at its root", () => {
    expect(trails(story)).toEqual({
      interview: { sources: [], ring: false, origins: ["Ada"], known: true, firstHand: false },
      first: { sources: ["interview"], ring: false, origins: ["Ada"], known: true, firstHand: false },
      second: { sources: ["first", "interview"], ring: false, origins: ["Ada"], known: true, firstHand: false },
      // What it names asserts, and this contradicts: nobody is known to have said so.
      third: { sources: ["second"], ring: false, origins: [], known: false, firstHand: false },
      State: { sources: [], ring: false, origins: ["State"], known: true, firstHand: true },
      Ben: { sources: [], ring: false, origins: ["Ben"], known: true, firstHand: false },
    });
  });

  it("as of a day, leads only through what was there", () => {
    expect(Object.keys(trails(story, "2025-01-04"))).not.toContain("third");
  });

  it("leads by the shorter way where a source repeats several, to all at the roots", () => {
    const several: Told = {
      parties: { person: ["Ada", "Ben"] },
      sources: { a: null, b: null, between: null, last: null },
      evidence: [
        ["a", "asserts", "word of Ada"],
        ["b", "asserts", "word of Ben"],
        ["between", "asserts", "repeats a"],
        ["last", "asserts", "repeats between"],
        ["last", "context", "repeats b"],
        ["between", "asserts", "repeats b"],
      ],
    };
    const traced = trace(told(several));
    const last = traced.voices.find(({ source, stance }) => source === "last" && stance === "asserts");
    expect(last && traced.trailOf(last)).toEqual({ sources: ["between", "a"], ring: false });
    expect(last && traced.originsOf(last).sort()).toEqual(["Ada", "Ben"]);
  });

  it("that runs in a ring says so, and ends", () => {
    const ring: Told = {
      parties: {},
      sources: { a: null, b: null, below: null },
      evidence: [
        ["a", "asserts", "repeats b"],
        ["b", "asserts", "repeats a"],
        ["below", "asserts", "repeats a"],
      ],
    };
    expect(trails(ring)).toMatchObject({
      a: { sources: ["b", "a"], ring: true, known: false, origins: [] },
      below: { sources: ["a", "b", "a"], ring: true, known: false, origins: [] },
    });
  });

  it("of 10,000 repeats is walked to its end", () => {
    const sites = Array.from({ length: 10_000 }, (_, place) => `site ${place}`);
    const chain: Told = {
      parties: { person: ["Ada"] },
      sources: Object.fromEntries(sites.map((site) => [site, null])),
      evidence: sites.map((site, place) => [site, "asserts", place === 0 ? "word of Ada" : `repeats site ${place - 1}`] as const),
    };
    const traced = trace(told(chain));
    const last = traced.voices.at(-1);
    expect(last && traced.trailOf(last).sources).toHaveLength(9_999);
    expect(last && traced.originsOf(last)).toEqual(["Ada"]);
  });

  it("knows on whose side an origin is", () => {
    const { sideOf } = trace(told(story));
    expect(["Ada", "Ministry", "Both", "Ben"].map(sideOf)).toEqual(["speaker", "concerned", "both", "other"]);
  });
});
