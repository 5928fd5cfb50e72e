import { describe, expect, it } from "vitest";
import { ARTICLE_ACTIONS, ARTICLE_POLICY, refusalOf } from "#lib/articles/policy";
import { ROLES } from "#lib/auth/roles";

describe("whoever may log claims may have articles read and create drafts from them", () => {
  for (const action of ARTICLE_ACTIONS) {
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
    expect(Object.keys(ARTICLE_POLICY).sort()).toEqual([...ARTICLE_ACTIONS].sort());
  });
});
