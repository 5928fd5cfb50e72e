import { describe, expect, it } from "vitest";
import { momentOf } from "#lib/publication/pages";
import { asksNothing, claimNumberIn, readPublicQuery, waysBack, withoutEmpty, writeCursor } from "#lib/publication/search-params";

const read = (query: string) => readPublicQuery(new URLSearchParams(query));

describe("the query of the public list", () => {
  it("reads every filter, and a cursor as it was written", () => {
    const cursor = { at: 1_766_748_000_000, number: 1001 };
    const query = `q=bridge&status=disputed&party=the-mayor&topic=traffic&from=2025-01-01&to=2025-12-31&after=${writeCursor(cursor)}`;
    expect(read(query)).toEqual({
      query: { q: "bridge", status: "disputed", party: "the-mayor", topic: "traffic", from: "2025-01-01", to: "2025-12-31", after: cursor },
    });
  });

  it.each(["1969-07-20", "1066-10-14", "0001-01-01"])("reads a place at a day long ago: %s", (day) => {
    const cursor = { at: Date.parse(day), number: 1001 };
    expect(read(`to=1970-01-01&before=${writeCursor(cursor)}`)).toEqual({ query: { to: "1970-01-01", before: cursor } });
    expect(momentOf(cursor)).toEqual(new Date(day));
    expect(momentOf({ at: -8_640_000_000_000_000, number: 1 })).toEqual(new Date("0001-01-01"));
  });

  it("knows the number of a claim among what is typed", () => {
    for (const typed of ["C-1003", "c-1003", "1003", " C1003 ", "c – 1003"]) expect(claimNumberIn(typed), typed).toBe(1003);
    for (const typed of ["C-", "0", "C-1003 bridge", "bridge 1003", "99999999999", "-1003", "2147483648", ""])
      expect(claimNumberIn(typed), typed).toBeNull();
  });

  it("takes an empty field of the form as no filter", () => {
    expect(read("q=&status=&party=&topic=&from=&to=")).toEqual({ query: {} });
  });

  it("ignores what others append to an address that they pass on", () => {
    expect(read("utm_source=letter&status=disputed&fbclid=a&fbclid=b")).toEqual({ query: { status: "disputed" } });
    expect(asksNothing(new URLSearchParams("utm_source=letter&gclid=x&q="))).toBe(true);
    expect(asksNothing(new URLSearchParams("utm_source=letter&page=2"))).toBe(false);
  });

  it.each([
    ["status=true", "“status” is one of unreviewed, confirmed, unilateral, disputed."],
    ["status=Confirmed", "“status” is one of unreviewed, confirmed, unilateral, disputed."],
    ["from=2025-02-30", "“Said on or after” is not a date (year-month-day, such as 2025-12-24)."],
    ["to=yesterday", "“Said on or before” is not a date (year-month-day, such as 2025-12-24)."],
    ["from=2025-12-31&to=2025-01-01", "“Said on or after” is a later day than “Said on or before”."],
    ["after=3", "“after” is not a place in this list."],
    ["before=--1-1", "“before” is not a place in this list."],
    ["after=1-99999999999", "“after” is not a place in this list."],
    ["after=1-2147483648", "“after” is not a place in this list."],
    ["last=2", "“last” can only be 1."],
    ["after=1-1&before=1-1", "A list begins after a claim, before a claim, or at its end: not two of these."],
    ["after=1-1&last=1", "A list begins after a claim, before a claim, or at its end: not two of these."],
    ["page=2", "There is no filter “page”."],
    ["__proto__=1", "There is no filter “__proto__”."],
    ["q=a&q=b", "“q” is given twice."],
    ["q=%00", "The search holds a character that cannot be looked for."],
    [`q=${"a".repeat(301)}`, "The search is too long: at most 300 characters."],
    [`party=${"a".repeat(601)}`, "“party” is too long."],
    ["topic=a%00b", "“topic” holds a character that cannot be looked for."],
  ])("answers %s with a sentence", (query, problem) => {
    expect(read(query)).toMatchObject({ problem });
  });

  it.each([
    ["q=bridge&status=disputed&from=yesterday", ["/claims?q=bridge&status=disputed", "/claims"]],
    ["q=bridge&from=2025-12-31&to=2025-01-01", ["/claims?q=bridge&from=2025-01-01&to=2025-12-31", "/claims?q=bridge", "/claims"]],
    ["q=a&q=b&status=true&page=2", ["/claims"]],
  ])("leads from %s back to the form with what could be read of it", (query, ways) => {
    const answer = read(query);
    expect("readable" in answer && waysBack(answer.readable).map(({ href }) => href)).toEqual(ways);
  });

  it("has an address without the fields that were left empty", () => {
    expect(String(withoutEmpty(new URLSearchParams("q=&status=disputed&from=")))).toBe("status=disputed");
    expect(String(withoutEmpty(new URLSearchParams("q=")))).toBe("");
    expect(withoutEmpty(new URLSearchParams("q=a"))).toBeNull();
  });
});
