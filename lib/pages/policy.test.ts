import { expect, it } from "vitest";
import { ROLES } from "#lib/auth/roles";
import { refusalToWrite } from "#lib/pages/policy";

for (const role of ROLES)
  it(`${role}s may write the pages about the newsroom`, () => {
    expect(refusalToWrite({ id: "a", name: "A", role })).toBeNull();
  });

it("whoever is signed out is asked to sign in before they write", () => {
  expect(refusalToWrite(null)?.code).toBe(401);
});

it("nobody whose role is not known may write", () => {
  expect(refusalToWrite({ id: "a", name: "A", role: "reader" as never })?.code).toBe(403);
});
