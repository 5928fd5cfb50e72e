import "server-only";
import { createHash } from "node:crypto";
import { isPassword } from "#lib/auth/password";
import { openSession } from "#lib/auth/sessions";
import type { Db } from "#lib/db";
import { env } from "#lib/env";
import { Refused } from "#lib/errors";
import { LIMITS } from "#lib/schema";
import { takeTurn } from "#lib/take-turns";

const DAY_MS = 86_400_000;

export type SignInAttempt = { email: string; password: string; address: string; browser: string | null; now: Date };

/**
 * Opens a session for the right password.
 * @returns null for a wrong password, a person who is not there, and one who is disabled: all alike, in the same time
 * @throws Refused 429 after too many wrong ones from this address, without looking at the password
 */
export async function signIn(db: Db, attempt: SignInAttempt): Promise<{ personId: string; sessionId: string } | null> {
  const email = attempt.email.normalize("NFC").trim().toLowerCase();
  const account = createHash("sha256").update(email).digest("hex");
  const failure = await countAsFailure(db, { account, address: attempt.address, now: attempt.now });

  // What the database cannot hold nobody is called.
  const person =
    /\0/.test(email) || !email.isWellFormed() || email.length > LIMITS.email
      ? null
      : await db.person.findUnique({ where: { email }, select: { id: true, passwordHash: true, disabledAt: true } });
  const right = attempt.password.length <= 1_000 && (await isPassword(person?.passwordHash ?? null, attempt.password));
  if (!person || !right || person.disabledAt !== null) return null;

  await takeBack(db, failure);
  return { personId: person.id, sessionId: await openSession(db, person.id, attempt.now, attempt.browser) };
}

/** The attempt was a success after all. Others of the same account stay counted: they may have been somebody else's. */
export async function takeBack(db: Db, failure: bigint): Promise<void> {
  await db.signInFailure.deleteMany({ where: { id: failure } });
}

/**
 * Every attempt counts as a failure until it has succeeded, so that a hundred at once are no better than one after the other.
 * Only those whose password was looked at close the door; the others are kept for the record.
 */
export async function countAsFailure(db: Db, { account, address, now }: { account: string; address: string; now: Date }): Promise<bigint> {
  const since = new Date(now.getTime() - env.LIMIT_LOGIN_WINDOW * 1_000);
  const outcome = await db.$transaction(async (tx) => {
    await takeTurn(tx, `sign-in:${address}`);
    const recent = { address, evaluated: true, at: { gt: since } };
    const times = (where: object, take: number) =>
      tx.signInFailure.findMany({ where, orderBy: { at: "desc" }, take, select: { at: true } });
    const ofAccount = await times({ ...recent, account }, env.LIMIT_LOGIN_ACCOUNT);
    const ofAddress = await times(recent, env.LIMIT_LOGIN_ADDRESS);
    const full = [
      ofAccount.length >= env.LIMIT_LOGIN_ACCOUNT ? ofAccount.at(-1) : undefined,
      ofAddress.length >= env.LIMIT_LOGIN_ADDRESS ? ofAddress.at(-1) : undefined,
    ].flatMap((oldest) => (oldest ? [oldest.at.getTime()] : []));
    const { id } = await tx.signInFailure.create({
      data: { account, address, evaluated: full.length === 0, at: now },
      select: { id: true },
    });
    return { id, opensAt: full.length === 0 ? null : Math.max(...full) + env.LIMIT_LOGIN_WINDOW * 1_000 };
  });
  // What counts no more is not kept: somebody who tries for days must not fill the disk.
  if (outcome.id % 200n === 0n)
    await db.signInFailure.deleteMany({ where: { at: { lt: new Date(Math.min(since.getTime(), now.getTime() - DAY_MS)) } } });
  if (outcome.opensAt === null) return outcome.id;
  const retryAfter = Math.max(1, Math.ceil((outcome.opensAt - now.getTime()) / 1_000));
  const minutes = Math.ceil(retryAfter / 60);
  throw new Refused(
    { code: 429, sentence: `Too many wrong passwords. Please try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.` },
    { retryAfter },
  );
}
