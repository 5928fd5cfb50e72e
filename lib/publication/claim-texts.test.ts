import { describe, expect, it } from "vitest";
import type { Read } from "#lib/db";
import { makeClaimTexts } from "#lib/publication/claim-texts";

/** A record in which every even number is a claim; keeps what it was asked. */
function record() {
  const asked: number[][] = [];
  const read = (async ({ values: [numbers] }: { values: [number[]] }) => {
    asked.push(numbers);
    if (numbers.includes(13)) throw new Error("The database is away.");
    return numbers.filter((number) => number % 2 === 0).map((number) => ({ number, json: `{"number":${number}}` }));
  }) as unknown as Read;
  return { asked, textOf: makeClaimTexts(read) };
}

describe("the claims that readers ask for at once", () => {
  it("are read by one query, and everybody gets their own", async () => {
    const { asked, textOf } = record();
    const told = await Promise.all([2, 3, 4, 2].map(textOf));
    expect(told).toEqual([`{"number":2}`, null, `{"number":4}`, `{"number":2}`]);
    expect(asked).toEqual([[2, 3, 4]]);
    expect(await textOf(6)).toBe(`{"number":6}`);
    expect(asked).toEqual([[2, 3, 4], [6]]);
  });

  it("are refused to everybody while the database is away, and read again after that", async () => {
    const { textOf } = record();
    const told = await Promise.allSettled([13, 2, 2].map(textOf));
    expect(told.map((one) => one.status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(await textOf(2)).toBe(`{"number":2}`);
  });
});
