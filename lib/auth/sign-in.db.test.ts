import { expect, test } from "vitest";
import { type SignInAttempt, signIn } from "#lib/auth/sign-in";
import { Refused } from "#lib/errors";
import { disablePerson } from "#lib/people/commands";
import { acting, aPerson } from "#prisma/factories/people";
import { testDatabase } from "#prisma/factories/test-database";

const db = testDatabase();
const NOON = new Date("2026-05-04T12:00:00Z");
const later = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);

let places = 0;
/** An address from which nobody has tried yet. */
const somewhere = () => `192.0.2.${++places}`;

const attempt = (given: Partial<SignInAttempt>): SignInAttempt => ({
  email: "x@test.example",
  password: "wrong",
  address: "203.0.113.1",
  browser: null,
  now: NOON,
  ...given,
});

/** What an attempt came to: `in`, `wrong`, or the seconds to wait. */
async function outcome(given: Partial<SignInAttempt>): Promise<"in" | "wrong" | number> {
  try {
    return (await signIn(db, attempt(given))) ? "in" : "wrong";
  } catch (error) {
    if (error instanceof Refused && error.code === 429) return error.details.retryAfter ?? Number.NaN;
    throw error;
  }
}

async function tries(times: number, given: Partial<SignInAttempt>) {
  const all: ("in" | "wrong" | number)[] = [];
  for (let nth = 0; nth < times; nth++) all.push(await outcome(given));
  return all;
}

test("the right password opens a session, whatever the case of the address and the blanks around it", async () => {
  const person = await aPerson(db, "editor");
  expect(await outcome({ email: `  ${person.email.toUpperCase()} `, password: person.password, address: somewhere() })).toBe("in");
});

test.each(["known", "unknown"])(
  "after five wrong passwords a %s account is told to wait, and the password is not looked at",
  async (which) => {
    const person = await aPerson(db, "editor");
    const email = which === "known" ? person.email : `nobody-${places}@test.example`;
    const address = somewhere();
    expect(await tries(5, { email, address })).toEqual(["wrong", "wrong", "wrong", "wrong", "wrong"]);
    expect(await outcome({ email, address, password: person.password })).toBe(900);
    expect(await outcome({ email, address, password: person.password, now: later(10) })).toBe(300);
    expect(await outcome({ email, address, password: person.password, now: later(16) })).toBe(which === "known" ? "in" : "wrong");
  },
);

test("the wrong passwords of one address do not keep the person out at another", async () => {
  const person = await aPerson(db, "editor");
  await tries(6, { email: person.email, address: somewhere() });
  expect(await outcome({ email: person.email, password: person.password, address: somewhere() })).toBe("in");
});

test("after twenty wrong passwords an address waits for every account", async () => {
  const person = await aPerson(db, "editor");
  const address = somewhere();
  for (let nth = 0; nth < 20; nth++) expect(await outcome({ email: `guess-${nth}@test.example`, address })).toBe("wrong");
  expect(await outcome({ email: person.email, password: person.password, address })).toBe(900);
});

test("of a hundred wrong passwords at once five are looked at, all are counted, and ninety-five are refused", async () => {
  const person = await aPerson(db, "editor");
  const address = somewhere();
  const all = await Promise.all(Array.from({ length: 100 }, () => outcome({ email: person.email, address })));
  expect(all.filter((one) => one === "wrong")).toHaveLength(5);
  expect(all.filter((one) => typeof one === "number")).toHaveLength(95);
  expect(await db.signInFailure.count({ where: { address } })).toBe(100);
  expect(await db.signInFailure.count({ where: { address, evaluated: true } })).toBe(5);
});

test("a success takes back its own count, and no other", async () => {
  const person = await aPerson(db, "editor");
  const address = somewhere();
  await tries(4, { email: person.email, address });
  await tries(3, { email: "other@test.example", address });
  expect(await outcome({ email: person.email, password: person.password, address })).toBe("in");
  expect(await db.signInFailure.count({ where: { address } })).toBe(7);
});

test("signing in rightly many times is never too often", async () => {
  const person = await aPerson(db, "editor");
  const all = await tries(8, { email: person.email, password: person.password, address: somewhere() });
  expect(new Set(all)).toEqual(new Set(["in"]));
});

test("a disabled person is answered like a wrong password", async () => {
  const [admin, person] = [await aPerson(db, "admin"), await aPerson(db, "editor")];
  await disablePerson(acting(db, admin), { id: person.id, revision: 1 });
  expect(await outcome({ email: person.email, password: person.password, address: somewhere() })).toBe("wrong");
});

test.each(["a\0b@test.example", "\ud800@test.example", "x".repeat(900), "", "' OR 1=1 --", "ünïcode@test.example"])(
  "the address %j is nobody's, and no fault",
  async (email) => {
    expect(await outcome({ email, address: somewhere() })).toBe("wrong");
  },
);
