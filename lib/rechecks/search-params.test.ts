import { expect, test } from "vitest";
import { readRecheckPlace, rechecksHref } from "#lib/rechecks/search-params";
import { readRequestPlace, requestsHref } from "#lib/responses/search-params";

const afterIn = (href: string) => new URL(href, "http://desk.example").searchParams.get("after");

test("the place where a page begins survives its way through the address", () => {
  const recheck = { day: "2026-01-02", number: 1001 };
  expect(rechecksHref(recheck)).toBe("/desk/rechecks?after=2026-01-02~1001");
  expect(readRecheckPlace(afterIn(rechecksHref(recheck)))).toEqual(recheck);
  for (const deadline of ["2025-12-26", null]) {
    const request = { deadline, id: "0193fb10-1001-7000-8000-000000001001" };
    expect(readRequestPlace(afterIn(requestsHref(request)))).toEqual(request);
  }
});

test.each([
  undefined,
  null,
  ["2026-01-02~1001"],
  "",
  "~",
  "2026-02-30~1",
  "2026-01-02~0",
  "2026-01-02~99999999999",
  "2026-01-02~9999999999",
  "x~1001",
  "2026-1-2~1001",
])("%j begins at the front of the rechecks", (after) => expect(readRecheckPlace(after)).toBeNull());

test.each([
  undefined,
  "",
  "~",
  "2025-12-26",
  "2025-02-30~0193fb10-1001-7000-8000-000000001001",
  "~0193fb10",
  ["~x"],
  "~0193fb10-1001-7000-8000-000000001001'",
])("%j begins at the front of the requests", (after) => expect(readRequestPlace(after)).toBeNull());
