import "server-only";
import { forbidden } from "next/navigation";
import { requirePerson } from "#lib/auth/page";
import type { Person } from "#lib/auth/sessions";
import { refusalToAdminister } from "#lib/people/policy";

/** The same for a page of admins: everybody else is answered 403, in the words of app/(desk)/desk/forbidden.tsx. */
export async function requireAdmin(next: string): Promise<Person> {
  const person = await requirePerson(next);
  if (refusalToAdminister(person)) forbidden();
  return person;
}
