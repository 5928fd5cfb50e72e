import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Json, sha256, treeDigest } from "#lib/audit/digest";

const json = fc.jsonValue() as fc.Arbitrary<Json>;

/** As it is defined, without what makes it fast. */
function asDefined(value: Json): string {
  if (Array.isArray(value)) return sha256(value.map(asDefined));
  if (typeof value !== "object" || value === null) return sha256(value);
  return sha256(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asDefined(part)])));
}

describe("the digest of a document", () => {
  it("is that of the canonical JSON of the digests of its parts", () => {
    fc.assert(
      fc.property(json, (document) => {
        expect(treeDigest(document)).toBe(asDefined(document));
      }),
    );
    for (const one of [-0, 1e21, "", "true", true, null, [], {}, { é: 1, e: 2, "\n": 3 }] as Json[])
      expect(treeDigest(one)).toBe(asDefined(one));
  });

  it("does not depend on the order in which its fields were written", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (document) => {
        const turned = Object.fromEntries(Object.entries(document).reverse());
        expect(treeDigest(turned as Json)).toBe(treeDigest(document as Json));
      }),
    );
  });

  it("stays the same when a part is taken out and leaves its digest", () => {
    const whole = { who: "a name", said: ["one", { two: 2 }], at: null };
    const without = { ...whole, who: { $removed: treeDigest("a name") } };
    expect(treeDigest(without)).toBe(treeDigest(whole));
  });

  it("changes with any text, order of a list, or field", () => {
    const whole = { said: ["one", "two"] };
    for (const other of [
      { said: ["two", "one"] },
      { said: ["one", "two", null] },
      { said: ["one", "two"], more: null },
      { says: ["one", "two"] },
    ] as Json[])
      expect(treeDigest(other)).not.toBe(treeDigest(whole));
  });
});
