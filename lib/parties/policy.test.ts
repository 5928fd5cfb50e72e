import { describe, expect, it } from "vitest";
import { ROLES } from "#lib/auth/roles";
import { PARTY_ACTIONS, type PartyAction, refusalOf } from "#lib/parties/policy";

const actor = (role: (typeof ROLES)[number]) => ({ id: "a", name: "A", role });

/** policy.md, written down again: who may. */
const MAY: Record<PartyAction, string[]> = {
  create: ["editor", "reviewer", "admin"],
  edit: ["editor", "reviewer", "admin"],
  tie: ["editor", "reviewer", "admin"],
  merge: ["reviewer", "admin"],
};

describe("who may do what in the registry of parties", () => {
  for (const action of PARTY_ACTIONS) {
    for (const role of ROLES) {
      const may = MAY[action].includes(role);
      it(`${role}s ${may ? "may" : "may not"} ${action}`, () => {
        const refusal = refusalOf(action, actor(role));
        expect(refusal?.code ?? null).toBe(may ? null : 403);
        if (refusal) expect(refusal.sentence).toMatch(/^Only .+ can .+\.$/);
      });
    }
    it(`whoever is signed out is asked to sign in before they ${action}`, () => {
      expect(refusalOf(action, null)?.code).toBe(401);
    });
  }

  it("tells an editor who can merge", () => {
    expect(refusalOf("merge", actor("editor"))?.sentence).toBe("Only reviewers and admins can merge parties.");
  });
});
