import { describe, expect, it } from "vitest";
import { type Dossier, parseDossier } from "#lib/evidence/dossier";
import { trailKey, trailsOf, trailWith } from "#lib/evidence/trail";

function dossier(evidence: object[]): Dossier {
  const parsed = parseDossier({
    parties: [{ id: "mayor", name: "The mayor", kind: "person" }],
    claim: { text: "The bridge was closed", speaker: "mayor" },
    sources: ["a", "b", "c"].map((id) => ({ id, kind: "article", title: `Story ${id.toUpperCase()}` })),
    evidence,
  });
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.dossier;
}

const repeats = (source: string, from: string) => ({ source, stance: "asserts", basis: { kind: "derived", from } });
const word = (source: string) => ({ source, stance: "asserts", basis: { kind: "attributed", party: "mayor" } });
const titles = (trail: { through: { title: string }[] } | undefined) => trail?.through.map((one) => one.title);

describe("the trail of what is being entered", () => {
  const piece = { stance: "asserts", quote: null, quoteLanguage: null, place: null, withdrawnOn: null } as const;
  const drafted = { id: "", title: "A new story", publisher: null };
  const follow = (evidence: object[], from: string) =>
    trailWith(dossier(evidence), { ...piece, source: "", basis: { kind: "derived", from } }, drafted);

  it("leads through every repeat to whose word it is", () => {
    const trail = follow([word("a"), repeats("b", "a")], "b");
    expect(titles(trail)).toEqual(["Story B", "Story A"]);
    expect(trail).toMatchObject({ ring: false, origins: ["The mayor"], stops: null });
  });

  it("stops at a source that does not say here on whose word it rests, and names it", () => {
    expect(follow([repeats("b", "c")], "b")).toMatchObject({ ring: false, origins: [], stops: { id: "c", title: "Story C" } });
  });

  it("runs in a ring where sources repeat each other", () => {
    expect(follow([repeats("a", "b"), repeats("b", "a")], "a")).toMatchObject({ ring: true, origins: [], stops: null });
  });
});

it("the trails of what is linked are those of each source and stance, with all its voices", () => {
  const trails = trailsOf(dossier([word("a"), repeats("b", "a"), { source: "c", stance: "contradicts", basis: { kind: "unknown" } }]));
  expect(trails.get(trailKey("b", "asserts"))).toMatchObject({ origins: ["The mayor"] });
  expect(trails.get(trailKey("c", "contradicts"))).toMatchObject({ origins: [], stops: null });
  expect(trails.has(trailKey("c", "asserts"))).toBe(false);
});
