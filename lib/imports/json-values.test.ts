import { describe, expect, it } from "vitest";
import { isOneALine, type ValueRead, valuesByLine, valuesOf } from "#lib/imports/json-values";
import { TypedText } from "#lib/imports/typed-text";

async function* inPieces(text: string, size = 65_536): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function all(values: AsyncGenerator<ValueRead>): Promise<ValueRead[]> {
  const read: ValueRead[] = [];
  for await (const one of values) read.push(one);
  return read;
}

const document = (text: string, size?: number) => all(valuesOf(new TypedText(inPieces(text, size))));
const byLine = (text: string) => all(valuesByLine(new TypedText(inPieces(text, 11))));

describe("JSON that people bring", () => {
  it("is read as a whole, also in small pieces and with a mark in front", async () => {
    expect(await document('\ufeff{"claims": ["a\\"}]", {"b": [1]}]}', 3)).toEqual([
      { line: 1, path: "", value: { claims: ['a"}]', { b: [1] }] } },
    ]);
  });

  it("is read where several documents follow one another", async () => {
    expect(await document('{"a": 1}\n{\n"b": 2}\n', 5)).toEqual([
      { line: 1, path: "", value: { a: 1 } },
      { line: 2, path: "(2)", value: { b: 2 } },
    ]);
  });

  it("says in which line and column it is wrong", async () => {
    await expect(document('{"a": 1,\n "b": oops}')).rejects.toMatchObject({
      message: "This is not JSON.",
      place: { line: 2, column: "7" },
    });
    await expect(document('{"a": 1,\n "b": [1, 2')).rejects.toMatchObject({ message: expect.stringContaining("ends in the middle") });
  });

  it("is refused where it is nested a hundred thousand deep", async () => {
    await expect(document(`[1,\n${"[".repeat(100_000)}${"]".repeat(100_000)}]`)).rejects.toMatchObject({
      message: "This is nested more than 200 deep.",
      place: { line: 2, column: "200" },
    });
  });

  it("is read object by object where it is too large to be held", async () => {
    const rows = Array.from({ length: 6_000 }, (_, at) => ({
      claim: `It rained ${at} times. ${"x".repeat(3_000)}`,
      tags: ["]", { a: "}" }],
    }));
    const list = await document(JSON.stringify(rows));
    expect(list).toHaveLength(6_000);
    expect(list[5_999]).toMatchObject({ path: "[5999]", value: rows[5_999] });
    const inside = await document(JSON.stringify({ about: { a: [{ b: 1 }] }, claims: rows }));
    expect(inside).toHaveLength(6_000);
    expect(inside[7]).toMatchObject({ path: "claims[7]", value: rows[7] });
  }, 10_000);

  it("is read line by line, and a broken line hides none of the others", async () => {
    const text = '{"a": 1}\n{"a": \n\n{"a": 3}';
    expect(isOneALine(text)).toBe(true);
    expect(isOneALine('[\n{"a": 1},\n{"a": 2}\n]')).toBe(false);
    expect(await byLine(text)).toEqual([
      { line: 1, path: "", value: { a: 1 } },
      { line: 2, column: 7, path: "", refused: "This is not JSON." },
      { line: 4, path: "", value: { a: 3 } },
    ]);
  });
});
