import "server-only";
import type { Db } from "#lib/db";
import type { TokenRow } from "#lib/tokens/rows";

const SHOWN = 500;

/** The latest first; those that hold before the others. */
export async function listTokens(db: Db, now: Date): Promise<TokenRow[]> {
  const tokens = await db.intakeToken.findMany({
    select: {
      id: true,
      name: true,
      scopes: true,
      createdAt: true,
      expiresAt: true,
      usedAt: true,
      revokedAt: true,
      person: { select: { name: true, disabledAt: true } },
      madeBy: { select: { name: true } },
      _count: { select: { drafts: true } },
    },
    orderBy: [{ revokedAt: { sort: "asc", nulls: "first" } }, { createdAt: "desc" }, { id: "desc" }],
    take: SHOWN,
  });
  const rows = tokens.map(
    ({ person, madeBy, createdAt, expiresAt, usedAt, revokedAt, _count, ...token }): TokenRow => ({
      ...token,
      person: { name: person.name, isDisabled: person.disabledAt !== null },
      madeBy: madeBy.name,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      usedAt: usedAt?.toISOString() ?? null,
      revokedAt: revokedAt?.toISOString() ?? null,
      state: revokedAt ? "revoked" : expiresAt <= now ? "expired" : "holds",
      drafts: _count.drafts,
    }),
  );
  return [...rows.filter((row) => row.state === "holds"), ...rows.filter((row) => row.state !== "holds")];
}

/** Who can act by a token: everybody who can sign in. */
export async function peopleForTokens(db: Db): Promise<{ id: string; name: string }[]> {
  return db.person.findMany({
    where: { disabledAt: null },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}
