import { describe, expect, it } from "vitest";
import { COLUMNS, NO_FILTER, readTableParams, tableHref, USUAL_COLUMNS } from "#lib/claims/search-params";

const read = (query: string) => {
  const all: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) all[name] = name in all ? [all[name] ?? [], value].flat() : value;
  return readTableParams(all);
};

describe("the address of the table", () => {
  it("without anything is every claim, the last changed first", () => {
    expect(read("")).toEqual({
      ...NO_FILTER,
      sort: "changed",
      order: "desc",
      after: null,
      before: null,
      last: false,
      columns: USUAL_COLUMNS,
      density: "comfortable",
    });
  });

  it.each([
    "state=discarded",
    "state=nonsense",
    "status=true",
    "owner=somebody",
    "from=2025-02-30",
    "to=yesterday",
    "import=all",
    "sort=price",
    "order=up",
    "after=0~0",
    "after=9999999999999999~1",
    "after=~1",
    "before=x",
    "last=-3",
    "density=huge",
    "columns=password",
    "q=%00",
    "q=%20%20",
    `q=${"x".repeat(301)}`,
    "page=-3",
  ])("takes what cannot be read as not there: %s", (query) => {
    expect(read(query)).toEqual(read(""));
  });

  it("takes a place in the list only where it fits what the list is sorted by", () => {
    expect(read("sort=said&after=2025-12-24~1001").after).toEqual({ value: "2025-12-24", number: 1001 });
    expect(read("sort=changed&after=2025-12-24~1001").after).toBeNull();
    expect(read("sort=number&after=~1001").after).toEqual({ value: "", number: 1001 });
    expect(read("sort=waiting&after=~1001").after).toEqual({ value: "", number: 1001 });
  });

  it("turns dates round that are given backwards", () => {
    expect(read("from=2025-12-31&to=2025-01-01")).toMatchObject({ from: "2025-01-01", to: "2025-12-31" });
  });

  it("is read back as it was written", () => {
    const params = read(
      "q=a b&state=in_review&status=disputed&owner=me&sort=said&order=asc&after=2025-12-24~1001&density=compact&columns=status&columns=logged",
    );
    expect(params.columns).toEqual(["status", "number", "claim", "logged"]);
    const href = tableHref(params, { after: params.after });
    expect(read(href.split("?")[1] ?? "")).toEqual(params);
  });

  it("goes back to the first page with another filter or order", () => {
    expect(tableHref(read("sort=said&after=2025-12-24~1001"), { state: "draft" })).toBe("/desk/claims?state=draft&sort=said");
    expect(tableHref(read(""))).toBe("/desk/claims");
    expect(read(`columns=${COLUMNS.join(",")}`).columns).toEqual([...COLUMNS]);
  });
});
