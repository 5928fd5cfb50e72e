import { expect, it } from "vitest";
import { cachedList, placeInList } from "#lib/publication/list-places";
import { readPublicQuery } from "#lib/publication/search-params";

const cachedAt = (text: string) => {
  const params = new URLSearchParams(text);
  const read = readPublicQuery(params);
  return "problem" in read ? read.problem : cachedList(params, read.query);
};

it.each([
  ["after=1700000000000-1003", { after: { at: 1_700_000_000_000, number: 1003 } }],
  ["before=1700000000000-1003&utm_source=letter", { before: { at: 1_700_000_000_000, number: 1003 } }],
  ["after=-62135596800000-1003", { after: { at: -62_135_596_800_000, number: 1003 } }],
  ["last=1&q=", { last: "1" }],
])("a page of the whole list is kept, and is the one that was asked for: %s", (query, place) =>
  expect(placeInList(cachedAt(query) ?? "")).toEqual(place),
);

it.each(["status=confirmed&last=1", "q=bridge", "from=2025-01-01&after=1700000000000-1003"])("a filtered list is not kept: %s", (query) =>
  expect(cachedAt(query)).toBeNull(),
);

it.each(["front", "claims.after.x", "claims.last.2", "claims.q.1", "claims.after.9999999999999999-1", "x"])(
  "%s is no place in the list",
  (address) => expect(placeInList(address)).toBeNull(),
);
