import { beforeAll, describe, expect, it } from "vitest";
import { discardClaim } from "#lib/claims/commands";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { env } from "#lib/env";
import { linkSources, withholdEvidence } from "#lib/evidence/commands";
import { createParties, editParty } from "#lib/parties/commands";
import { listParties } from "#lib/parties/list";
import { partiesLike, searchParties } from "#lib/parties/queries";
import type { PartyInput, TieInput } from "#lib/parties/schema";
import { readPartyListParams } from "#lib/parties/search-params";
import { editTie, endTie, removeTie, tieParties } from "#lib/parties/tie-commands";
import { findTie, treeOf } from "#lib/parties/ties-of";
import { searchSources } from "#lib/sources/queries";
import { aDraft, aLink, aParty, aPublishedClaim, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";
import { refreshLookKeys } from "../../scripts/look-keys.ts";

const db = client();
let editor: Context;
let reviewer: Context;

beforeAll(async () => {
  [editor, reviewer] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "reviewer"))];
});

const party = (name: string, more: Partial<PartyInput> = {}): PartyInput => ({
  name,
  kind: "body",
  otherNames: [],
  another: false,
  ...more,
});
const enter = async (name: string, more: Partial<PartyInput> = {}) => (await createParties(editor, [party(name, more)]))[0]?.id ?? "";
const events = (id: string) => db.event.findMany({ where: { name: `party:${id}` }, orderBy: { number: "asc" } });
const tie = (fromId: string, toId: string, more: Partial<TieInput> = {}): TieInput => ({
  fromId,
  toId,
  kind: "speaks_for",
  since: null,
  until: null,
  sourceId: null,
  ...more,
});

