import "server-only";
import { notFound, redirect } from "next/navigation";
import { currentPerson } from "#lib/auth/actor";
import type { Role } from "#lib/auth/roles";
import type { Person } from "#lib/auth/sessions";

const ACCOUNT = "/desk/account";
const RANK: Record<Role, number> = { editor: 0, reviewer: 1, admin: 2 };

/**
 * Who sees this page of the desk. Nobody signed in goes to sign in and comes back; a one-time password is changed first;
 * for a role that does not suffice the page is not there.
 * @param next the address of this page, to come back to
 */
export async function requirePerson(next: string, role: Role = "editor"): Promise<Person> {
  const person = await currentPerson();
  if (person === null) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  if (person.passwordMustChange && next !== ACCOUNT) redirect(ACCOUNT);
  if (RANK[person.role] < RANK[role]) notFound();
  return person;
}
