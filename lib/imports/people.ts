import "server-only";
import type { Actor } from "#lib/auth/roles";
import type { Db } from "#lib/db";

/** Somebody who works here, with the role that they have now; null: they do not. */
export async function actorOf(db: Db, id: string): Promise<Actor | null> {
  return db.person.findFirst({ where: { id, disabledAt: null }, select: { id: true, name: true, role: true } });
}
