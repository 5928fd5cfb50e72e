import { beforeAll, describe, expect, it } from "vitest";
import { submitClaim } from "#lib/claims/commands";
import type { Context } from "#lib/context";
import { db as client, readDirectly } from "#lib/db";
import { linkSources, withholdEvidence } from "#lib/evidence/commands";
import { tieParties } from "#lib/parties/tie-commands";
import { madeIn } from "#lib/publication/corrections";
import { countClaims, filterChoices, filterNames, latestDecided, listClaims, listText } from "#lib/publication/lists";
import type { Place } from "#lib/publication/pages";
import { retractClaim } from "#lib/publication/publish";
import { publicParty, publishedClaim } from "#lib/publication/queries";
import type { Cursor } from "#lib/publication/search-params";
import { decide } from "#lib/review/commands";
import { versionOf, versionsOf } from "#lib/versions/queries";
import { aDecision, aDraft, aLink, aParty, aPublishedClaim, claimContent, correct, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let editor: Context;
let reviewer: Context;

beforeAll(async () => {
  [editor, reviewer] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "reviewer"))];
});

const numbers = (page: { items: { number: number }[] }) => page.items.map((claim) => claim.number);

async function walk(
  filter: Parameters<typeof listClaims>[1],
  start: Place,
  direction: "next" | "previous",
  size: number,
): Promise<number[][]> {
  const pages: number[][] = [];
  let place: Place | null = start;
  while (place !== null && pages.length < 50) {
    const page: Awaited<ReturnType<typeof listClaims>> = await listClaims(db, filter, place, size);
    pages.push(numbers(page));
    const on = page[direction];
    place = on && (direction === "next" ? { after: on } : { before: on });
  }
  return pages;
}

describe("what readers can read", () => {
  it("is each version of a claim, also those that are no longer the current one, and none that does not exist", async () => {
    const claim = await aPublishedClaim(editor, reviewer);
    await retractClaim(reviewer, seenOf(claim), "It was a forgery.");
    const seen = await Promise.all([1, 2, 3].map((version) => versionOf(db, claim.number, version)));
    expect(seen.map((version) => version?.snapshot.status)).toEqual(["unilateral", null, undefined]);
    const draft = await aDraft(editor);
    expect(await versionOf(db, draft.number, 1)).toBeNull();
  });

  it("never shows a draft, nor a party that only a draft names", async () => {
    const speaker = await aParty(editor);
    const draft = await aDraft(editor, { text: "Quokka draft", speakerId: speaker.id, speakerUnknown: false, topics: ["Quokka topic"] });
    expect(await publishedClaim(db, draft.number)).toBeNull();
    expect(await publicParty(db, speaker.slug, "2025-12-26")).toBeNull();
    expect(await filterNames(db, { party: speaker.slug, topic: "quokka-topic" })).toEqual({ party: null, topic: null });
    for (const filter of [{ q: "quokka" }, { party: speaker.slug }, { speaker: speaker.slug }, { topic: "quokka-topic" }]) {
      expect((await listClaims(db, filter)).items).toEqual([]);
      expect(await countClaims(db, filter)).toBe(0);
    }
    const choices = JSON.stringify(await filterChoices(db));
    expect(choices).not.toContain(speaker.slug);
    expect(choices).not.toContain("quokka");
  });

  it("shows the version that was decided while the claim is being changed", async () => {
    const claim = await aPublishedClaim(editor, reviewer, { text: "Numbat as published" });
    await db.claim.update({ where: { id: claim.id }, data: { text: "Numbat as rewritten", searchText: "numbat as rewritten" } });
    expect((await publishedClaim(db, claim.number))?.snapshot.claim.text).toBe("Numbat as published");
    expect(numbers(await listClaims(db, { q: "numbat published" }))).toEqual([claim.number]);
    expect(numbers(await listClaims(db, { q: "numbat rewritten" }))).toEqual([]);
  });

  it("never shows a withheld source, whatever it is asked", async () => {
    const publisher = await aParty(editor, "Bandicoot Gazette");
    const draft = await aDraft(editor, { text: "Wombat claim" });
    const secret = aLink({
      source: {
        kind: "article",
        title: "Bandicoot memo",
        publisherId: publisher.id,
        author: "Bandicoot author",
        publishedOn: null,
        address: "https://bandicoot.example/",
        language: null,
      },
    });
    const linked = await linkSources(editor, seenOf(draft), [aLink(), secret]);
    const evidence = await db.evidence.findFirstOrThrow({ where: { claimId: draft.id, source: { title: "Bandicoot memo" } } });
    const withheld = await withholdEvidence(editor, { number: draft.number, revision: linked.revision }, evidence.id, "safety");
    const submitted = await submitClaim(editor, { number: draft.number, revision: withheld.revision });
    const seen = { number: draft.number, revision: submitted.revision };
    await decide(reviewer, aDecision(seen));

    const everything = await Promise.all([
      publishedClaim(db, draft.number),
      listClaims(db, {}, {}, 100),
      listText(db, readDirectly, {}, undefined, 100),
      publicParty(db, publisher.slug, "2025-12-26"),
      filterChoices(db),
    ]);
    expect(JSON.stringify(everything)).not.toMatch(/bandicoot/i);
    expect(numbers(await listClaims(db, { q: "bandicoot" }))).toEqual([]);
    expect((await publishedClaim(db, draft.number))?.snapshot.withheld).toEqual(["safety"]);
  });

  it("leaves a retracted claim out of search and off the front page, and keeps its page and its entry", async () => {
    const claim = await aPublishedClaim(editor, reviewer, { text: "Dugong sighting" });
    expect(numbers(await listClaims(db, { q: "dugong" }))).toEqual([claim.number]);
    await retractClaim(reviewer, seenOf(claim), "It was a buoy.");
    expect(numbers(await listClaims(db, { q: "dugong" }))).toEqual([]);
    expect(await countClaims(db, { q: "dugong" })).toBe(0);
    expect((await latestDecided(db, 100)).map((one) => one.number)).not.toContain(claim.number);
    expect(numbers(await listClaims(db, {}, {}, 100))).toContain(claim.number);
    expect((await publishedClaim(db, claim.number))?.snapshot).toMatchObject({ status: null, retraction: { reason: "It was a buoy." } });
  });

  it("shows with a claim all that it said differently before, newest first", async () => {
    const claim = await aPublishedClaim(editor, reviewer, { text: "Echidna at noon" });
    const corrections = async () => madeIn((await versionsOf(db, claim.number))?.versions ?? []);
    expect(await corrections()).toEqual([]);
    const corrected = await correct(editor, reviewer, claim, claimContent({ text: "Echidna at dusk" }), "It was dusk.");
    // The same again says nothing else.
    const same = await correct(editor, reviewer, corrected, claimContent({ text: "Echidna at dusk" }), "Looked at again.");
    await retractClaim(reviewer, seenOf(same), "It was a hedgehog.");
    const found = await publishedClaim(db, claim.number);
    expect(await corrections()).toEqual([
      {
        version: 4,
        at: found?.snapshot.updatedAt,
        correction: { kind: "retraction", why: "It was a hedgehog.", changes: [{ part: "status", was: "unilateral", is: "retracted" }] },
      },
      {
        version: 2,
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        correction: { kind: "correction", why: "It was dusk.", changes: [{ part: "text", was: "Echidna at noon", is: "Echidna at dusk" }] },
      },
    ]);
  });
});

