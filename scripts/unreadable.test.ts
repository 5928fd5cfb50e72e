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
    expect(unreadable("GET", "/api/v1/claims?q=__proto__")).toBeNull();
  });

  it("a method that nothing here has is not allowed", () => {
    expect(unreadable("TRACE", "/")).toMatchObject({ code: 405, headers: { allow: "GET, HEAD" } });
    expect(unreadable("POST", "/sign-out")).toBeNull();
  });
});
