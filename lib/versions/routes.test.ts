import { describe, expect, it } from "vitest";
import { versionRoute } from "#lib/versions/routes";

function asked(address: string, headers: Record<string, string> = {}) {
  const { pathname, searchParams } = new URL(address, "https://claims.example");
  return versionRoute(pathname, searchParams, new Headers(headers));
}
const problem = (address: string) => {
  const route = asked(address);
  return route && "problem" in route ? route.problem : route;
};

describe("the address of a claim", () => {
  it("with a day leads to the page of that day; with nothing, or with what advertisers append, to the claim", () => {
    expect(asked("/claims/1-x?asOf=2025-12-26")).toEqual({ to: "/claims/1-x/as-of/2025-12-26", warm: true });
    expect(asked("/claims/1-x?utm_source=a&asOf=2025-12-26")).toEqual({ to: "/claims/1-x/as-of/2025-12-26", warm: true });
    for (const address of ["/claims/1-x", "/claims/1-x?asOf=", "/claims/1-x?utm_source=a", "/claims/1-x/versions/2", "/claims", "/"])
      expect(asked(address), address).toBeNull();
  });

  it("with Accept-Datetime leads to the TimeGate, but a day in the address comes first", () => {
    const headers = { "accept-datetime": "Fri, 26 Dec 2025 11:20:00 GMT" };
    expect(asked("/claims/1-x", headers)).toEqual({ to: "/claims/1-x/timegate", warm: false });
    expect(asked("/claims/1-x?asOf=2025-12-26", headers)).toEqual({ to: "/claims/1-x/as-of/2025-12-26", warm: true });
    expect(asked("/claims/1-x/versions/1", headers)).toBeNull();
  });

  it("says in a sentence what is wrong with a day", () => {
    for (const day of ["yesterday", "2025-13-01", "2025-02-30", "26.12.2025", "2025-12-26T10:00:00Z", "-1", "%00"])
      expect(problem(`/claims/1-x?asOf=${day}`), day).toBe("“As of” (asOf) is not a date (year-month-day, such as 2025-12-26).");
    expect(asked("/claims/1-x?asOf=yesterday")).toMatchObject({ back: [{ href: "/claims/1-x/history" }, { href: "/claims/1-x" }] });
    expect(problem("/claims/1-x?asOf=2025-12-26&asOf=2025-12-27")).toBe("“asOf” is given twice.");
    expect(problem("/claims/1-x?asOf=2025-12-26&page=2")).toBe("This address takes no “page”.");
    expect(problem("/claims/1-x?asOf=2025-12-26&__proto__=2")).toBe("This address takes no “__proto__”.");
  });
});

describe("the address of a history", () => {
  it("with two versions leads to their comparison, the earlier first", () => {
    expect(asked("/claims/1-x/history?from=1&to=3")).toEqual({ to: "/claims/1-x/compare/1-3", warm: true });
    expect(asked("/claims/1-x/history?to=1&from=3")).toEqual({ to: "/claims/1-x/compare/1-3", warm: true });
    expect(asked("/claims/1-x/history")).toBeNull();
  });

  it("says in a sentence what is wrong with them", () => {
    expect(problem("/claims/1-x/history?from=1")).toBe("Two versions are compared: “from” one “to” another.");
    expect(problem("/claims/1-x/history?from=1&to=x")).toBe("“to” is not the number of a version.");
    expect(problem("/claims/1-x/history?from=0&to=1")).toBe("“from” is not the number of a version.");
    expect(problem("/claims/1-x/history?from=2&to=2")).toBe("A version says the same as itself: choose two different ones.");
    expect(problem("/claims/1-x/history?from=1&to=2&q=x")).toBe("This address takes no “q”.");
  });
});

describe("the address of the corrections", () => {
  it("is one page that is kept, and pages behind it that are not", () => {
    expect(asked("/corrections")).toEqual({ to: "/lists/corrections", warm: true });
    expect(asked("/corrections?after=1-1")).toEqual({ to: "/corrections", warm: false });
  });

  it("says in a sentence what is wrong with a place in the list", () => {
    expect(problem("/corrections?after=x")).toBe("“after” is not a place in this list.");
    expect(problem("/corrections?after=1-1&before=2-2")).toBe("A list begins after a correction or before one: not both.");
    expect(problem("/corrections?page=2")).toBe("This address takes no “page”.");
  });
});

it("pages that have a public address are not there under the one that they are kept by", () => {
  for (const address of ["/claims/1-x/as-of/2025-12-26", "/claims/1-x/compare/1-2", "/claims/1-x/as-of"])
    expect(asked(address)).toEqual({ hidden: true });
});
