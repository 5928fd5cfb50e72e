import type { Actor } from "#lib/auth/roles";
import type { Db, Tx } from "#lib/db";
import { isStandoff } from "#lib/errors";

/** What every command is given: where to write, who is acting, and what time it is. */
export type Context = { db: Db; actor: Actor; now: Date };

const ATTEMPTS = 5;

/**
 * All of the work or nothing of it. Of two transactions that wait for each other PostgreSQL ends one, which then begins anew:
 * so `work` keeps nothing outside itself.
 */
export async function inTransaction<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ctx.db.$transaction(work);
    } catch (error) {
      if (attempt === ATTEMPTS || !isStandoff(error)) throw error;
    }
  }
}
