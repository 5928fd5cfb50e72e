import { describe, expect, it } from "vitest";
import { ROLES } from "#lib/auth/roles";
import { INTAKE_ACTIONS, INTAKE_POLICY, refusalOf } from "#lib/intake/policy";

describe("whoever may log claims may create drafts from pages and add pages to claims", () => {
  for (const action of INTAKE_ACTIONS) {
    for (const role of ROLES)
      it(`${role}: ${action}`, () => {
        expect(refusalOf(action, { id: "a", name: "A", role })).toBeNull();
      });
    it(`signed out: ${action}`, () => {
      expect(refusalOf(action, null)?.code).toBe(401);
    });
    it(`of a role that is not known: ${action}`, () => {
      expect(refusalOf(action, { id: "a", name: "A", role: "reader" as never })?.code).toBe(403);
    });
  }

  it("and every action has its rule", () => {
    expect(Object.keys(INTAKE_POLICY).sort()).toEqual([...INTAKE_ACTIONS].sort());
  });
});
