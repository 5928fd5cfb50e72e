import { expect, it } from "vitest";
import { makeDue } from "#lib/publication/due";

it("a page is cleared at once, and again when one that was being rendered meanwhile has been kept", () => {
  const due = makeDue([0, 700, 10_000], 60_000);
  due.add("1", "claims", 0);
  expect(due.take(0)).toEqual({ tags: ["claims"], nextInMs: 700 });
  expect(due.take(500)).toEqual({ tags: [], nextInMs: 200 });
  expect(due.take(700)).toEqual({ tags: ["claims"], nextInMs: 9_300 });
  expect(due.take(10_000)).toEqual({ tags: ["claims"], nextInMs: Number.POSITIVE_INFINITY });
});

it("a row that is read again is not acted on again, and is forgotten once it can no longer be read", () => {
  const due = makeDue([0], 60_000);
  due.add("1", "claims", 0);
  due.take(0);
  due.add("1", "claims", 60_000);
  expect(due.take(60_000).tags).toEqual([]);
  due.take(60_001);
  due.add("1", "claims", 60_002);
  expect(due.take(60_002).tags).toEqual(["claims"]);
});

it("what was missed is made up for, and many rows of one tag clear it once", () => {
  const due = makeDue([0, 700], 60_000);
  for (const id of ["1", "2", "3"]) due.add(id, "claims", 0);
  due.add("4", "party:russia", 0);
  expect(due.take(5_000).tags).toEqual(["claims", "party:russia"]);
});