describe("search", () => {
  it("finds a claim by every one of its words, whatever their case and accents, and takes wildcards literally", async () => {
    const claim = await aPublishedClaim(editor, reviewer, { text: "Éxito of 100% at the Café_Müller" });
    const found = async (q: string) => numbers(await listClaims(db, { q })).includes(claim.number);
    for (const q of ["exito", "MÜLLER cafe", "100%", "café_müller", '"exito of 100"', ""]) expect(await found(q), q).toBe(true);
    for (const q of ["exito missing", "m_ller", "%afe", "exito -cafe", '"of exito"']) expect(await found(q), q).toBe(false);
  });

  it("filters by speaker, party, topic, status and the day it was said on", async () => {
    const [speaker, other] = [await aParty(editor), await aParty(editor)];
    const claim = await aPublishedClaim(editor, reviewer, {
      speakerId: speaker.id,
      speakerUnknown: false,
      concernIds: [other.id],
      topics: ["Tides & Dates"],
      saidOn: "2020-02-29",
    });
    const found = async (filter: Parameters<typeof listClaims>[1]) => numbers(await listClaims(db, filter, {}, 100)).includes(claim.number);
    for (const filter of [
      { speaker: speaker.slug },
      { party: other.slug },
      { topic: "tides-and-dates" },
      { status: "unilateral" as const },
      { from: "2020-02-29", to: "2020-02-29" },
    ])
      expect(await found(filter), JSON.stringify(filter)).toBe(true);
    for (const filter of [
      { speaker: other.slug },
      { party: "nobody" },
      { topic: "tides" },
      { status: "disputed" as const },
      { from: "2020-03-01" },
      { to: "2020-02-28" },
    ])
      expect(await found(filter), JSON.stringify(filter)).toBe(false);
  });
});

