import "server-only";
import type { Json } from "#lib/audit/digest";
import { recordEvent } from "#lib/audit/record";
import { hashPassword, isPassword, randomPassword } from "#lib/auth/password";
import type { Role } from "#lib/auth/roles";
import { endSessionsOf } from "#lib/auth/sessions";
import { countAsFailure, takeBack } from "#lib/auth/sign-in";
import { type Context, confirmActor, inTransaction } from "#lib/context";
import type { Db, Tx } from "#lib/db";
import { invalid, notFound, Refused } from "#lib/errors";
import { LAST_ADMIN, refusalToAdminister } from "#lib/people/policy";
import type { AddPersonInput } from "#lib/people/schema";
import { takeTurn } from "#lib/take-turns";

export type OneTimePassword = { id: string; email: string; password: string };

/** Adds people, each with a one-time password that they change when they first sign in. @throws Refused 422 if an address is taken */
export async function addPeople(ctx: Context, inputs: AddPersonInput[]): Promise<OneTimePassword[]> {
  mayAdminister(ctx);
  const withHashes = await Promise.all(inputs.map(async (input) => ({ input, ...(await oneTime()) })));
  return inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    const added: OneTimePassword[] = [];
    for (const { input, password, passwordHash } of withHashes)
      added.push({ ...(await createPerson(tx, { ...input, passwordHash, passwordMustChange: true }, ctx.now, ctx.actor.id)), password });
    return added;
  });
}

/** The first admin of a newsroom, made from its own command line. @throws Refused 422 if the address is taken */
export async function createAdmin(db: Db, input: Omit<AddPersonInput, "role">, now: Date): Promise<OneTimePassword> {
  const { password, passwordHash } = await oneTime();
  const person = await db.$transaction((tx) =>
    createPerson(tx, { ...input, role: "admin", passwordHash, passwordMustChange: true }, now, null),
  );
  return { ...person, password };
}

export async function changeRole(ctx: Context, target: { id: string; revision: number }, role: Role): Promise<void> {
  await changePerson(ctx, target, async (tx, person) => {
    if (person.role === role) return null;
    await tx.person.update({ where: { id: person.id }, data: { role } });
    await endSessionsOf(tx, person.id, ctx.now);
    return { kind: "role changed", data: { was: person.role, is: role } };
  });
}

/** Shuts a person out at once; what they did stays. */
export async function disablePerson(ctx: Context, target: { id: string; revision: number }): Promise<void> {
  await changePerson(ctx, target, async (tx, person) => {
    if (person.disabledAt !== null) return null;
    await tx.person.update({ where: { id: person.id }, data: { disabledAt: ctx.now } });
    await endSessionsOf(tx, person.id, ctx.now);
    return { kind: "disabled" };
  });
}

export async function enablePerson(ctx: Context, target: { id: string; revision: number }): Promise<void> {
  await changePerson(ctx, target, async (tx, person) => {
    if (person.disabledAt === null) return null;
    await tx.person.update({ where: { id: person.id }, data: { disabledAt: null } });
    return { kind: "enabled" };
  });
}

/** Replaces a forgotten password by a one-time password, shown once. */
export async function giveNewPassword(ctx: Context, target: { id: string; revision: number }): Promise<OneTimePassword> {
  const { password, passwordHash } = await oneTime();
  const { id, email } = await changePerson(ctx, target, async (tx, person) => {
    await tx.person.update({
      where: { id: person.id },
      data: { passwordHash, passwordMustChange: true, passwordChangedAt: ctx.now },
    });
    await endSessionsOf(tx, person.id, ctx.now);
    return { kind: "given a new password" };
  });
  return { id, email, password };
}

