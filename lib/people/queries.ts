import "server-only";
import type { Db } from "#lib/db";
import { env } from "#lib/env";
import { browserInWords } from "#lib/people/browser";
import type { OpenSession, PersonRow } from "#lib/people/rows";

/** Everybody who is or was of the newsroom; those who are disabled come last. */
export async function everybody(db: Db): Promise<PersonRow[]> {
  const people = await db.person.findMany({
    orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      createdAt: true,
      disabledAt: true,
      passwordMustChange: true,
      revision: true,
      sessions: { orderBy: { seenAt: "desc" }, take: 1, select: { seenAt: true } },
    },
  });
  return people.map(({ sessions, createdAt, disabledAt, passwordMustChange, ...person }) => ({
    ...person,
    since: createdAt.toISOString(),
    lastSeen: sessions[0]?.seenAt.toISOString() ?? null,
    disabledAt: disabledAt?.toISOString() ?? null,
    waits: passwordMustChange,
  }));
}

/** A person's own sessions that could still be used, the one that asks first. */
export async function openSessionsOf(db: Db, personId: string, sessionId: string, now: Date): Promise<OpenSession[]> {
  const idleSince = new Date(now.getTime() - env.SESSION_IDLE_HOURS * 3_600_000);
  const sessions = await db.session.findMany({
    where: { personId, endedAt: null, expiresAt: { gt: now }, seenAt: { gt: idleSince } },
    orderBy: { seenAt: "desc" },
    take: 100,
    select: { id: true, browser: true, createdAt: true, seenAt: true },
  });
  return sessions
    .map(({ id, browser, createdAt, seenAt }) => ({
      id,
      browser: browserInWords(browser),
      since: createdAt.toISOString(),
      lastSeen: seenAt.toISOString(),
      isThisOne: id === sessionId,
    }))
    .sort((a, b) => Number(b.isThisOne) - Number(a.isThisOne));
}
