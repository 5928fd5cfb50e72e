import { expect, test } from "vitest";
import { signIn } from "#lib/auth/sign-in";
import { addPeople, changeRole, disablePerson, enablePerson, giveNewPassword } from "#lib/people/commands";
import { everybody } from "#lib/people/queries";
import { acting, aPerson } from "#prisma/factories/people";
import { testDatabase } from "#prisma/factories/test-database";

const db = testDatabase();
const revisionOf = async (id: string) => (await db.person.findUniqueOrThrow({ where: { id }, select: { revision: true } })).revision;
const eventsOf = async (id: string) =>
  (await db.event.findMany({ where: { name: `person:${id}` }, orderBy: { number: "asc" }, select: { kind: true } })).map(
    ({ kind }) => kind,
  );
const target = async (person: { id: string }) => ({ id: person.id, revision: await revisionOf(person.id) });

/** A newsroom that has these admins and no others. */
async function onlyAdmins(count: number) {
  await db.person.updateMany({ where: { role: "admin" }, data: { role: "editor" } });
  return Promise.all(Array.from({ length: count }, () => aPerson(db, "admin")));
}

test("a person is added with a one-time password, which must be changed", async () => {
  const admin = await aPerson(db, "admin");
  const [added] = await addPeople(acting(db, admin), [{ email: "new@test.example", name: "New Person", role: "reviewer" }]);
  expect(
    await signIn(db, {
      email: "new@test.example",
      password: added?.password ?? "",
      address: "198.51.100.1",
      browser: null,
      now: new Date(),
    }),
  ).not.toBeNull();
  const row = (await everybody(db)).find(({ id }) => id === added?.id);
  expect(row).toMatchObject({ name: "New Person", role: "reviewer", waits: true, disabledAt: null });
  expect(row?.lastSeen).not.toBeNull();
  expect(await eventsOf(added?.id ?? "")).toEqual(["added"]);
});

test("an address that is taken is a problem of the field, and nobody is added", async () => {
  const [admin, person] = [await aPerson(db, "admin"), await aPerson(db, "editor")];
  const before = await db.person.count();
  const both = [
    { email: "fresh@test.example", name: "Fresh", role: "editor" as const },
    { email: person.email, name: "Again", role: "editor" as const },
  ];
  await expect(addPeople(acting(db, admin), both)).rejects.toMatchObject({ code: 422, details: { problems: [{ path: "email" }] } });
  expect(await db.person.count()).toBe(before);
});

test("only admins change people, and a role that was taken away meanwhile counts no more", async () => {
  const [admin, person] = [await aPerson(db, "admin"), await aPerson(db, "editor")];
  await expect(disablePerson(acting(db, person), await target(admin))).rejects.toMatchObject({ code: 403 });
  const former = await aPerson(db, "admin");
  const asBefore = acting(db, former);
  await changeRole(acting(db, admin), await target(former), "editor");
  const signedOut = { code: 401 };
  await expect(disablePerson(asBefore, await target(person))).rejects.toMatchObject(signedOut);
  await expect(addPeople(asBefore, [{ email: "late@test.example", name: "Late", role: "admin" }])).rejects.toMatchObject(signedOut);
  expect(await db.person.count({ where: { email: "late@test.example" } })).toBe(0);
});

test("the last admin is neither demoted nor disabled, not even by themselves", async () => {
  const [admin] = await onlyAdmins(1);
  if (!admin) throw new Error("no admin");
  const lastAdmin = { code: 403, message: expect.stringContaining("last admin") };
  await expect(changeRole(acting(db, admin), await target(admin), "editor")).rejects.toMatchObject(lastAdmin);
  await expect(disablePerson(acting(db, admin), await target(admin))).rejects.toMatchObject(lastAdmin);
  expect(await eventsOf(admin.id)).toEqual(["added"]);
});

test("two admins who demote each other at once leave one admin", async () => {
  for (let round = 0; round < 20; round++) {
    const [one, other] = await onlyAdmins(2);
    if (!one || !other) throw new Error("no admins");
    const outcomes = await Promise.allSettled([
      changeRole(acting(db, one), await target(other), "editor"),
      round % 2 === 0 ? changeRole(acting(db, other), await target(one), "editor") : disablePerson(acting(db, other), await target(one)),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.person.count({ where: { role: "admin", disabledAt: null } })).toBe(1);
  }
});

test("of two who change a person at once one is told that they have been changed", async () => {
  const [admin, person] = [await aPerson(db, "admin"), await aPerson(db, "editor")];
  const seen = await target(person);
  const outcomes = await Promise.allSettled([changeRole(acting(db, admin), seen, "reviewer"), disablePerson(acting(db, admin), seen)]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: 409 } });
});

test("what is done to a person is in their stream, without the password", async () => {
  const [admin, person] = [await aPerson(db, "admin"), await aPerson(db, "editor")];
  await disablePerson(acting(db, admin), await target(person));
  await enablePerson(acting(db, admin), await target(person));
  const { password } = await giveNewPassword(acting(db, admin), await target(person));
  await changeRole(acting(db, admin), await target(person), "reviewer");
  expect(await eventsOf(person.id)).toEqual(["added", "disabled", "enabled", "given a new password", "role changed"]);
  const events = await db.event.findMany({ where: { name: `person:${person.id}` }, select: { data: true } });
  expect(JSON.stringify(events)).not.toContain(password);
  expect(JSON.stringify(events)).not.toContain(person.email);
});
