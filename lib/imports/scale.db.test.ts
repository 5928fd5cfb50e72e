import { describe, expect, it } from "vitest";
import { verifyRecord } from "#lib/audit/verify";
import { reopenClaim, submitClaim } from "#lib/claims/commands";
import type { Db } from "#lib/db";
import { linkSources } from "#lib/evidence/commands";
import { contentsOf, READERS } from "#lib/evidence/queries";
import { type PlacedRow, scaleLoader } from "#lib/imports/scale";
import type { ScaleRow } from "#lib/imports/scale-rows";
import { countClaims, listClaims } from "#lib/publication/lists";
import { publishedClaim } from "#lib/publication/queries";
import { refreshEntries } from "#lib/publication/refresh";
import { decide } from "#lib/review/commands";
import { aDecision, aDraft, aLink, aParty, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";
import { testDatabase } from "#prisma/factories/test-database";

const db = testDatabase();
const SPEAKERS = ["The mayor", "the-mayor", "A minister", null];

function aRow(id: number, more: Partial<ScaleRow> = {}): ScaleRow {
  const address = id % 3 === 0 ? `https://www.checks.example/reports/the-bridge-${id}` : null;
  return {
    id: String(id),
    text: `The bridge was closed for ${id} days`,
    cut: false,
    language: "en",
    speaker: SPEAKERS[id % SPEAKERS.length] ?? null,
    saidOn: id % 5 === 0 ? null : "2019-07-30",
    saidWhere: id % 2 === 0 ? "a speech" : null,
    topics: id % 2 === 0 ? ["Bridges", "Speeches"] : ["Bridges"],
    source: address
      ? { title: `The bridge ${id}`, address, publisher: "checks.example" }
      : { title: "Bridges 2019", address, publisher: null },
    ...more,
  };
}

const rows = (from: number, to: number): PlacedRow[] =>
  Array.from({ length: to - from }, (_, at) => ({ row: aRow(from + at), at: new Date(Date.UTC(2020, 0, 1, from + at)) }));

describe("a large set of claims", () => {
  it("is loaded once, whoever was killed on the way, and its record is whole", async () => {
    const load = await scaleLoader(db, "bridges");
    expect(await Promise.all([load(rows(0, 50)), load(rows(50, 100))])).toEqual([
      { created: 50, alreadyThere: 0 },
      { created: 50, alreadyThere: 0 },
    ]);
    const again = await scaleLoader(db, "bridges");
    expect(await again(rows(0, 200))).toEqual({ created: 100, alreadyThere: 100 });
    expect(await again(rows(0, 200))).toEqual({ created: 0, alreadyThere: 200 });
    expect(await countClaims(db)).toBe(200);
    expect(await db.party.count({ where: { kind: "person" } })).toBe(2);
    expect(await db.source.count()).toBe(67 + 1);
    expect(await verifyRecord(db, 50)).toEqual([]);
  });

  it("stands in the lists, newest published first, and is found by speaker, topic and day", async () => {
    const { items } = await listClaims(db, {}, {}, 3);
    expect(items.map((one) => one.text)).toEqual([199, 198, 197].map((days) => `The bridge was closed for ${days} days`));
    expect(items.map((one) => one.status)).toEqual(["unreviewed", "unreviewed", "unreviewed"]);
    expect(await countClaims(db, { speaker: "the-mayor" })).toBe(100);
    expect(await countClaims(db, { topic: "speeches", status: "unreviewed" })).toBe(100);
    expect(await countClaims(db, { from: "2019-07-30", to: "2019-07-30" })).toBe(160);
    expect(await countClaims(db, { q: "mayor bridge" })).toBe(100);
  });

  it("has of each claim what its working copy says, by the rules of today", async () => {
    const claims = await db.claim.findMany({ take: 20, orderBy: { number: "asc" }, select: { id: true, number: true } });
    const contents = await contentsOf(
      db,
      claims.map((one) => one.id),
      READERS,
    );
    for (const { id, number } of claims) {
      const { snapshot } = (await publishedClaim(db, number)) ?? {};
      expect(snapshot).toMatchObject({ ...contents.get(id), status: "unreviewed", cause: "import", asOf: null, signatures: 0 });
    }
  });

  it("has the rows that the commands write of a claim like it", async () => {
    const now = new Date(Date.UTC(2021, 0, 1));
    const author = acting(db, await aPerson(db, "editor", now), now);
    const speaker = await aParty(author, "The harbour master", "person");
    const publisher = await aParty(author, "harbour.example", "medium");
    const draft = await aDraft(author, {
      text: "The harbour was closed",
      speakerId: speaker.id,
      speakerUnknown: false,
      saidOn: "2019-07-30",
      saidWhere: "a speech",
      topics: ["Harbours"],
    });
    const source = { title: "The harbour", address: "https://harbour.example/the-harbour", publisherId: publisher.id };
    const link = aLink({ basis: { kind: "attributed", partyId: speaker.id, firstHand: false } });
    await linkSources(author, seenOf(draft), [{ ...link, source: { ...link.source, ...source, publishedOn: null, language: "en" } }]);

    const load = await scaleLoader(db, "harbours");
    const row = aRow(1, {
      text: "The harbour was closed",
      speaker: "A pilot",
      saidOn: "2019-07-30",
      saidWhere: "a speech",
      topics: ["Harbours"],
      source: { title: "The harbour", address: "https://pilots.example/the-harbour", publisher: "pilots.example" },
    });
    await load([{ row, at: now }]);
    const [byCommands, loaded] = await Promise.all([writtenOf(db, "The harbour master"), writtenOf(db, "A pilot")]);
    expect(loaded).toEqual(byCommands);
  });

  it("can be decided by the desk like any other claim, and its entries made anew are the same", async () => {
    const now = new Date(Date.UTC(2026, 0, 1));
    const editor = acting(db, await aPerson(db, "editor", now), now);
    const reviewer = acting(db, await aPerson(db, "reviewer", now), now);
    const claim = await db.claim.findFirstOrThrow({
      where: { text: "The bridge was closed for 7 days" },
      select: { number: true, revision: true },
    });
    const { revision } = await reopenClaim(editor, claim, "recheck", "Nobody here has looked at it.");
    const submitted = await submitClaim(editor, { number: claim.number, revision });
    const suggestion = { ...aDecision({ number: claim.number, revision: submitted.revision }), asOf: "2025-12-31" };
    await decide(reviewer, suggestion);
    const { snapshot } = (await publishedClaim(db, claim.number)) ?? {};
    expect(snapshot).toMatchObject({ version: 2, status: "unilateral", correction: null });

    const entries = () =>
      db.publication.findMany({ orderBy: { number: "asc" }, select: { listed: true, json: true, parties: true, topics: true } });
    const before = await entries();
    await db.publication.updateMany({ data: { entryRules: 0 } });
    await refreshEntries(db);
    expect(await entries()).toEqual(before);
    expect(await verifyRecord(db)).toEqual([]);
  });
});

/** What the tables hold of the one claim of a speaker, but for what differs between any two claims. */
async function writtenOf(from: Db, speaker: string) {
  const claim = await from.claim.findFirstOrThrow({
    where: { speaker: { name: speaker } },
    include: {
      speaker: true,
      topics: true,
      concerns: true,
      parts: true,
      evidence: { include: { source: { include: { publisher: true } } } },
    },
  });
  const events = await from.event.findMany({
    where: {
      name: { in: [`party:${claim.speakerId}`, `source:${claim.evidence[0]?.sourceId}`, `party:${claim.evidence[0]?.source.publisherId}`] },
    },
    select: { kind: true, number: true, data: true },
    orderBy: [{ kind: "asc" }, { name: "asc" }],
  });
  const differing = /^(id|.*Id|number|name|nameKey|slug|searchText|lookKeys|address|addressKey|basisKey|state|revision|publisherId)$/;
  const alike = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(alike);
    if (value === null || typeof value !== "object" || value instanceof Date) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, part]) => [key, differing.test(key) ? typeof part : alike(part)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  };
  return alike({ claim, events: events.map((event) => JSON.stringify(alike(event))).sort() });
}
