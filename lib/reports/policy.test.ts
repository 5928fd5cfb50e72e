import { expect, it } from "vitest";
import { ROLES } from "#lib/auth/roles";
import { refusalToHandle } from "#lib/reports/policy";

for (const role of ROLES)
  it(`${role}s may see and close what readers report`, () => {
    expect(refusalToHandle({ id: "a", name: "A", role })).toBeNull();
  });

it("whoever is signed out is asked to sign in before they close a report", () => {
  expect(refusalToHandle(null)?.code).toBe(401);
});

it("nobody whose role is not known may close one", () => {
  expect(refusalToHandle({ id: "a", name: "A", role: "reader" as never })?.code).toBe(403);
});
