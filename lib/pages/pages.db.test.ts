import { beforeAll, expect, test } from "vitest";
import { verifyRecord } from "#lib/audit/verify";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { violatedConstraint } from "#lib/errors";
import { writePage } from "#lib/pages/commands";
import { listedPages, pageHistory, writtenPage } from "#lib/pages/queries";
import { SHIPPED } from "#lib/pages/shipped";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let ctx: Context;
let other: Context;

beforeAll(async () => {
  [ctx, other] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "reviewer"))];
});

test("until the newsroom has written a page, readers are shown the text that comes with Claimdesk, and the desk is told", async () => {
  expect(await writtenPage(db, "about")).toEqual({ name: "about", body: SHIPPED.about, revision: 0, changedAt: null });
  expect((await listedPages(db)).find(({ name }) => name === "about")?.last).toBeNull();
});

test("what is written is public at once, and the record keeps what was and what is", async () => {
  const { stale } = await writePage(ctx, { name: "methodology", revision: 0, body: "## Ours\n\nWe ask." });
  expect(stale).toEqual(["page:methodology"]);
  expect(await db.stalePage.count({ where: { tag: "page:methodology" } })).toBe(1);
  await writePage(other, { name: "methodology", revision: 1, body: "## Ours\n\nWe ask twice." });
  expect(await writtenPage(db, "methodology")).toMatchObject({ body: "## Ours\n\nWe ask twice.", revision: 2 });
  const { entries } = await pageHistory(db, "methodology");
  expect(entries.map(({ who, changes }) => [who, changes[0]?.was, changes[0]?.is])).toEqual([
    [other.actor.name, "## Ours\n\nWe ask.", "## Ours\n\nWe ask twice."],
    [ctx.actor.name, SHIPPED.methodology, "## Ours\n\nWe ask."],
  ]);
  expect(await verifyRecord(db)).toEqual([]);
});

test("of twenty who write a page at once one wins, and the others are told what happened", async () => {
  const written = await Promise.allSettled(
    Array.from({ length: 20 }, (_, nth) => writePage(ctx, { name: "corrections_policy", revision: 0, body: `Text ${nth}` })),
  );
  const lost = written.filter((one) => one.status === "rejected").map((one) => one.reason);
  expect(lost).toHaveLength(19);
  for (const reason of lost) expect(reason).toMatchObject({ code: 409, details: { changes: [{ what: "written", who: ctx.actor.name }] } });
});

test("a text that says nothing new changes nothing", async () => {
  const before = await writtenPage(db, "about");
  expect(await writePage(ctx, { name: "about", revision: 0, body: before.body })).toEqual({ revision: 0, stale: [] });
  expect(await writtenPage(db, "about")).toEqual(before);
});

test("a text that cannot be shown is not saved", async () => {
  await expect(writePage(ctx, { name: "about", revision: 0, body: ">".repeat(9_999) })).rejects.toMatchObject({ code: 422 });
  expect((await writtenPage(db, "about")).revision).toBe(0);
});

test("the database itself holds no page of more than 50,000 letters, and none without any", async () => {
  const row = { name: "about" as const, revision: 1, changedAt: new Date(), changedById: ctx.actor.id };
  for (const body of ["", "a".repeat(50_001)])
    expect(await db.publicPage.create({ data: { ...row, body } }).catch(violatedConstraint)).toBe("public_page_body_length");
});