describe("a name that looks like one in the registry", () => {
  it("is stopped at entry, and let through when another is meant", async () => {
    const id = await enter("Kowari Gazette");
    for (const name of ["kowari gazette", "Kоwаri Gаzеtte", "Kowari-Gazette", "KowariGazette", "Ｋｏｗａｒｉ Gazette", "Kówari Gazette"]) {
      await expect(enter(name), name).rejects.toMatchObject({ code: 409, details: { problems: [{ path: "name" }] } });
      expect((await partiesLike(db, [name])).map((one) => one.id)).toEqual([id]);
    }
    expect(await enter("Kоwаri Gаzеtte", { another: true })).not.toBe(id);
  });

  it("is stopped by another name too, and as another name, with the field that it stands in", async () => {
    await enter("Government of Dibbler", { otherNames: ["GOD", "Dibbler cabinet"] });
    await expect(enter("Dibb1er Cabinet")).rejects.toThrow("“Dibb1er Cabinet” looks like “Dibbler cabinet”; that is another name of");
    await expect(enter("Some ministry", { otherNames: ["Ministry", "GOD"] })).rejects.toMatchObject({
      details: { problems: [{ path: "otherNames[1]", message: expect.stringContaining("another name of “Government of Dibbler”") }] },
    });
    expect(await searchParties(db, "some ministry")).toEqual([]);
  });

  it("is entered once by two editors at the same moment", async () => {
    const other = acting(db, await aPerson(db, "editor"));
    const tried = await Promise.allSettled(
      ["Quoll Agency", "Quоll Agency", "QUOLL AGENCY", "Quoll-Agency"].map((name, nth) =>
        createParties(nth % 2 ? other : editor, [party(name)]),
      ),
    );
    expect(tried.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  });

  it("is caught by keys of today's rules, also for parties entered under older ones", async () => {
    const id = await enter("Numbat Bureau", { otherNames: ["NB One"] });
    await db.party.update({ where: { id }, data: { lookKeys: [], lookVersion: 0 } });
    expect(await partiesLike(db, ["Numbаt Bureau"])).toEqual([]);
    expect(await refreshLookKeys(env.DATABASE_URL ?? "")).toBeGreaterThanOrEqual(1);
    expect((await partiesLike(db, ["Numbаt Bureau"])).map((one) => one.id)).toEqual([id]);
    expect((await partiesLike(db, ["nb one"])).map((one) => one.id)).toEqual([id]);
    expect(await refreshLookKeys(env.DATABASE_URL ?? "")).toBe(0);
  });
});

describe("editing a party", () => {
  it("changes its names and kind under the same address, says what was, and finds its claims and sources by the new name", async () => {
    const id = await enter("Bettong Ltd");
    const { slug } = await db.party.findUniqueOrThrow({ where: { id } });
    const draft = await aDraft(editor, { speakerId: id, speakerUnknown: false });
    const source = { ...aLink().source, publisherId: id, title: "Annual report of the marsupial trade" };
    await linkSources(editor, seenOf(draft), [aLink({ source } as never)]);
    const edited = await editParty(
      editor,
      { id, revision: 1 },
      party("Bettong Holdings", { kind: "company", otherNames: ["Bettong Ltd"] }),
    );
    expect(edited).toMatchObject({ slug, revision: 2 });
    expect((await events(id)).at(-1)).toMatchObject({
      kind: "edited",
      data: {
        changed: {
          name: { was: "Bettong Ltd", is: "Bettong Holdings" },
          kind: { was: "body", is: "company" },
          otherNames: { was: [], is: ["Bettong Ltd"] },
        },
      },
    });
    const claim = await db.claim.findUniqueOrThrow({ where: { id: draft.id } });
    expect(claim.searchText).toContain("bettong holdings");
    expect((await searchSources(db, editor.actor, "holdings marsupial")).length).toBe(1);
  });

  it("tells the loser of two what the winner did, and applies nothing of theirs", async () => {
    const id = await enter("Potoroo");
    await editParty(reviewer, { id, revision: 1 }, party("Potoroo Society"));
    await expect(editParty(editor, { id, revision: 1 }, party("Potoroo Club"))).rejects.toMatchObject({
      code: 409,
      details: { changes: [{ what: "edited", who: reviewer.actor.name }] },
    });
    expect((await db.party.findUniqueOrThrow({ where: { id } })).name).toBe("Potoroo Society");
    const crowd = Array.from({ length: 8 }, (_, nth) => editParty(editor, { id, revision: 2 }, party(`Potoroo Society, branch ${nth}`)));
    expect((await Promise.allSettled(crowd)).filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await events(id)).toHaveLength(3);
  });

  it("asks again for a name that looks like another party's, and not for one that it had already", async () => {
    await enter("Wallaby Watch");
    const id = await enter("Wаllaby Watch", { another: true });
    await expect(editParty(editor, { id, revision: 1 }, party("Wаllaby Watch", { kind: "medium" }))).resolves.toMatchObject({
      revision: 2,
    });
    await expect(editParty(editor, { id, revision: 2 }, party("Wallaby  Watch"))).rejects.toMatchObject({ code: 409 });
  });

  it("makes the public pages stale that name it, those of parties under it too", async () => {
    const [minister, ministry, state] = [await aParty(editor), await aParty(editor), await aParty(editor)];
    await aPublishedClaim(editor, reviewer, { speakerId: minister.id, speakerUnknown: false });
    await tieParties(editor, [tie(minister.id, ministry.id), tie(ministry.id, state.id, { kind: "part_of" })]);
    const { stale } = await editParty(editor, { id: state.id, revision: 1 }, party("Bilby Republic"));
    expect(stale).toEqual(expect.arrayContaining([`party:${state.slug}`, `party:${minister.slug}`, "claims"]));
    expect(stale).not.toContain(`party:${ministry.slug}`); // not public
  });
});

describe("ties", () => {
  it("are entered, edited, ended and removed, each with its event in the history of the party that answers to the other", async () => {
    const [a, b] = [await aParty(editor), await aParty(editor)];
    const [made] = await tieParties(editor, [tie(a.id, b.id, { since: "2012-05-07" })]);
    const id = made?.id ?? "";
    await editTie(editor, { id, revision: 1 }, { kind: "employed_by", since: "2012-05-08", until: null });
    await endTie(editor, { id, revision: 2 }, "2020-01-31");
    await expect(endTie(editor, { id, revision: 3 }, "2011-01-01")).rejects.toThrow("A tie cannot end before it begins.");
    await removeTie(reviewer, { id, revision: 3 });
    expect(await findTie(db, editor.actor, id)).toBeNull();
    const told = await events(a.id);
    expect(told.map((one) => one.kind)).toEqual(["entered", "tied", "tie edited", "tie ended", "tie removed"]);
    expect(told.at(2)?.data).toMatchObject({ changed: { kind: { was: "speaks_for", is: "employed_by" }, since: { is: "2012-05-08" } } });
    expect(told.at(-1)?.data).toMatchObject({
      to: b.id,
      kind: "employed_by",
      since: "2012-05-08",
      until: "2020-01-31",
      by: editor.actor.id,
    });
  });

  it("are changed by one of two at once", async () => {
    const [a, b] = [await aParty(editor), await aParty(editor)];
    const id = (await tieParties(editor, [tie(a.id, b.id)]))[0]?.id ?? "";
    const crowd = [
      endTie(editor, { id, revision: 1 }, "2020-01-01"),
      removeTie(reviewer, { id, revision: 1 }),
      endTie(reviewer, { id, revision: 1 }, "2021-01-01"),
    ];
    const settled = await Promise.allSettled(crowd);
    expect(settled.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of settled) if (one.status === "rejected") expect([404, 409]).toContain((one.reason as { code: number }).code);
  });

  it("are refused where the two are tied in the same way on some of the same days, and not otherwise", async () => {
    const [a, b] = [await aParty(editor), await aParty(editor)];
    const id = (await tieParties(editor, [tie(a.id, b.id, { since: "2010-01-01", until: "2015-12-31" })]))[0]?.id ?? "";
    for (const days of [{}, { since: "2015-12-31" }, { until: "2010-01-01" }, { since: "2012-01-01", until: "2012-01-02" }])
      await expect(tieParties(editor, [tie(a.id, b.id, days)]), JSON.stringify(days)).rejects.toMatchObject({
        code: 422,
        details: { problems: [{ path: "kind", message: expect.stringContaining("speaks for") }] },
      });
    await tieParties(editor, [
      tie(a.id, b.id, { since: "2016-01-01" }),
      tie(a.id, b.id, { until: "2009-12-31" }),
      tie(a.id, b.id, { kind: "part_of" }),
      tie(b.id, a.id),
    ]);
    await expect(endTie(editor, { id, revision: 1 }, "2016-01-01")).rejects.toMatchObject({ code: 422 });
    await expect(
      editTie(editor, { id, revision: 1 }, { kind: "speaks_for", since: "2010-01-01", until: "2014-01-01" }),
    ).resolves.toBeDefined();
    const twice = await Promise.allSettled([1, 2, 3].map(() => tieParties(editor, [tie(a.id, b.id, { kind: "owned_by" })])));
    expect(twice.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  });

  it("may form rings, which are followed to their end", async () => {
    const ring = await Promise.all([1, 2, 3].map(() => aParty(editor)));
    const [a, b, c] = ring.map((one) => one.id) as [string, string, string];
    await tieParties(editor, [tie(a, b, { kind: "owned_by" }), tie(b, c, { kind: "owned_by" }), tie(c, a, { kind: "owned_by" })]);
    const { branches } = await treeOf(db, editor.actor, a, "up", "2025-12-24");
    expect(branches[0]?.branches[0]?.branches[0]).toMatchObject({ party: { id: a }, again: true, branches: [] });
  });

  it("hold as of a day", async () => {
    const [minister, before, after] = [await aParty(editor), await aParty(editor), await aParty(editor)];
    await tieParties(editor, [tie(minister.id, before.id, { until: "2019-12-31" }), tie(minister.id, after.id, { since: "2020-01-01" })]);
    const on = async (day: string) => (await treeOf(db, editor.actor, minister.id, "up", day)).branches.map((one) => one.party.id);
    expect(await on("2019-12-31")).toEqual([before.id]);
    expect(await on("2020-01-01")).toEqual([after.id]);
  });

  it("name their source to whoever may see it, and hide one that is withheld from an editor, who cannot use it either", async () => {
    const [a, b] = [await aParty(editor), await aParty(editor)];
    const draft = await aDraft(reviewer);
    const { linked } = await linkSources(reviewer, seenOf(draft), [aLink()]);
    const { evidence, source } = linked[0] as (typeof linked)[number];
    await withholdEvidence(reviewer, { number: draft.number, revision: 2 }, evidence, "safety");
    await expect(tieParties(editor, [tie(a.id, b.id, { sourceId: source })])).rejects.toMatchObject({ code: 422 });
    const id = (await tieParties(reviewer, [tie(a.id, b.id, { sourceId: source })]))[0]?.id ?? "";
    expect((await findTie(db, reviewer.actor, id))?.tie.source).toMatchObject({ id: source });
    const seen = JSON.stringify([
      await findTie(db, editor.actor, id),
      await treeOf(db, editor.actor, a.id, "up", "2025-12-24"),
      await treeOf(db, null, a.id, "up", "2025-12-24"),
    ]);
    expect(seen).toContain('"withheld"');
    expect(seen).not.toContain(source);
    expect(seen).not.toContain("A report");
    // An editor who changes the days leaves the source as it is.
    await editTie(editor, { id, revision: 1 }, { kind: "speaks_for", since: "2020-01-01", until: null });
    expect((await findTie(db, reviewer.actor, id))?.tie.source).toMatchObject({ id: source });
  });

  it("may bring a source of their own, which is found if it is there already", async () => {
    const [a, b] = [await aParty(editor), await aParty(editor)];
    const newSource = {
      ...(aLink().source as Extract<ReturnType<typeof aLink>["source"], { title: string }>),
      address: "https://ties.example/decree",
    };
    await tieParties(editor, [tie(a.id, b.id, { newSource }), tie(b.id, a.id, { newSource })]);
    expect(await db.source.count({ where: { addressKey: "ties.example/decree" } })).toBe(1);
  });
});

it("the list of parties is walked page by page in both directions, each party once", async () => {
  const names = ["Zz one", "Zz two", "Zz Three", "ZZ four", "Zz five"];
  for (const name of names) await enter(name, { otherNames: ["walked by name"], another: true });
  const sorted = ["ZZ four", "Zz five", "Zz one", "Zz Three", "Zz two"].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const read = (raw: Record<string, string>) => listParties(db, readPartyListParams({ q: "walked", ...raw }), "2025-12-24", 2);
  const forth: string[] = [];
  for (let page = await read({}); ; page = await read({ after: page.after })) {
    forth.push(...page.rows.map((row) => row.name));
    if (page.after === null) break;
  }
  expect(forth).toEqual(sorted);
  const back: string[] = [];
  for (let page = await read({ last: "1" }); ; page = await read({ before: page.before })) {
    back.unshift(...page.rows.map((row) => row.name));
    if (page.before === null) break;
  }
  expect(back).toEqual(sorted);
  expect((await read({ after: "nobody-here" })).rows.map((row) => row.name)).toEqual(sorted.slice(0, 2));
});

it("the list counts the claims in which a party speaks and those that concern it, drafts too, and what is tied to it today", async () => {
  const [speaker, state, minister] = [await aParty(editor), await aParty(editor), await aParty(editor)];
  const said = { speakerId: speaker.id, speakerUnknown: false, concernIds: [state.id] };
  await aDraft(editor, said);
  await aPublishedClaim(editor, reviewer, said);
  await discardClaim(editor, seenOf(await aDraft(editor, said)));
  await tieParties(editor, [tie(minister.id, state.id, { until: "2025-12-24" }), tie(speaker.id, state.id, { since: "2025-12-25" })]);
  const rowOf = async ({ name }: { name: string }, day: string) =>
    (await listParties(db, readPartyListParams({ q: `"${name}"` }), day)).rows[0];
  expect(await rowOf(speaker, "2025-12-25")).toMatchObject({
    spoke: 2,
    concerned: 0,
    tiedToIt: 0,
    ties: [{ kind: "speaks_for", to: state.name }],
  });
  expect(await rowOf(state, "2025-12-24")).toMatchObject({ spoke: 0, concerned: 2, tiedToIt: 1, ties: [] });
  expect(await rowOf(speaker, "2025-12-24")).toMatchObject({ ties: [] });
});
