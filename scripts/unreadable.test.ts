import { describe, expect, it } from "vitest";
import { unreadable } from "./unreadable.ts";

describe("a request that Next would answer with a fault", () => {
  it.each(["/claims/%FF", "/parties/%C0%AF", "/api/v1/claims/%ED%A0%80", "/desk/claims/%", "/claims/%u0041?q=a", "*", "http://x.example/"])(
    "%s is not readable",
    (url) => {
      expect(unreadable("GET", url)).toMatchObject({ code: 400 });
    },
  );

  it.each(["/", "/claims/1-a?q=%FF", "/claims/1-%00", "/claims/%E2%80%AE", "/parties/b%C3%BCro", "/claims?q=100%"])("%s is", (url) => {
    expect(unreadable("GET", url)).toBeNull();
  });

  it("a parameter that Next drops is refused by its name", () => {
    for (const query of ["__proto__=1", "limit=1&__proto__", "__pr%6Fto__=1"]) {
      const refused = unreadable("GET", `/api/v1/claims?${query}`);
      expect(JSON.parse(refused?.body ?? ""), query).toMatchObject({ status: 400, errors: [{ path: "__proto__" }] });
    }
    for (const path of ["/claims?__proto__=1", "/./api/v1/claims?__proto__=1"])
      expect(unreadable("GET", path)).toMatchObject({ code: 400 });
    expect(unreadable("GET", "/api/v1/claims?q=__proto__")).toBeNull();
  });

  it("a page has one address, and none as Next's older router had them", () => {
    for (const url of ["/_next/data/x/claims.json", "//_next/data", "/_next//data/x"])
      expect(unreadable("GET", url)).toMatchObject({ code: 404 });
    expect(unreadable("GET", "/_next/static/data/x.js")).toBeNull();
  });

  it("of an address longer than any page has nothing is kept", () => {
    expect(unreadable("GET", `/claims/1-${"a".repeat(2_048)}`)).toMatchObject({ code: 404 });
    expect(unreadable("GET", `/claims?q=${"a".repeat(4_000)}`)).toBeNull();
  });

  it("a method that nothing here has is not allowed", () => {
    expect(unreadable("TRACE", "/")).toMatchObject({ code: 405, headers: { allow: "GET, HEAD" } });
    expect(unreadable("POST", "/sign-out")).toBeNull();
  });
});
