import { describe, expect, it } from "vitest";
import { ROLES } from "#lib/auth/roles";
import { refusalOf, TOKEN_ACTIONS, TOKEN_POLICY } from "#lib/tokens/policy";

describe("the tokens of programs are an admin’s", () => {
  for (const action of TOKEN_ACTIONS) {
    for (const role of ROLES)
      it(`${role}: ${action}`, () => {
        expect(refusalOf(action, { id: "a", name: "A", role })?.code ?? null).toBe(role === "admin" ? null : 403);
      });
    it(`signed out: ${action}`, () => {
      expect(refusalOf(action, null)?.code).toBe(401);
    });
  }

  it("and every action has its rule", () => {
    expect(Object.keys(TOKEN_POLICY).sort()).toEqual([...TOKEN_ACTIONS].sort());
  });
});
