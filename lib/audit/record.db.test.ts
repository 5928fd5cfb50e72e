import { describe, expect, it } from "vitest";
import { recordEvent } from "#lib/audit/record";
import { verifyRecord } from "#lib/audit/verify";
import { db as client } from "#lib/db";
import { aPublishedClaim } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();

async function aRecord() {
  const [editor, reviewer] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "reviewer"))];
  return aPublishedClaim(editor, reviewer);
}

/** As whoever has the database in their hands could: past every trigger. */
async function tamper(statement: (tx: Parameters<Parameters<typeof db.$transaction>[0]>[0]) => Promise<unknown>) {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await statement(tx);
  });
}

describe("the record", () => {
  it("refuses to change, remove or empty events, versions, decisions and the parts people had", async () => {
    await aRecord();
    const attempts = [
      () => db.$executeRaw`UPDATE event SET kind = 'nothing'`,
      () => db.$executeRaw`DELETE FROM event`,
      () => db.$executeRaw`TRUNCATE event`,
      () => db.$executeRaw`UPDATE version SET status = 'confirmed'`,
      () => db.$executeRaw`DELETE FROM version`,
      () => db.$executeRaw`TRUNCATE version CASCADE`,
      () => db.$executeRaw`UPDATE decision SET rationale = 'Because.'`,
      () => db.$executeRaw`DELETE FROM decision`,
      () => db.$executeRaw`TRUNCATE decision CASCADE`,
      () => db.$executeRaw`DELETE FROM round_part`,
      () => db.$executeRaw`TRUNCATE round_part CASCADE`,
      () => db.$executeRaw`DELETE FROM stream`,
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow(/is a record: rows are added, never changed or removed/);
  });

  it("takes an event only after the last one of its stream", async () => {
    const claim = await aRecord();
    const last = await db.stream.findUniqueOrThrow({ where: { name: `claim:${claim.id}` } });
    const event = { name: last.name, kind: "invented", at: new Date(), data: {}, hash: "f".repeat(64) };
    await expect(db.event.create({ data: { ...event, number: last.number + 2, previous: last.hash } })).rejects.toThrow(/does not follow/);
    await expect(db.event.create({ data: { ...event, number: last.number + 1, previous: "0".repeat(64) } })).rejects.toThrow(
      /does not follow/,
    );
    await expect(db.$executeRaw`UPDATE stream SET number = number - 1 WHERE name = ${last.name}`).rejects.toThrow(/does not end there/);
  });

  it("numbers the events of one stream without a gap, however many are written at once", async () => {
    const person = await aPerson(db, "editor");
    const at = new Date();
    await Promise.all(
      Array.from({ length: 20 }, () =>
        db.$transaction((tx) => recordEvent(tx, { stream: `person:${person.id}`, kind: "counted", at, actorId: person.id, data: {} })),
      ),
    );
    const numbers = await db.event.findMany({
      where: { name: `person:${person.id}` },
      select: { number: true },
      orderBy: { number: "asc" },
    });
    expect(numbers.map((event) => event.number)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    expect(await verifyRecord(db)).toEqual([]);
  });

  it("shows any change that goes past the triggers: a row, the order, the end, a published text", async () => {
    const claim = await aRecord();
    const name = `claim:${claim.id}`;
    expect(await verifyRecord(db)).toEqual([]);

    await tamper((tx) => tx.$executeRaw`UPDATE event SET data = data || '{"reason": "another"}' WHERE stream = ${name} AND number = 2`);
    expect(await verifyRecord(db)).toEqual([`Event 2 of ${name} is not what was written.`]);
    await tamper((tx) => tx.$executeRaw`UPDATE event SET data = data - 'reason' WHERE stream = ${name} AND number = 2`);
    expect(await verifyRecord(db)).toEqual([]);

    const { number } = await db.stream.findUniqueOrThrow({ where: { name } });
    await tamper((tx) => tx.$executeRaw`DELETE FROM event WHERE stream = ${name} AND number = ${number}`);
    expect(await verifyRecord(db)).toEqual([`The end of ${name} is missing.`]);
    await tamper((tx) => tx.$executeRaw`DELETE FROM event WHERE stream = ${name} AND number = 2`);
    expect(await verifyRecord(db)).toContain(`Event 3 of ${name} does not follow the one before it.`);

    await tamper(
      (tx) =>
        tx.$executeRaw`UPDATE version SET snapshot = jsonb_set(snapshot, '{rationale}', '"Because."') WHERE "claimId" = ${claim.id}::uuid`,
    );
    expect(await verifyRecord(db)).toContain(`Version 1 of claim ${claim.id} is not what was published.`);
  });

  it("is read in pages: what is found does not depend on how long they are", async () => {
    for (let made = 0; made < 3; made++) await aRecord();
    const whole = await verifyRecord(db);
    expect(whole.length).toBeGreaterThan(0); // of the test above
    for (const pageSize of [1, 2, 3]) expect(await verifyRecord(db, pageSize)).toEqual(whole);
  });
});
