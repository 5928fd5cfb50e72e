import { beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { violatedConstraint } from "#lib/errors";
import { disablePerson } from "#lib/people/commands";
import { makeToken, revokeToken } from "#lib/tokens/commands";
import { holderOf } from "#lib/tokens/holder";
import { listTokens } from "#lib/tokens/queries";
import { digestOf, newSecret } from "#lib/tokens/secret";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
const DAY_MS = 86_400_000;
let admin: Context;
let editor: Context;
let made = 0;

beforeAll(async () => {
  [admin, editor] = [acting(db, await aPerson(db, "admin")), acting(db, await aPerson(db, "editor"))];
});

const aToken = (more: Partial<Parameters<typeof makeToken>[1]> = {}) =>
  makeToken(admin, { name: `Tip form ${++made}`, personId: editor.actor.id, scopes: ["intake"], days: 30, ...more });
/** The answer “no”; null: it holds. */
const refusalOf = (secret: string, now = new Date()) =>
  holderOf(db, `Bearer ${secret}`, "intake", now).then(
    () => null,
    ({ code, message }: { code: number; message: string }) => ({ code, message }),
  );

describe("a token", () => {
  it("acts for the person that it was made for, and its secret is kept nowhere", async () => {
    const { id, name, secret } = await aToken();
    const holder = await holderOf(db, `Bearer ${secret}`, "intake", new Date());
    expect(holder).toEqual({ token: { id, name }, actor: editor.actor });
    const row = await db.intakeToken.findUniqueOrThrow({ where: { id } });
    const events = await db.event.findMany({ where: { name: `token:${id}` } });
    expect(events.map((event) => [event.kind, event.actorId])).toEqual([["made", admin.actor.id]]);
    for (const kept of [row, events, await listTokens(db, new Date())])
      expect(JSON.stringify(kept, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(secret.slice(3));
  });

  it("that is unknown, expired, revoked, or of somebody who was shut out, is answered in one and the same way", async () => {
    const gone = await aPerson(db, "editor");
    const [expired, revoked, ofGone] = [await aToken({ days: 2 }), await aToken(), await aToken({ personId: gone.id })];
    expect(await refusalOf(ofGone.secret)).toBeNull();
    await disablePerson(admin, { id: gone.id, revision: 1 });
    await revokeToken(admin, revoked.id);
    const answers = [
      await refusalOf(newSecret()),
      await refusalOf(expired.secret, new Date(admin.now.getTime() + 2 * DAY_MS)),
      await refusalOf(revoked.secret),
      await refusalOf(ofGone.secret),
      await refusalOf("cd_nothing"),
    ];
    expect(answers.map((answer) => answer?.code)).toEqual([401, 401, 401, 401, 401]);
    expect(new Set(answers.map((answer) => answer?.message)).size).toBe(1);
    expect(await refusalOf(expired.secret, new Date(admin.now.getTime() + 2 * DAY_MS - 1))).toBeNull();
  });

  it("does what it was made for and nothing else", async () => {
    const { id, secret } = await aToken();
    await db.intakeToken.update({ where: { id }, data: { scopes: [] } });
    expect(await refusalOf(secret)).toMatchObject({ code: 403 });
  });

  it("is made and revoked by admins alone, for somebody who is still here, and told as an event", async () => {
    const input = { name: "X", personId: editor.actor.id, scopes: ["intake" as const], days: 1 };
    const { id } = await aToken();
    const [reviewer, gone] = [acting(db, await aPerson(db, "reviewer")), await aPerson(db, "editor")];
    for (const ctx of [editor, reviewer]) {
      await expect(makeToken(ctx, input)).rejects.toMatchObject({ code: 403 });
      await expect(revokeToken(ctx, id)).rejects.toMatchObject({ code: 403 });
    }
    await db.person.update({ where: { id: gone.id }, data: { disabledAt: new Date() } });
    const nobody = { code: 422, details: { problems: [{ path: "personId" }] } };
    for (const personId of [gone.id, crypto.randomUUID()]) await expect(aToken({ personId })).rejects.toMatchObject(nobody);
    await expect(revokeToken(admin, crypto.randomUUID())).rejects.toMatchObject({ code: 404 });
    await Promise.all([revokeToken(admin, id), revokeToken(admin, id)]);
    const events = await db.event.findMany({ where: { name: `token:${id}` }, orderBy: { number: "asc" } });
    expect(events.map((event) => event.kind)).toEqual(["made", "revoked"]);
  });

  it("says when it was last used, to the minute", async () => {
    const { id, secret } = await aToken();
    const used = async () => (await db.intakeToken.findUniqueOrThrow({ where: { id } })).usedAt?.getTime() ?? null;
    const first = admin.now.getTime() + 1_000;
    expect(await used()).toBeNull();
    for (const at of [first, first + 30_000]) await refusalOf(secret, new Date(at));
    expect(await used()).toBe(first);
    await refusalOf(secret, new Date(first + 90_000));
    expect(await used()).toBe(first + 90_000);
  });

  it("stands in the list with what it may do, and those that hold come first", async () => {
    const [one, two] = [await aToken(), await aToken()];
    await revokeToken(admin, two.id);
    const rows = await listTokens(db, new Date());
    const at = (id: string) => rows.findIndex((row) => row.id === id);
    expect(rows[at(one.id)]).toMatchObject({ state: "holds", person: { name: editor.actor.name }, drafts: 0, usedAt: null });
    expect(rows[at(two.id)]?.state).toBe("revoked");
    expect(at(one.id)).toBeLessThan(at(two.id));
    expect((await listTokens(db, new Date(admin.now.getTime() + 40 * DAY_MS))).find((row) => row.id === one.id)?.state).toBe("expired");
  });
});

describe("the database, whoever writes", () => {
  const row = (more: object) => ({
    name: "X",
    sha256: digestOf(newSecret()),
    personId: editor.actor.id,
    madeById: admin.actor.id,
    createdAt: admin.now,
    expiresAt: new Date(admin.now.getTime() + DAY_MS),
    ...more,
  });
  const broken = (more: object) => db.intakeToken.create({ data: row(more) }).then(() => null, violatedConstraint);

  it("keeps no secret instead of its digest, and no token that holds for longer than it may or is half revoked", async () => {
    expect(await broken({})).toBeNull();
    expect(await broken({ sha256: newSecret() })).toBe("intake_token_digest");
    expect(await broken({ expiresAt: new Date(admin.now.getTime() + 367 * DAY_MS) })).toBe("intake_token_expires");
    expect(await broken({ expiresAt: admin.now })).toBe("intake_token_expires");
    expect(await broken({ revokedAt: admin.now })).toBe("intake_token_revoked_or_not");
    expect(await broken({ name: "" })).toBe("intake_token_name_length");
  });
});
