import type { Actor } from "#lib/auth/roles";
import type { Db, Tx } from "#lib/db";

/** What every command is given: where to write, who is acting, and what time it is. */
export type Context = { db: Db; actor: Actor; now: Date };

export function inTransaction<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  return ctx.db.$transaction(work);
}