/** Changes one's own password and ends one's other sessions. @throws Refused 422 if the present password is wrong, 429 after too many */
export async function changeOwnPassword(ctx: Context, sessionId: string, input: { current: string; next: string }): Promise<void> {
  const person = await ctx.db.person.findUniqueOrThrow({ where: { id: ctx.actor.id }, select: { passwordHash: true } });
  // Somebody who finds a browser open can guess no faster than at the door.
  const failure = await countAsFailure(ctx.db, {
    account: `own password of ${ctx.actor.id}`,
    address: `session ${sessionId}`,
    now: ctx.now,
  });
  if (!(await isPassword(person.passwordHash, input.current)))
    throw invalid([{ path: "current", message: "This is not your present password." }]);
  await takeBack(ctx.db, failure);
  if (input.current === input.next) throw invalid([{ path: "next", message: "Please choose another password than the present one." }]);
  const passwordHash = await hashPassword(input.next);
  await inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    const { count } = await tx.person.updateMany({
      where: { id: ctx.actor.id, passwordHash: person.passwordHash },
      data: { passwordHash, passwordMustChange: false, passwordChangedAt: ctx.now, revision: { increment: 1 } },
    });
    if (count === 0) throw new Refused({ code: 409, sentence: "Your password has just been changed elsewhere." });
    await endSessionsOf(tx, ctx.actor.id, ctx.now, sessionId);
    await recordEvent(tx, { stream: `person:${ctx.actor.id}`, kind: "changed own password", at: ctx.now, actorId: ctx.actor.id, data: {} });
  });
}

/** Signs one of one's own open sessions out. @throws Refused 404 if it is somebody else's */
export async function endOwnSession(ctx: Context, sessionId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    const { count } = await tx.session.updateMany({ where: { id: sessionId, personId: ctx.actor.id }, data: { endedAt: ctx.now } });
    if (count === 0) throw notFound("session");
  });
}

/** A person with a password that is known already: for the demo newsroom and for tests. */
export async function createPersonWithPassword(db: Db, input: AddPersonInput & { password: string }, now: Date): Promise<{ id: string }> {
  const { password, ...rest } = input;
  const passwordHash = await hashPassword(password);
  return db.$transaction((tx) => createPerson(tx, { ...rest, passwordHash, passwordMustChange: false }, now, null));
}

type NewPerson = AddPersonInput & { passwordHash: string; passwordMustChange: boolean };

async function createPerson(tx: Tx, person: NewPerson, now: Date, actorId: string | null): Promise<{ id: string; email: string }> {
  const id = crypto.randomUUID();
  const { count } = await tx.person.createMany({
    data: [{ ...person, id, createdAt: now, passwordChangedAt: now }],
    skipDuplicates: true,
  });
  if (count === 0) throw invalid([{ path: "email", message: "Somebody with this e-mail address is here already." }]);
  await recordEvent(tx, { stream: `person:${id}`, kind: "added", at: now, actorId, data: { role: person.role } });
  return { id, email: person.email };
}

type PersonInHand = { id: string; email: string; role: Role; disabledAt: Date | null };

/** Changes a person and makes sure that an admin is left. One at a time: two admins cannot demote each other at once. */
async function changePerson(
  ctx: Context,
  target: { id: string; revision: number },
  work: (tx: Tx, person: PersonInHand) => Promise<{ kind: string; data?: { [key: string]: Json } } | null>,
): Promise<{ id: string; email: string }> {
  mayAdminister(ctx);
  return inTransaction(ctx, async (tx) => {
    await takeTurn(tx, "people");
    await confirmActor(tx, ctx);
    const person = await tx.person.findUnique({
      where: { id: target.id },
      select: { id: true, email: true, role: true, disabledAt: true, revision: true },
    });
    if (!person) throw notFound("person");
    if (person.revision !== target.revision)
      throw new Refused({ code: 409, sentence: "This person has been changed since you opened the page; please look again." });

    const done = await work(tx, person);
    if (done === null) return person;
    if ((await tx.person.count({ where: { role: "admin", disabledAt: null } })) === 0) throw new Refused(LAST_ADMIN);
    await tx.person.update({ where: { id: person.id }, data: { revision: { increment: 1 } } });
    await recordEvent(tx, { stream: `person:${person.id}`, kind: done.kind, at: ctx.now, actorId: ctx.actor.id, data: done.data ?? {} });
    return person;
  });
}

async function oneTime(): Promise<{ password: string; passwordHash: string }> {
  const password = randomPassword();
  return { password, passwordHash: await hashPassword(password) };
}

function mayAdminister(ctx: Context): void {
  const refusal = refusalToAdminister(ctx.actor);
  if (refusal) throw new Refused(refusal);
}
