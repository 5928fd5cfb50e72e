import { describe, expect, it } from "vitest";
import { refusalToAdminister } from "#lib/people/policy";
import { email, newPassword } from "#lib/people/schema";

describe("a new password", () => {
  it("has 8 to 128 characters of any kind", () => {
    for (const good of ["eightchr", "пароль из слов", "🙂🙃😉😊🙂🙃😉😊", " spaces count ", "x1y2".repeat(32)])
      expect(newPassword.safeParse(good).success, good).toBe(true);
    for (const bad of ["seven77", "", "ab".repeat(65), "nul\0inside", "half \ud83d pair"])
      expect(newPassword.safeParse(bad).success, bad).toBe(false);
  });

  it("is not one of those that are tried first", () => {
    for (const common of ["password", "PassWord", "12345678", "qwerty123", "aaaaaaaaaa", "claimdesk"])
      expect(newPassword.safeParse(common).success, common).toBe(false);
  });
});

describe("an e-mail address", () => {
  it("is one however it is typed", () => {
    expect(email.parse(" Mira@Example.ORG ")).toBe("mira@example.org");
    for (const bad of ["", "mira", "mira@", "a b@example.org", `${"a".repeat(255)}@example.org`])
      expect(email.safeParse(bad).success, bad).toBe(false);
  });
});

describe("people, roles and settings", () => {
  it("are an admin's", () => {
    const person = { id: "1", name: "Somebody" };
    expect(refusalToAdminister(null)?.code).toBe(401);
    expect(refusalToAdminister({ ...person, role: "editor" })?.code).toBe(403);
    expect(refusalToAdminister({ ...person, role: "reviewer" })?.code).toBe(403);
    expect(refusalToAdminister({ ...person, role: "admin" })).toBeNull();
  });
});
