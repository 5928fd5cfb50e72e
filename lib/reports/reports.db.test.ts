import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { verifyRecord } from "#lib/audit/verify";
import { reopenClaim } from "#lib/claims/commands";
import type { Context } from "#lib/context";
import { db as client, connectTo } from "#lib/db";
import { env } from "#lib/env";
import { violatedConstraint } from "#lib/errors";
import { closeReport, MOST_REPORTS, type NewReport, sendReport } from "#lib/reports/commands";
import { closedReports, countOpenReports, openReports } from "#lib/reports/queries";
import { clearWhatIsOver } from "#lib/upkeep";
import { aPublishedClaim, claimContent, correct } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
const NOW = new Date("2026-11-24T10:00:00Z");
const later = (ms: number) => new Date(NOW.getTime() + ms);
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
let editor: Context;

beforeAll(async () => {
  editor = acting(db, await aPerson(db, "editor"));
});

beforeEach(async () => {
  await db.report.deleteMany({});
});

const aReport = (given: Partial<NewReport> = {}): NewReport => ({
  about: "/about",
  version: null,
  text: `The year is wrong ${crypto.randomUUID()}`,
  contact: null,
  sender: "somebody",
  now: NOW,
  ...given,
});
const sent = async (given: Partial<NewReport> = {}) => {
  const report = aReport(given);
  await sendReport(db, report);
  return db.report.findFirstOrThrow({ where: { text: report.text } });
};

describe("what a reader reports", () => {
  test("reaches the desk with the page, the claim and the version that they saw", async () => {
    const claim = await aPublishedClaim(editor, acting(db, await aPerson(db, "reviewer")));
    const about = `/claims/${claim.number}-whatever`;
    await sent({ about, text: "The bridge is open.", contact: "reader@example.org" });
    const { rows } = await openReports(db, editor.actor);
    expect(rows).toMatchObject([
      {
        about,
        text: "The bridge is open.",
        contact: "reader@example.org",
        claim: { number: claim.number, version: { number: 1 }, whyNotReopen: null },
      },
    ]);
    for (const version of [1, 7, 0]) expect((await sent({ about, version, sender: `of ${version}` })).version).toBe(1);
    expect(await verifyRecord(db)).toEqual([]);
  });

  test("of a claim that is not public names no claim", async () => {
    for (const about of ["/claims/999999", "/about"]) expect(await sent({ about })).toMatchObject({ claimNumber: null, version: null });
  });

  test("is one report, however often it is sent within a day", async () => {
    const report = aReport();
    await Promise.all(Array.from({ length: 8 }, () => sendReport(db, report)));
    await sendReport(db, { ...report, now: later(HOUR) });
    expect(await db.report.count()).toBe(1);
    await sendReport(db, { ...report, sender: "somebody else" });
    await sendReport(db, { ...report, about: "/methodology" });
    await sendReport(db, { ...report, now: later(DAY + 1) });
    expect(await db.report.count()).toBe(4);
  });
});

describe("a flood", () => {
  test("from one sender ends with the fifth report of an hour, also through several processes at once", async () => {
    const other = connectTo(env.DATABASE_URL ?? "", 5);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, nth) => sendReport(nth % 2 ? db : other, aReport())));
    await other.$disconnect();
    expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(MOST_REPORTS.ofSender);
    expect(await db.report.count()).toBe(5);
    for (const one of outcomes)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: 429, details: { retryAfter: 3_600 } });
  });

  test("says when the next report is taken, and takes it then", async () => {
    for (let nth = 0; nth < 5; nth++) await sendReport(db, aReport({ now: later(nth * MINUTE) }));
    await expect(sendReport(db, aReport({ now: later(10 * MINUTE) }))).rejects.toMatchObject({
      code: 429,
      details: { retryAfter: 50 * 60 },
    });
    await sendReport(db, aReport({ now: later(HOUR) }));
    await expect(sendReport(db, aReport({ now: later(HOUR) }))).rejects.toMatchObject({ code: 429, details: { retryAfter: 60 } });
    await sendReport(db, aReport({ now: later(10 * MINUTE), sender: "somebody else" }));
  });

  test("from many senders ends with the two hundredth of an hour", async () => {
    await db.report.createMany({
      data: Array.from({ length: MOST_REPORTS.ofAll }, (_, nth) => ({ at: NOW, about: "/", text: `No. ${nth}`, sender: `robot ${nth}` })),
    });
    await expect(sendReport(db, aReport({ now: later(MINUTE) }))).rejects.toMatchObject({ code: 429, details: { retryAfter: 59 * 60 } });
    await sendReport(db, aReport({ now: later(HOUR) }));
  });
});

