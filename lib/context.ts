import { type Actor, SIGNED_OUT } from "#lib/auth/roles";
import type { Db, Tx } from "#lib/db";
import { isStandoff, Refused } from "#lib/errors";

/** What every command is given: where to write, who is acting, and what time it is. */
export type Context = { db: Db; actor: Actor; now: Date };

const ATTEMPTS = 5;

/** For what touches every row that names something: tens of thousands take longer than other work ever should. */
export const LONG_WORK = { timeout: 120_000 };

/**
 * All of the work or nothing of it. Of two transactions that wait for each other PostgreSQL ends one, which then begins anew:
 * so `work` keeps nothing outside itself.
 */
export async function inTransaction<T>(ctx: Pick<Context, "db">, work: (tx: Tx) => Promise<T>, options?: typeof LONG_WORK): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ctx.db.$transaction(work, options);
    } catch (error) {
      if (attempt === ATTEMPTS || !isStandoff(error)) throw error;
    }
  }
}

/** A client whose transactions all belong to one that is open already: what several commands do is done as a whole or not at all. */
export function insideOf(tx: Tx): Db {
  return new Proxy(tx, {
    get: (target, key) => (key === "$transaction" ? (work: (tx: Tx) => unknown) => work(tx) : Reflect.get(target, key)),
  }) as Db;
}

/**
 * Makes sure that whoever acts is still what they were when the request began: somebody who is shut out or whose role changes waits
 * for this transaction, or this transaction sees it. Such a change ends all their sessions.
 * @throws Refused 401
 */
export async function confirmActor(tx: Tx, { actor }: Context): Promise<void> {
  const [same] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM person WHERE id = ${actor.id}::uuid AND role::text = ${actor.role} AND "disabledAt" IS NULL FOR SHARE`;
  if (!same) throw new Refused(SIGNED_OUT);
}