describe("the list, page by page", () => {
  it("visits each claim exactly once in both directions, even where several were published in one moment", async () => {
    const moment = new Date("2026-01-01T00:00:00Z");
    const made: number[] = [];
    for (let i = 0; i < 7; i++)
      made.push((await aPublishedClaim({ ...editor, now: moment }, { ...reviewer, now: moment }, { topics: ["Platypus"] })).number);
    const newestFirst = made.toReversed();
    for (const size of [1, 2, 3, 7, 8]) {
      expect((await walk({ topic: "platypus" }, {}, "next", size)).flat()).toEqual(newestFirst);
      expect((await walk({ topic: "platypus" }, { last: true }, "previous", size)).toReversed().flat()).toEqual(newestFirst);
    }
  });

  it("is the same as the texts of the API, by their cursors", async () => {
    const all = (await listClaims(db, {}, {}, 100)).items.map((one) => one.number);
    for (const size of [1, 3, 100]) {
      const seen: number[] = [];
      let cursor: Cursor | undefined;
      do {
        const page = await listText(db, readDirectly, {}, cursor, size);
        const claims: { number: number }[] = JSON.parse(`[${page.claims}]`);
        expect(claims.length).toBeLessThanOrEqual(size);
        seen.push(...claims.map((claim) => claim.number));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(seen).toEqual(all);
    }
    expect(await listText(db, readDirectly, { speaker: "nobody" }, undefined, 5)).toEqual({ claims: "", next: null });
  });

  it("visits the same claims by any filter, in the order of the days where days are asked for", async () => {
    const speaker = await aParty(editor);
    const days = ["2019-05-04", "2019-05-02", "2019-05-03", "2019-05-02", "2019-05-05", "2019-05-01"];
    const made: { number: number; saidOn: string }[] = [];
    for (const saidOn of days) {
      const content = { topics: ["Echidna"], speakerId: speaker.id, speakerUnknown: false, saidOn };
      made.push({ number: (await aPublishedClaim(editor, reviewer, content)).number, saidOn });
    }
    await aPublishedClaim(editor, reviewer, { topics: ["Echidna"], saidOn: "2019-05-03" });
    const byDay = made
      .filter(({ saidOn }) => saidOn >= "2019-05-02" && saidOn <= "2019-05-04")
      .sort((a, b) => (a.saidOn === b.saidOn ? b.number - a.number : a.saidOn < b.saidOn ? 1 : -1))
      .map((one) => one.number);
    const within = { from: "2019-05-02", to: "2019-05-04" };
    const party = speaker.slug;
    const filters: [Parameters<typeof listClaims>[1], number[]][] = [
      [{ party, ...within }, byDay],
      [{ speaker: party, status: "unilateral", ...within }, byDay],
      [{ party, topic: "echidna", ...within }, byDay],
      [{ party, topic: "echidna", status: "unilateral" }, made.map((one) => one.number).toReversed()],
      [{ party, topic: "echidna", status: "disputed" }, []],
    ];
    for (const [filter, expected] of filters)
      for (const size of [1, 2, 3, 9]) {
        expect((await walk(filter, {}, "next", size)).flat(), JSON.stringify(filter)).toEqual(expected);
        expect((await walk(filter, { last: true }, "previous", size)).toReversed().flat(), JSON.stringify(filter)).toEqual(expected);
        expect(await countClaims(db, filter)).toBe(expected.length);
      }
    // A place that lies outside the days that are asked for does not widen them.
    const outside = [{ after: { at: Date.parse("2019-06-01"), number: 1 } }, { before: { at: Date.parse("2019-04-01"), number: 1 } }];
    for (const place of outside) expect(numbers(await listClaims(db, { party, ...within }, place))).toEqual(byDay);
  });

  it("offers no way on from the ends, and survives a place that nothing is at", async () => {
    const first = await listClaims(db, {}, {}, 1);
    expect(first.previous).toBeNull();
    expect((await listClaims(db, {}, { last: true }, 1)).next).toBeNull();
    for (const at of [0, 999_999_999_999_999, 8_640_000_000_000_000])
      for (const place of [{ after: { at, number: 1 } }, { before: { at, number: 2_147_483_647 } }])
        await expect(listClaims(db, {}, place)).resolves.toBeDefined();
  });
});

describe("the page of a party", () => {
  it("says what it answers to today, and which parties that readers know answer to it, until when that is so", async () => {
    const [minister, state, union, unknown] = [await aParty(editor), await aParty(editor), await aParty(editor), await aParty(editor)];
    const tie = { sourceId: null, since: null, until: null };
    await tieParties(editor, [
      { ...tie, fromId: minister.id, toId: state.id, kind: "speaks_for", since: "2020-01-01", until: "2025-12-31" },
      { ...tie, fromId: state.id, toId: union.id, kind: "member_of" },
      { ...tie, fromId: unknown.id, toId: state.id, kind: "part_of" },
    ]);
    await aPublishedClaim(editor, reviewer, { speakerId: minister.id, speakerUnknown: false, concernIds: [state.id] });
    const on = async (slug: string, day: string) => {
      const party = await publicParty(db, slug, day);
      if (!party || "movedTo" in party) throw new Error("It has no page.");
      return party;
    };
    const page = await on(minister.slug, "2025-12-26");
    expect(page.answersTo[0]).toMatchObject({ party: { id: state.id }, branches: [{ party: { id: union.id }, aligned: false }] });
    expect(page).toMatchObject({ withPage: [state.slug], turnsOn: "2026-01-01" });
    expect(await on(minister.slug, "2026-01-01")).toMatchObject({ answersTo: [], turnsOn: null });
    expect((await on(state.slug, "2025-12-26")).answerToIt.map((one) => one.party.id)).toEqual([minister.id]);
    expect(await on(state.slug, "2019-12-31")).toMatchObject({ answerToIt: [], turnsOn: "2020-01-01" });
  });
});
