import { beforeAll, describe, expect, it } from "vitest";
import { discardClaim, submitClaim } from "#lib/claims/commands";
import { exportedClaims } from "#lib/claims/export";
import { countClaims, listClaims } from "#lib/claims/list";
import { type ClaimFilter, NO_FILTER, SORTS } from "#lib/claims/search-params";
import type { Context } from "#lib/context";
import { linkSources } from "#lib/evidence/commands";
import { releaseClaim, takeClaim } from "#lib/review/commands";
import { aClaimInReview, aDraft, aLink, aParty, aPublishedClaim, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";
import { testDatabase } from "#prisma/factories/test-database";

const db = testDatabase();
let editor: Context;
let other: Context;
let reviewer: Context;
let speaker: { id: string; slug: string };

beforeAll(async () => {
  editor = acting(db, await aPerson(db, "editor"));
  other = acting(db, await aPerson(db, "editor"));
  reviewer = acting(db, await aPerson(db, "reviewer"));
  const party = await aParty(editor, "Österreichische Zeitung", "medium");
  speaker = await db.party.findUniqueOrThrow({ where: { id: party.id }, select: { id: true, slug: true } });
  // Equal moments, equal days, no days: only the number tells these apart.
  for (let n = 0; n < 9; n++) {
    const undated = n % 3 === 0;
    await aDraft(n % 2 ? editor : other, { text: `Equal claim ${n}`, saidOn: undated ? null : "2025-12-24", undated });
  }
  await aDraft(editor, { text: "No date at all", saidOn: null, undated: false });
  await aDraft(editor, {
    text: "The DAM burst at 100%_",
    saidOn: "2024-02-29",
    topics: ["Water"],
    speakerId: speaker.id,
    speakerUnknown: false,
  });
  for (let n = 0; n < 4; n++) await aClaimInReview(n % 2 ? editor : other, { text: `=Waiting ${n}`, saidOn: "2025-12-20" });
  for (let n = 0; n < 3; n++) await aPublishedClaim(editor, reviewer, { text: `Decided, "so" ${n}` });
  await discardClaim(editor, seenOf(await aDraft(editor, { text: "Gone" })));
});

const numbersIn = async (filter: Partial<ClaimFilter>, who = editor) =>
  (await listClaims(db, who.actor, { ...NO_FILTER, ...filter, sort: "number", order: "asc" }, new Date(), 100)).rows.map(
    (row) => row.number,
  );

describe("paging", () => {
  it.each(SORTS.flatMap((sort) => [[sort, "asc"] as const, [sort, "desc"] as const]))(
    "by %s %s meets every claim once, there and back",
    async (sort, order) => {
      const all = await numbersIn({});
      expect(all).toHaveLength(18);
      const page = (place: object) => listClaims(db, editor.actor, { ...NO_FILTER, sort, order, ...place }, new Date(), 4);

      const there: number[] = [];
      let current = await page({});
      expect(current.before).toBeNull();
      for (;;) {
        there.push(...current.rows.map((row) => row.number));
        if (!current.after) break;
        current = await page({ after: current.after });
      }
      expect([...there].sort((a, b) => a - b)).toEqual(all);

      const back: number[] = [];
      current = await page({ last: true });
      expect(current.after).toBeNull();
      for (;;) {
        back.unshift(...current.rows.map((row) => row.number));
        if (!current.before) break;
        current = await page({ before: current.before });
      }
      expect(back).toEqual(there);
    },
  );

  it("by time in review has what does not wait at the end, whichever way", async () => {
    for (const order of ["asc", "desc"] as const) {
      const { rows } = await listClaims(db, editor.actor, { ...NO_FILTER, sort: "waiting", order }, new Date(), 100);
      expect(rows.slice(0, 4).every((row) => row.state === "in_review")).toBe(true);
    }
  });
});

describe("filters", () => {
  it("leave a discarded claim out, whatever is asked", async () => {
    expect(await numbersIn({ q: "gone" })).toEqual([]);
    expect(await countClaims(db, editor.actor, NO_FILTER)).toBe(18);
  });

  it("find by state, status, owner, speaker, topic and day", async () => {
    expect(await numbersIn({ state: "in_review" })).toHaveLength(4);
    expect(await numbersIn({ status: "unilateral" })).toHaveLength(3);
    expect(await numbersIn({ status: "unreviewed" })).toHaveLength(15);
    expect(await numbersIn({ owner: "me" }, other)).toEqual(await numbersIn({ owner: other.actor.id }));
    expect(await numbersIn({ speaker: speaker.slug })).toHaveLength(1);
    expect(await numbersIn({ topic: "water" })).toHaveLength(1);
    expect(await numbersIn({ topic: "no-such-topic" })).toEqual([]);
    expect(await numbersIn({ from: "2024-02-29", to: "2024-02-29" })).toHaveLength(1);
    expect(await numbersIn({ to: "2025-12-20" })).toHaveLength(5);
  });

  it("search every word without regard to case and accents, wildcards as they are, and numbers of record", async () => {
    const [found] = await numbersIn({ speaker: speaker.slug });
    expect(await numbersIn({ q: "burst dam" })).toEqual([found]);
    expect(await numbersIn({ q: "osterreichische" })).toEqual([found]);
    expect(await numbersIn({ q: "100%_" })).toEqual([found]);
    expect(await numbersIn({ q: "dam equal" })).toEqual([]);
    expect(await numbersIn({ q: `C-${found}` })).toEqual([found]);
    expect(await numbersIn({ q: String(found) })).toContain(found);
  });
});

describe("the export", () => {
  it("holds exactly what is filtered, and no cell that runs", async () => {
    for (const filter of [{}, { state: "in_review" as const }, { q: "decided" }, { topic: "no-such-topic" }]) {
      const pieces: string[] = [];
      for await (const piece of exportedClaims(db, editor.actor, { ...NO_FILTER, ...filter })) pieces.push(piece);
      const lines = pieces.join("").trimEnd().split("\r\n");
      expect(lines[0]).toMatch(/^\uFEFFNumber,/);
      expect(lines.slice(1).map((line) => Number(/^C-(\d+),/.exec(line)?.[1]))).toEqual(await numbersIn(filter));
      expect(lines.join("\n")).not.toMatch(/,=/);
    }
  });
});

describe("a row", () => {
  it("says why what is offered may not be done, as the command would", async () => {
    const { rows } = await listClaims(db, reviewer.actor, { ...NO_FILTER, state: "in_review", sort: "number", order: "asc" }, new Date());
    expect(rows[0]?.actions).toMatchObject({ take: null, decide: null });
    const own = await listClaims(db, editor.actor, { ...NO_FILTER, state: "in_review", sort: "number", order: "asc" }, new Date());
    expect(own.rows[0]?.actions.take).toMatch(/Only reviewers/);
    expect(own.rows[0]?.actions).not.toHaveProperty("submit");
  });

  it("is taken for half an hour, by one reviewer, and free again after it", async () => {
    const draft = await aDraft(editor, { text: "To be taken" });
    const linked = await linkSources(editor, seenOf(draft), [aLink()]);
    const { revision } = await submitClaim(editor, { number: draft.number, revision: linked.revision });
    const seen = { number: draft.number, revision };
    const second = acting(db, await aPerson(db, "reviewer"));
    await takeClaim(reviewer, seen);
    await expect(takeClaim(second, seen)).rejects.toMatchObject({ code: 409 });
    const rowAt = async (now: Date) =>
      (await listClaims(db, second.actor, { ...NO_FILTER, q: `C-${draft.number}`, sort: "number", order: "asc" }, now)).rows[0];
    expect((await rowAt(reviewer.now))?.taken).toMatchObject({ by: reviewer.actor.name, mine: false });
    const later = { ...second, now: new Date(reviewer.now.getTime() + 30 * 60_000 + 1) };
    expect((await rowAt(later.now))?.taken).toBeNull();
    await takeClaim(later, seen);
    await releaseClaim(later, seen);
    expect((await rowAt(later.now))?.taken).toBeNull();
  });
});
