import { expect, test } from "vitest";
import { endSession, openSession, personOfSession } from "#lib/auth/sessions";
import { env } from "#lib/env";
import { changeOwnPassword, changeRole, disablePerson, endOwnSession, giveNewPassword } from "#lib/people/commands";
import { acting, aPerson, type TestPerson } from "#prisma/factories/people";
import { testDatabase } from "#prisma/factories/test-database";

const db = testDatabase();
const HOUR = 3_600_000;

const open = (person: TestPerson, at = new Date()) => openSession(db, person.id, at, "test");
const isOpen = async (session: string, at = new Date()) => (await personOfSession(db, session, at)) !== null;
const first = { revision: 1 };

test("a session is dead at once after signing out, and only that one", async () => {
  const person = await aPerson(db, "editor");
  const [here, there] = [await open(person), await open(person)];
  await endSession(db, here, new Date());
  expect([await isOpen(here), await isOpen(there)]).toEqual([false, true]);
});

test("every session of a person is dead at once when they are disabled", async () => {
  const [admin, person] = [await aPerson(db, "admin"), await aPerson(db, "editor")];
  const sessions = [await open(person), await open(person)];
  await disablePerson(acting(db, admin), { id: person.id, ...first });
  expect(await Promise.all(sessions.map((one) => isOpen(one)))).toEqual([false, false]);
});

test("a session of a disabled person is dead even if nobody ended it", async () => {
  const person = await aPerson(db, "editor");
  const session = await open(person);
  await db.person.update({ where: { id: person.id }, data: { disabledAt: new Date() } });
  expect(await isOpen(session)).toBe(false);
});

test("whoever changes their own password stays signed in here and nowhere else", async () => {
  const person = await aPerson(db, "editor");
  const [here, there] = [await open(person), await open(person)];
  await changeOwnPassword(acting(db, person), here, { current: person.password, next: "another horse entirely" });
  expect([await isOpen(here), await isOpen(there)]).toEqual([true, false]);
});

test("a new password by an admin and a change of role end every session", async () => {
  const admin = await aPerson(db, "admin");
  for (const change of [
    (id: string) => giveNewPassword(acting(db, admin), { id, ...first }),
    (id: string) => changeRole(acting(db, admin), { id, ...first }, "reviewer"),
  ]) {
    const person = await aPerson(db, "editor");
    const session = await open(person);
    await change(person.id);
    expect(await isOpen(session)).toBe(false);
  }
});

test("a role is read anew with every request", async () => {
  const person = await aPerson(db, "editor");
  const session = await open(person);
  await db.person.update({ where: { id: person.id }, data: { role: "reviewer" } });
  expect((await personOfSession(db, session, new Date()))?.role).toBe("reviewer");
});

test("a session lapses when it is not used, and lives on when it is", async () => {
  const person = await aPerson(db, "editor");
  const start = new Date("2026-05-04T12:00:00Z");
  const after = (hours: number) => new Date(start.getTime() + hours * HOUR);
  const [left, used] = [await open(person, start), await open(person, start)];
  const idle = env.SESSION_IDLE_HOURS;
  expect(await isOpen(used, after(idle - 1))).toBe(true);
  expect(await isOpen(left, after(idle + 0.01))).toBe(false);
  expect(await isOpen(used, after(idle + 0.01))).toBe(true);
});

test("no session outlives the absolute limit, however much it is used", async () => {
  const person = await aPerson(db, "editor");
  const start = new Date("2026-05-04T12:00:00Z");
  const session = await open(person, start);
  for (let hour = 6; hour < env.SESSION_ABSOLUTE_HOURS; hour += 6)
    expect(await isOpen(session, new Date(start.getTime() + hour * HOUR))).toBe(true);
  expect(await isOpen(session, new Date(start.getTime() + env.SESSION_ABSOLUTE_HOURS * HOUR))).toBe(false);
});

test("one signs out one's own sessions, and nobody else's", async () => {
  const [person, other] = [await aPerson(db, "admin"), await aPerson(db, "editor")];
  const [own, foreign] = [await open(person), await open(other)];
  await endOwnSession(acting(db, person), own);
  await expect(endOwnSession(acting(db, person), foreign)).rejects.toMatchObject({ code: 404 });
  expect([await isOpen(own), await isOpen(foreign)]).toEqual([false, true]);
});

test("the present password cannot be guessed at an open session", async () => {
  const person = await aPerson(db, "editor");
  const session = await open(person);
  const guess = (current: string) => changeOwnPassword(acting(db, person), session, { current, next: "another horse entirely" });
  for (let nth = 0; nth < 5; nth++)
    await expect(guess(`guess ${nth}`)).rejects.toMatchObject({ code: 422, details: { problems: [{ path: "current" }] } });
  await expect(guess(person.password)).rejects.toMatchObject({ code: 429 });
});
