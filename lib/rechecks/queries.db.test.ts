import { beforeEach, describe, expect, it } from "vitest";
import { reopenClaim, submitClaim } from "#lib/claims/commands";
import type { Context } from "#lib/context";
import { fromDay } from "#lib/dates";
import { db as client, connectTo } from "#lib/db";
import { env } from "#lib/env";
import { linkSources } from "#lib/evidence/commands";
import { retractClaim } from "#lib/publication/publish";
import { comingRechecks, countRechecks, dueRechecks, recheckOf } from "#lib/rechecks/queries";
import { decide } from "#lib/review/commands";
import { aClaimInReview, aDecision, aLink, aParty, aPublishedClaim, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";
import { anAnsweredRequest } from "#prisma/factories/responses";

const db = client();
const NOW = new Date("2026-01-10T12:00:00Z");

let editor: Context;
let reviewer: Context;
beforeEach(async () => {
  editor = acting(db, await aPerson(db, "editor"), NOW);
  reviewer = acting(db, await aPerson(db, "reviewer"), NOW);
  // Each test has a queue of its own.
  await db.publication.updateMany({ data: { recheckOn: null } });
  await db.claim.updateMany({ data: { news: null, newsSince: null } });
});

async function publishedUntil(recheckOn: string) {
  const claim = await aPublishedClaim(editor, reviewer);
  await db.publication.update({ where: { claimId: claim.id }, data: { recheckOn: fromDay(recheckOn) } });
  return claim;
}

const due = async () => (await dueRechecks(db, NOW)).rows.map((row) => row.number);
const at = (day: string) => new Date(`${day}T09:00:00Z`);

describe("the queue of rechecks", () => {
  it("holds what is due today and what is overdue, the longest first, and not what lies ahead", async () => {
    const [today, tomorrow, overdue] = [
      await publishedUntil("2026-01-10"),
      await publishedUntil("2026-01-11"),
      await publishedUntil("2026-01-02"),
    ];
    expect(await due()).toEqual([overdue.number, today.number]);
    expect(await countRechecks(db, NOW, 100)).toBe(2);
    expect((await comingRechecks(db, NOW, 10)).map((row) => row.number)).toEqual([tomorrow.number]);
    expect((await comingRechecks(db, NOW, 0)).length).toBe(0);
  });

  it("holds a claim with new evidence or a new answer although its day lies ahead, since the first that no decision has seen", async () => {
    const [reported, answered] = [await publishedUntil("2026-03-01"), await publishedUntil("2026-03-01")];
    const first = await linkSources({ ...editor, now: at("2026-01-04") }, seenOf(reported), [aLink()]);
    await anAnsweredRequest({ ...editor, now: at("2026-01-08") }, { ...reported, revision: first.revision });
    await anAnsweredRequest({ ...editor, now: at("2026-01-03") }, answered);
    const { rows } = await dueRechecks(db, NOW);
    expect(rows.map((row) => [row.number, row.news])).toEqual([
      [answered.number, { what: "answer", since: "2026-01-03T09:00:00.000Z" }],
      [reported.number, { what: "evidence", since: "2026-01-04T09:00:00.000Z" }],
    ]);
    expect(await comingRechecks(db, NOW, 10)).toEqual([]);
    expect(await countRechecks(db, NOW, 100)).toBe(2);
  });

  it("counts days by UTC, whatever the database's own zone", async () => {
    const [late, early] = [await publishedUntil("2026-03-01"), await publishedUntil("2026-01-05")];
    await linkSources({ ...editor, now: new Date("2026-01-04T23:30:00Z") }, seenOf(late), [aLink()]);
    const url = new URL(env.DATABASE_URL ?? "");
    url.searchParams.set("options", "-c timezone=Pacific/Auckland");
    const inAuckland = connectTo(url.href, 1);
    expect((await dueRechecks(inAuckland, NOW)).rows.map((row) => row.number)).toEqual([late.number, early.number]);
    const first = await dueRechecks(inAuckland, NOW, null, 1);
    await inAuckland.$disconnect();
    expect(first.next).toEqual({ day: "2026-01-04", number: late.number });
  });

  it("leaves out what has been opened again, retracted, or decided anew", async () => {
    const [reopened, retracted, decided] = [
      await publishedUntil("2026-01-02"),
      await publishedUntil("2026-01-02"),
      await publishedUntil("2026-01-02"),
    ];
    expect(await due()).toHaveLength(3);
    await reopenClaim(editor, seenOf(reopened), "recheck", "A week has passed.");
    await retractClaim(reviewer, seenOf(retracted), "We were wrong.");
    const { revision } = await reopenClaim(editor, seenOf(decided), "recheck", "A week has passed.");
    const again = await submitClaim(editor, { ...seenOf(decided), revision });
    await decide(reviewer, { ...aDecision({ ...seenOf(decided), revision: again.revision }), asOf: "2026-01-10" });
    expect(await due()).toEqual([]);
    expect((await comingRechecks(db, NOW, 10)).map((row) => row.number)).toEqual([decided.number]);
    expect(await recheckOf(db, decided.id, NOW)).toMatchObject({ recheckOn: "2026-01-17", news: null });
    expect(await recheckOf(db, retracted.id, NOW)).toBeNull();
  });

  it("is walked page by page, each claim once, those of one day by their numbers", async () => {
    const days = ["2026-01-02", "2026-01-01", "2026-01-02", "2026-01-02", "2026-01-09"];
    const claims: { number: number; day: string }[] = [];
    for (const day of days) claims.push({ number: (await publishedUntil(day)).number, day });
    const walked: number[] = [];
    for (let page = await dueRechecks(db, NOW, null, 2); ; page = await dueRechecks(db, NOW, page.next, 2)) {
      walked.push(...page.rows.map((row) => row.number));
      if (page.next === null) break;
    }
    const inOrder = claims.sort((a, b) => a.day.localeCompare(b.day) || a.number - b.number).map((claim) => claim.number);
    expect(walked).toEqual(inOrder);
  });
});

describe("what the evidence suggests now", () => {
  it("is marked where it is something else than was decided, and not where it is the same", async () => {
    const [speaker, other] = [await aParty(editor), await aParty(editor)];
    const content = { speakerId: speaker.id, speakerUnknown: false, concernIds: [other.id] };
    const itsWord = [aLink({ basis: { kind: "attributed", partyId: speaker.id, firstHand: false } })];
    const claim = await aClaimInReview(editor, content, itsWord);
    const decided = await decide(reviewer, { ...aDecision(seenOf(claim)), reasonAgainst: null, recheckOn: "2026-02-01" });
    expect(await recheckOf(db, claim.id, NOW)).toMatchObject({
      decided: { status: "unilateral", balance: null, asOf: "2025-12-26" },
      now: { status: "unilateral", balance: null },
      differs: false,
    });
    await anAnsweredRequest(editor, { ...claim, revision: decided.revision }, {}, { partyId: other.id });
    expect((await dueRechecks(db, NOW)).rows).toMatchObject([
      { number: claim.number, now: { status: "disputed", balance: "neither" }, differs: true, recheckOn: "2026-02-01" },
    ]);
  });
});
