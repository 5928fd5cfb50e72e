import { describe, expect, it } from "vitest";
import { alignmentOn } from "#lib/evidence/alignment";

const names = (count: number) => Array.from({ length: count }, (_, place) => `p${place}`);

function alignment(parties: string[], ties: [string, string][]) {
  return alignmentOn(
    parties.map((id) => ({ id, name: id, kind: "person", otherNames: [] })),
    ties.map(([from, to]) => ({ from, to, kind: "part_of", since: null, until: null, source: null })),
    null,
  );
}

describe("among thousands of parties", () => {
  const people = names(1_500);
  const hubs = ["first hub", "second hub", "third hub"];
  /** Each answers to two of three hubs: all are one side with each other, and no hub is above them all. */
  const twoOfThree = people.flatMap((party, place): [string, string][] =>
    hubs.flatMap((hub, at) => (at === place % 3 ? [] : [[party, hub] as [string, string]])),
  );

  it("nobody stands apart where each two answer to somebody in common", () => {
    expect(alignment([...people, ...hubs], twoOfThree).apart(people, people)).toBeNull();
  });

  it("the one pair that stands apart is found, wherever it is", () => {
    for (const [one, other] of [
      [700, 1_400],
      [10, 1_499],
      [5, 6],
    ] as const) {
      // All answer to both of two hubs, but these two to one each.
      const ties = people.flatMap((party, place): [string, string][] => [
        ...(place === other ? [] : [[party, "first hub"] as [string, string]]),
        ...(place === one ? [] : [[party, "second hub"] as [string, string]]),
      ]);
      const { apart } = alignment([...people, ...hubs], ties);
      expect(apart(people, people)).toEqual([people[one], people[other]]);
      expect(apart(people.toReversed(), people)).toEqual([people[other], people[one]]);
      expect(apart(people.slice(0, one), people)).toBeNull();
    }
  });

  it("a ring is one side, and what hangs below it too", () => {
    const ring = people.map((party, place): [string, string] => [party, people[(place + 1) % people.length] ?? ""]);
    const { apart, voices, aligned } = alignment([...people, "below", "elsewhere"], [...ring, ["below", "p7"]]);
    expect(apart([...people, "below"], people)).toBeNull();
    expect(apart([...people, "below"], [...people, "elsewhere"])).toEqual(["p0", "elsewhere"]);
    expect(voices([...people, "below", "elsewhere"])).toBe(2);
    expect(aligned("below", "p1400")).toBe(true);
  });

  it("a chain of 10,000 ties is followed to its end", () => {
    const chain = names(10_001);
    const { aligned } = alignment(
      chain,
      chain.slice(1).map((party, place): [string, string] => [chain[place] ?? "", party]),
    );
    expect(aligned("p0", "p10000")).toBe(true);
  });
});

describe("up to thirty", () => {
  it("the largest number of voices is exact where alignment is not passed on", () => {
    // A row in which each is one side with the next: every second one is a voice.
    const row = names(30);
    const owners = row.slice(1).flatMap((party, place): [string, string][] => [
      [row[place] ?? "", `owner ${place}`],
      [party, `owner ${place}`],
    ]);
    const all = [...row, ...owners.map(([, owner]) => owner)];
    expect(alignment([...new Set(all)], owners).voices(row)).toBe(15);
    expect(alignment([...new Set(all), "one more"], owners).voices([...row, "one more"])).toBe(2);
  });
});
