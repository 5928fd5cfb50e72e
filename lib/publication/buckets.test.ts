import { describe, expect, it } from "vitest";
import { makeBuckets } from "#lib/publication/buckets";

describe("the limit on requests", () => {
  it("lets as many through as it says, then one at a time as they come back", () => {
    const buckets = makeBuckets({ size: 3, seconds: 30 });
    expect([0, 0, 0, 0].map((at) => buckets.take("a", at).waitS)).toEqual([0, 0, 0, 10]);
    expect(buckets.take("a", 9_000).waitS).toBe(1);
    expect(buckets.take("a", 10_000).waitS).toBe(0);
    expect(buckets.take("a", 10_000).waitS).toBe(10);
  });

  it("counts each address by itself, and a clock that goes back gives nothing away", () => {
    const buckets = makeBuckets({ size: 1, seconds: 60 });
    expect([buckets.take("a", 1_000).waitS, buckets.take("b", 1_000).waitS, buckets.take("a", 0).waitS]).toEqual([0, 0, 60]);
  });

  it("remembers no more addresses than it is told to", () => {
    const buckets = makeBuckets({ size: 1, seconds: 60, keys: 2 });
    for (const key of ["a", "b", "c"]) expect(buckets.take(key, 0).waitS).toBe(0);
    expect(buckets.take("c", 0).waitS).toBe(60);
    expect(buckets.take("a", 0).waitS).toBe(0);
  });

  it("says how many are left, and when all are there again", () => {
    const buckets = makeBuckets({ size: 3, seconds: 30 });
    expect(buckets.take("a", 0)).toEqual({ waitS: 0, left: 2, fullS: 10 });
    expect(buckets.take("a", 0)).toEqual({ waitS: 0, left: 1, fullS: 20 });
    buckets.take("a", 0);
    expect(buckets.take("a", 5_000)).toEqual({ waitS: 5, left: 0, fullS: 25 });
  });
});
