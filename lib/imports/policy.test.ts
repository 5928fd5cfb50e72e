import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "#lib/auth/roles";
import { IMPORT_ACTIONS, IMPORT_POLICY, IMPORT_STATES, type ImportAction, refusalOf } from "#lib/imports/policy";

/*
 * The whole of the policy, written out by hand: for each action a line per person, with one mark per state in the order uploading, uploaded,
 * waiting, running, done, cancelled, failed, undoing, undone. `+` may; otherwise the code of the refusal.
 */
const EVERY = "+ + + + + + + + +";
const NONE = "403 403 403 403 403 403 403 403 403";
const BEFORE = "409 + 409 409 409 409 409 409 409";
const GOING = "+ + + + 409 409 409 409 409";
const OVER = "409 409 409 409 + + + 409 409";
const TABLE: Record<ImportAction, Record<string, string>> = {
  see: { "editor, own": EVERY, "editor, other": EVERY, "reviewer, own": EVERY, "reviewer, other": EVERY, "admin, other": EVERY },
  upload: { "editor, own": EVERY, "editor, other": EVERY, "reviewer, own": EVERY, "reviewer, other": EVERY, "admin, other": EVERY },
  start: { "editor, own": BEFORE, "editor, other": NONE, "reviewer, own": BEFORE, "reviewer, other": NONE, "admin, other": BEFORE },
  publish: { "editor, own": NONE, "editor, other": NONE, "reviewer, own": NONE, "reviewer, other": NONE, "admin, other": BEFORE },
  cancel: { "editor, own": GOING, "editor, other": NONE, "reviewer, own": GOING, "reviewer, other": NONE, "admin, other": GOING },
  undo: { "editor, own": NONE, "editor, other": NONE, "reviewer, own": NONE, "reviewer, other": NONE, "admin, other": OVER },
};

describe("who may do what with a file that is brought in", () => {
  for (const action of IMPORT_ACTIONS) {
    for (const [person, line] of Object.entries(TABLE[action]))
      it(`${person}: ${action}`, () => {
        const [role, whose] = person.split(", ") as [Role, string];
        const marks = IMPORT_STATES.map((state) => {
          const refusal = refusalOf(action, { id: "me", name: "Me", role }, { personId: whose === "own" ? "me" : "somebody", state });
          return refusal === null ? "+" : String(refusal.code);
        });
        expect(marks.join(" ")).toBe(line);
      });
    it(`signed out: ${action}`, () => {
      expect(refusalOf(action, null)?.code).toBe(401);
    });
  }

  it("tells everybody before there is a file whether they ever may", () => {
    const may = (action: ImportAction) => ROLES.filter((role) => refusalOf(action, { id: "me", name: "Me", role }) === null);
    expect(may("upload")).toEqual(ROLES);
    for (const action of ["publish", "undo"] as const) expect(may(action)).toEqual(["admin"]);
  });

  it("has a rule and a table for every action", () => {
    for (const one of [IMPORT_POLICY, TABLE]) expect(Object.keys(one).sort()).toEqual([...IMPORT_ACTIONS].sort());
  });
});