describe("the queue", () => {
  test("is read a page at a time, the oldest first, and counted no further than it is shown", async () => {
    for (let nth = 0; nth < 7; nth++) await sent({ text: `No. ${nth}`, sender: `reader ${nth}`, now: later(nth < 3 ? 0 : nth) });
    const first = await openReports(db, editor.actor, null, 4);
    const second = await openReports(db, editor.actor, first.next, 4);
    expect([first.rows.length, second.rows.length, second.next]).toEqual([4, 3, null]);
    expect(new Set([...first.rows, ...second.rows].map(({ text }) => text)).size).toBe(7);
    expect(second.rows.at(-1)?.text).toBe("No. 6");
    expect([await countOpenReports(db, 5), await countOpenReports(db, 100)]).toEqual([5, 7]);
  });

  test("lets one of two close a report, and tells the other who did", async () => {
    const { id } = await sent();
    const close = () => closeReport(editor, { id, outcome: "corrected", note: "Thank you." });
    const outcomes = await Promise.allSettled([close(), close()]);
    expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(outcomes.find((one) => one.status === "rejected")?.reason).toMatchObject({
      code: 409,
      details: { changes: [{ what: "report closed", who: editor.actor.name }] },
    });
    expect(await closedReports(db)).toMatchObject([{ id, outcome: "corrected", note: "Thank you.", who: editor.actor.name }]);
    const events = await db.event.findMany({ where: { name: `report:${id}` }, orderBy: { number: "asc" } });
    expect(events.map(({ kind, actorId }) => [kind, actorId])).toEqual([
      ["received", null],
      ["closed", editor.actor.id],
    ]);
    expect(JSON.stringify(events)).not.toContain("The year is wrong");
  });

  test("no longer shows what was not a report", async () => {
    const { id } = await sent();
    await closeReport(editor, { id, outcome: "not_a_report", note: null });
    expect([(await openReports(db, editor.actor)).rows, await closedReports(db)]).toEqual([[], []]);
    await expect(closeReport(editor, { id: crypto.randomUUID(), outcome: "corrected", note: null })).rejects.toMatchObject({ code: 404 });
  });

  test("shows the words that the reader read, and says when others stand there since", async () => {
    const reviewer = acting(db, await aPerson(db, "reviewer"));
    const claim = await aPublishedClaim(editor, reviewer, { text: "The bridge was closed" });
    await sent({ about: `/claims/${claim.number}` });
    const read = { number: 1, text: "The bridge was closed" };
    expect((await openReports(db, editor.actor)).rows[0]?.claim).toMatchObject({ version: read, since: null });
    await correct(editor, reviewer, claim, claimContent({ text: "The bridge was open" }));
    expect((await openReports(db, editor.actor)).rows[0]?.claim).toMatchObject({ version: read, since: { version: 2, corrected: true } });
  });

  test("says why a claim cannot be opened again from it", async () => {
    const claim = await aPublishedClaim(editor, acting(db, await aPerson(db, "reviewer")));
    await sent({ about: `/claims/${claim.number}` });
    await reopenClaim(editor, { number: claim.number, revision: claim.revision }, "correction", "A reader was right");
    expect((await openReports(db, editor.actor)).rows[0]?.claim?.whyNotReopen).toMatch(/cannot|opened|draft/i);
  });
});

test("after a day nothing says who sent a report; 90 days after it was closed its address goes, and what was none goes whole", async () => {
  const contact = "reader@example.org";
  const closed = await sent({ contact });
  const nonsense = await sent({ contact });
  const open = await sent({ contact });
  await closeReport({ ...editor, now: later(DAY) }, { id: closed.id, outcome: "corrected", note: null });
  await closeReport({ ...editor, now: later(DAY) }, { id: nonsense.id, outcome: "not_a_report", note: null });
  const left = async () => (await db.report.findMany({ orderBy: { id: "asc" } })).map(({ id, contact, sender }) => [id, contact, sender]);

  await clearWhatIsOver(db, later(DAY - 1));
  expect((await left()).map(([, , sender]) => sender)).toEqual(["somebody", "somebody", "somebody"]);
  await clearWhatIsOver(db, later(91 * DAY - 1));
  expect(await left()).toEqual([closed, nonsense, open].map(({ id }) => [id, contact, null]));
  await clearWhatIsOver(db, later(91 * DAY + 1));
  expect(await left()).toEqual([
    [closed.id, null, null],
    [open.id, contact, null],
  ]);
});

test("the database itself holds no report that is half closed, and none that is too long", async () => {
  const row = { at: NOW, about: "/", text: "Wrong" };
  const broken = async (data: object) => db.report.create({ data: { ...row, ...data } }).then(() => null, violatedConstraint);
  expect(await broken({ text: "🙂".repeat(5_000) })).toBeNull();
  expect(await broken({ text: "a".repeat(5_001) })).toBe("report_text_length");
  expect(await broken({ text: "" })).toBe("report_text_length");
  expect(await broken({ contact: "a".repeat(321) })).toBe("report_contact_length");
  expect(await broken({ outcome: "corrected" })).toBe("report_open_or_closed");
  expect(await broken({ note: "Said of an open one" })).toBe("report_open_or_closed");
  expect(await broken({ handledAt: NOW, handledById: editor.actor.id })).toBe("report_open_or_closed");
});
