import "server-only";
import type { Actor } from "#lib/auth/roles";
import type { Db } from "#lib/db";
import { email } from "#lib/people/schema";

/** Whose drafts an import makes: those of the person with this address, or of the first admin. null: there is no such person who works here. */
export async function importerFor(db: Db, address: string | undefined): Promise<Actor | null> {
  const select = { id: true, name: true, role: true } as const;
  if (address === undefined)
    return db.person.findFirst({ where: { role: "admin", disabledAt: null }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select });
  const parsed = email.safeParse(address);
  return parsed.success ? db.person.findFirst({ where: { email: parsed.data, disabledAt: null }, select }) : null;
}
