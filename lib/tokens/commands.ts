import "server-only";
import { recordEvent } from "#lib/audit/record";
import { type Context, confirmActor, inTransaction } from "#lib/context";
import { invalid, notFound, Refused } from "#lib/errors";
import { refusalOf, type TokenAction } from "#lib/tokens/policy";
import type { MakeTokenInput } from "#lib/tokens/schema";
import { digestOf, newSecret } from "#lib/tokens/secret";

const DAY_MS = 86_400_000;

/** `secret` is told here and never again. */
export type MadeToken = { id: string; name: string; secret: string };

/** @throws Refused 401, 403; 422 where nobody who is still here would act */
export async function makeToken(ctx: Context, { name, personId, scopes, days }: MakeTokenInput): Promise<MadeToken> {
  mayDo(ctx, "make");
  const [id, secret] = [crypto.randomUUID(), newSecret()];
  await inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    const person = await tx.person.findFirst({ where: { id: personId, disabledAt: null }, select: { id: true } });
    if (!person) throw invalid([{ path: "personId", message: "Nobody who can sign in is called this; choose somebody else." }]);
    const expiresAt = new Date(ctx.now.getTime() + days * DAY_MS);
    const row = { id, name, sha256: digestOf(secret), scopes, personId, madeById: ctx.actor.id, createdAt: ctx.now, expiresAt };
    await tx.intakeToken.create({ data: row });
    await recordEvent(tx, {
      stream: `token:${id}`,
      kind: "made",
      at: ctx.now,
      actorId: ctx.actor.id,
      data: { name, for: personId, scopes, expiresAt: expiresAt.toISOString() },
    });
  });
  return { id, name, secret };
}

/** Ends a token at once. One that was revoked already stays as it was. @throws Refused 401, 403, 404 */
export async function revokeToken(ctx: Context, id: string): Promise<void> {
  mayDo(ctx, "revoke");
  await inTransaction(ctx, async (tx) => {
    await confirmActor(tx, ctx);
    const { count } = await tx.intakeToken.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: ctx.now, revokedById: ctx.actor.id },
    });
    if (count > 0) await recordEvent(tx, { stream: `token:${id}`, kind: "revoked", at: ctx.now, actorId: ctx.actor.id, data: {} });
    else if ((await tx.intakeToken.count({ where: { id } })) === 0) throw notFound("token");
  });
}

function mayDo(ctx: Context, action: TokenAction): void {
  const refusal = refusalOf(action, ctx.actor);
  if (refusal) throw new Refused(refusal);
}
