import fc from "fast-check";
import { expect, it } from "vitest";
import { makeBounded } from "#lib/bounded";

it("what is kept is never larger than it may be, and what was asked for last stays", () => {
  const bounded = makeBounded<string, number>({ mostBytes: 10, sizeOf: (size) => size });
  bounded.set("a", 4);
  bounded.set("b", 4);
  expect(bounded.get("a")).toBe(4);
  bounded.set("c", 4);
  expect([bounded.get("a"), bounded.get("b"), bounded.get("c")]).toEqual([4, undefined, 4]);
  // What does not fit at all drives nothing out, but what it was before is gone.
  bounded.set("d", 11);
  bounded.set("a", 11);
  expect([...bounded.entries()]).toEqual([["c", 4]]);
  expect(bounded.bytes()).toBe(4);
});

it("its bytes are those of what it holds, whatever is put in and taken out", () => {
  const step = fc.tuple(fc.constantFrom("set", "get", "remove"), fc.constantFrom("a", "b", "c", "d"), fc.integer({ min: 0, max: 12 }));
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const bounded = makeBounded<string, number>({ mostBytes: 10, sizeOf: (size) => size });
      for (const [what, key, size] of steps) what === "set" ? bounded.set(key, size) : bounded[what as "get" | "remove"](key);
      const held = [...bounded.entries()].reduce((sum, [, size]) => sum + size, 0);
      expect(bounded.bytes()).toBe(held);
      expect(held).toBeLessThanOrEqual(10);
    }),
  );
});
