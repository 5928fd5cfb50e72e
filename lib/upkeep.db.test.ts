import { expect, test } from "vitest";
import { openSession } from "#lib/auth/sessions";
import { db } from "#lib/db";
import { everybody } from "#lib/people/queries";
import { clearWhatIsOver } from "#lib/upkeep";
import { aPerson } from "#prisma/factories/people";

const NOW = new Date("2026-03-01T12:00:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 3_600_000);

test("what is over goes in time, and nothing that is still in use or asked about", async () => {
  const person = await aPerson(db(), "editor", daysAgo(400));
  const opened = async (days: number, ended: boolean) => {
    const id = await openSession(db(), person.id, daysAgo(days), null);
    if (ended) await db().session.update({ where: { id }, data: { endedAt: daysAgo(days) } });
    return id;
  };
  for (const [days, ended] of [
    [300, true],
    [200, false], // lapsed by itself
  ] as const)
    await opened(days, ended);
  const [recent, open] = [await opened(30, true), await opened(1, false)];
  await db().stalePage.createMany({ data: [0, 2].map((days) => ({ tag: `${days} days ago`, at: daysAgo(days) })) });

  const sent = (days: number, state: "uploaded" | "cancelled") =>
    db().import.create({
      data: {
        file: "claims.csv",
        state,
        corrected: false,
        personId: person.id,
        begunAt: daysAgo(days),
        endedAt: state === "cancelled" ? daysAgo(days) : null,
        parts: { create: { part: 1, bytes: new Uint8Array(3) } },
      },
    });
  await sent(8, "uploaded");
  const kept = [await sent(6, "uploaded"), await sent(30, "cancelled")];

  await clearWhatIsOver(db(), NOW);

  const imports = await db().import.findMany({ where: { personId: person.id }, select: { id: true } });
  expect(imports.map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort());
  const sessions = await db().session.findMany({ where: { personId: person.id }, select: { id: true } });
  expect(sessions.map(({ id }) => id).sort()).toEqual([recent, open].sort());
  expect(await db().stalePage.findMany({ select: { tag: true } })).toEqual([{ tag: "0 days ago" }]);
});

test("when somebody was last seen is still known, however long ago it was", async () => {
  const person = await aPerson(db(), "editor", daysAgo(900));
  for (const days of [800, 700]) await openSession(db(), person.id, daysAgo(days), null);
  await clearWhatIsOver(db(), NOW);
  const row = (await everybody(db())).find(({ id }) => id === person.id);
  expect(row?.lastSeen).toBe(daysAgo(700).toISOString());
});
