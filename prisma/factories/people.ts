import type { Actor, Role } from "#lib/auth/roles";
import type { Context } from "#lib/context";
import type { Db } from "#lib/db";
import { createPersonWithPassword } from "#lib/people/commands";

let made = 0;

export type TestPerson = Actor & { email: string; password: string };

/** A person of their own for one test, with a password that is known. */
export async function aPerson(db: Db, role: Role, now = new Date()): Promise<TestPerson> {
  const nth = `${process.pid}-${++made}`;
  const person = { name: `${role} ${nth}`, email: `${role}-${nth}@test.example`, role, password: `right horse ${nth}` };
  return { ...person, ...(await createPersonWithPassword(db, person, now)) };
}

/** What a command is given when this person acts. */
export function acting(db: Db, person: Actor, now = new Date()): Context {
  return { db, actor: { id: person.id, name: person.name, role: person.role }, now };
}
