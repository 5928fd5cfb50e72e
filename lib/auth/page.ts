import "server-only";
import { redirect } from "next/navigation";
import { currentPerson } from "#lib/auth/actor";
import type { Person } from "#lib/auth/sessions";

const ACCOUNT = "/desk/account";

/**
 * Who sees this page of the desk. Nobody signed in goes to sign in and comes back; a one-time password is changed first.
 * @param next the address of this page, to come back to
 */
export async function requirePerson(next: string): Promise<Person> {
  const person = await currentPerson();
  if (person === null) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  if (person.passwordMustChange && next !== ACCOUNT) redirect(ACCOUNT);
  return person;
}
