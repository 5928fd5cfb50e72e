import "server-only";
import type { Actor } from "#lib/auth/roles";
import type { Db, Tx } from "#lib/db";
import { type Refusal, Refused } from "#lib/errors";
import type { TokenScope } from "#lib/tokens/schema";
import { digestOf, secretIn } from "#lib/tokens/secret";

/** The same for every token that does not hold, so that nobody learns which it was. */
const NO_TOKEN: Refusal = {
  code: 401,
  sentence: "This needs a token that holds, as “Authorization: Bearer cd_…”. An admin of the newsroom makes one.",
};

/** What a program acts with, and in whose name. */
export type Holder = { token: { id: string; name: string }; actor: Actor };

const USED_MS = 60_000;

/**
 * Who acts by the token that a request holds.
 * @throws Refused 401 where it has none that holds; 403 where that one is for something else
 */
export async function holderOf(db: Db, authorization: string | null, scope: TokenScope, now: Date): Promise<Holder> {
  const secret = secretIn(authorization);
  if (secret === null) throw new Refused(NO_TOKEN);
  const token = await db.intakeToken.findFirst({
    where: { sha256: digestOf(secret), ...holdsAt(now), person: { disabledAt: null } },
    select: { id: true, name: true, scopes: true, usedAt: true, person: { select: { id: true, name: true, role: true } } },
  });
  if (!token) throw new Refused(NO_TOKEN);
  if (!token.scopes.includes(scope)) throw new Refused({ code: 403, sentence: "This token is not for this." });
  // Not each time: many may be at work with one token.
  const before = new Date(now.getTime() - USED_MS);
  if (token.usedAt === null || token.usedAt < before)
    await db.intakeToken.updateMany({
      where: { id: token.id, OR: [{ usedAt: null }, { usedAt: { lt: before } }] },
      data: { usedAt: now },
    });
  return { token: { id: token.id, name: token.name }, actor: token.person };
}

const holdsAt = (now: Date) => ({ revokedAt: null, expiresAt: { gt: now } });

/** Whoever revokes a token waits for this transaction, or this transaction sees it. @throws Refused 401 */
export async function confirmToken(tx: Tx, { token }: Holder, now: Date): Promise<void> {
  const [same] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM intake_token WHERE id = ${token.id}::uuid AND "revokedAt" IS NULL AND "expiresAt" > ${now} FOR SHARE`;
  if (!same) throw new Refused(NO_TOKEN);
}
