import "server-only";
import type { Actor } from "#lib/auth/roles";
import type { Db, Tx } from "#lib/db";
import { env } from "#lib/env";

const HOUR = 3_600_000;

/** @returns the id of the new session, which the cookie will carry */
export async function openSession(db: Db, personId: string, now: Date, browser: string | null): Promise<string> {
  const session = await db.session.create({
    data: {
      personId,
      createdAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + env.SESSION_ABSOLUTE_HOURS * HOUR),
      browser: browser?.slice(0, 300) ?? null,
    },
    select: { id: true },
  });
  return session.id;
}

export type Person = Actor & { email: string; passwordMustChange: boolean; sessionId: string };

/** Whose open session this is; null if it has ended, lapsed, or its person is disabled. Asked anew on every request. */
export async function personOfSession(db: Db, sessionId: string, now: Date): Promise<Person | null> {
  const idleSince = new Date(now.getTime() - env.SESSION_IDLE_HOURS * HOUR);
  const session = await db.session.findFirst({
    where: { id: sessionId, endedAt: null, expiresAt: { gt: now }, seenAt: { gt: idleSince }, person: { disabledAt: null } },
    select: { seenAt: true, person: { select: { id: true, name: true, role: true, email: true, passwordMustChange: true } } },
  });
  if (!session) return null;
  if (now.getTime() - session.seenAt.getTime() > 60_000) await db.session.updateMany({ where: { id: sessionId }, data: { seenAt: now } });
  return { ...session.person, sessionId };
}

export async function endSession(db: Db | Tx, sessionId: string, now: Date): Promise<void> {
  await db.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: now } });
}

/** Ends every session of a person, at once and everywhere, except one that may be kept. */
export async function endSessionsOf(tx: Tx, personId: string, now: Date, except?: string): Promise<void> {
  await tx.session.updateMany({
    where: { personId, endedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { endedAt: now },
  });
}
