import { beforeAll, describe, expect, it } from "vitest";
import { verifyRecord } from "#lib/audit/verify";
import { saveBuffer } from "#lib/claims/buffer";
import { editClaim, logClaims } from "#lib/claims/commands";
import { blankDraft } from "#lib/claims/draft";
import { listClaims as deskClaims } from "#lib/claims/list";
import { NO_FILTER } from "#lib/claims/search-params";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { linkSources } from "#lib/evidence/commands";
import { createParties, editParty, type PartyRef } from "#lib/parties/commands";
import { mergeParties } from "#lib/parties/merge";
import { partiesLike, searchParties } from "#lib/parties/queries";
import type { TieInput } from "#lib/parties/schema";
import { tieParties } from "#lib/parties/tie-commands";
import { filterNames, listClaims } from "#lib/publication/lists";
import { retractClaim } from "#lib/publication/publish";
import { publicParty } from "#lib/publication/queries";
import { searchClaims } from "#lib/search/queries";
import { searchSources } from "#lib/sources/queries";
import { aClaimInReview, aDraft, aLink, aParty, aPublishedClaim, claimContent, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let editor: Context;
let reviewer: Context;

beforeAll(async () => {
  [editor, reviewer] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "reviewer"))];
});

const row = (id: string) => db.party.findUniqueOrThrow({ where: { id } });
const seen = async ({ id }: { id: string }) => ({ id, revision: (await row(id)).revision });
const merge = async (gone: PartyRef, kept: PartyRef, by: Context = reviewer, differentKinds = false) =>
  mergeParties(by, { into: await seen(kept), merged: await seen(gone), differentKinds });
const said = (speaker: PartyRef, concerns: PartyRef[] = []) => ({
  speakerId: speaker.id,
  speakerUnknown: false,
  concernIds: concerns.map((one) => one.id),
});
const word = (partyId: string, firstHand = false) => ({ kind: "attributed" as const, partyId, firstHand });
const from = (publisherId: string, title: string) => ({
  kind: "article" as const,
  title,
  publisherId,
  author: null,
  publishedOn: null,
  address: null,
  language: null,
});
const tie = (fromId: string, toId: string, more: Partial<TieInput> = {}): TieInput => ({
  fromId,
  toId,
  kind: "speaks_for",
  since: null,
  until: null,
  sourceId: null,
  ...more,
});
const eventsOf = (id: string) => db.event.findMany({ where: { name: `party:${id}` }, orderBy: { number: "asc" } });

/** How many rows there are of everything that points to parties. */
async function counts() {
  const [row] = await db.$queryRaw<Record<string, bigint>[]>`
    SELECT (SELECT count(*) FROM party) AS parties, (SELECT count(*) FROM claim) AS claims, (SELECT count("speakerId") FROM claim) AS spoke,
      (SELECT count(*) FROM claim_concern) AS concerns, (SELECT count(*) FROM evidence) AS evidence,
      (SELECT count("basisPartyId") FROM evidence) AS words, (SELECT count("publisherId") FROM source) AS published,
      (SELECT count(*) FROM affiliation) AS ties, (SELECT count(*) FROM publication_party) AS publications,
      (SELECT count(*) FROM version) AS versions, (SELECT count(*) FROM draft_buffer) AS typing`;
  return Object.fromEntries(Object.entries(row ?? {}).map(([key, value]) => [key, Number(value)]));
}

describe("two parties that are one", () => {
  it("are merged with nothing lost: what pointed to the one points to the other", async () => {
    const [kept, gone, third, state] = [await aParty(editor), await aParty(editor), await aParty(editor), await aParty(editor)];
    await editParty(editor, await seen(gone), { name: "Тасманиан Wire", kind: "body", otherNames: ["TW", "Devil Wire"], another: false });
    await editParty(editor, await seen(kept), { name: "Tasmanian Wire", kind: "body", otherNames: ["TW"], another: true });
    await merge(third, gone);
    const published = await aPublishedClaim(editor, acting(db, await aPerson(db, "reviewer")), {
      text: "Echidna, published",
      ...said(gone, [kept, state]),
    });
    const draft = await aDraft(editor, { text: "Echidna, draft", ...said(state, [gone]) });
    const both = await aDraft(editor, { ...said(state, [kept, gone]) });
    await linkSources(editor, seenOf(draft), [aLink({ source: from(gone.id, "Marsupials at night"), basis: word(gone.id, true) })]);
    await tieParties(editor, [
      tie(gone.id, state.id),
      tie(state.id, gone.id, { kind: "funded_by" }),
      tie(gone.id, kept.id, { since: "2001-02-03" }),
    ]);
    const snapshot = (await db.version.findFirstOrThrow({ where: { claimId: published.id } })).snapshot;

    const before = await counts();
    await merge(gone, kept);
    expect(await counts()).toEqual({
      ...before,
      concerns: before.concerns === undefined ? 0 : before.concerns - 1,
      ties: (before.ties ?? 0) - 1,
      // It spoke in a claim that concerned the other: one row says both.
      publications: (before.publications ?? 0) - 1,
    });

    const [left] = await db.$queryRaw<{ left: number }[]>`
      SELECT ((SELECT count(*) FROM claim WHERE "speakerId" = ${gone.id}::uuid) + (SELECT count(*) FROM claim_concern WHERE "partyId" = ${gone.id}::uuid)
        + (SELECT count(*) FROM evidence WHERE "basisPartyId" = ${gone.id}::uuid OR "basisKey" LIKE ${`%${gone.id}`})
        + (SELECT count(*) FROM source WHERE "publisherId" = ${gone.id}::uuid) + (SELECT count(*) FROM publication_party WHERE "partyId" = ${gone.id}::uuid)
        + (SELECT count(*) FROM affiliation WHERE ${gone.id}::uuid IN ("fromId", "toId"))
        + (SELECT count(*) FROM party WHERE "mergedIntoId" = ${gone.id}::uuid))::int AS left`;
    expect(left?.left).toBe(0);
    expect(await row(third.id)).toMatchObject({ mergedIntoId: kept.id });
    expect(await row(gone.id)).toMatchObject({ mergedIntoId: kept.id, slug: gone.slug, name: "Тасманиан Wire" });
    expect((await row(kept.id)).otherNames).toEqual(["TW", "Тасманиан Wire", "Devil Wire", third.name]);
    expect(await db.claim.findUniqueOrThrow({ where: { id: published.id } })).toMatchObject({
      speakerId: kept.id,
      revision: published.revision,
    });
    expect(await db.claimConcern.findMany({ where: { claimId: both.id } })).toHaveLength(1);
    expect((await db.version.findFirstOrThrow({ where: { claimId: published.id } })).snapshot).toEqual(snapshot);

    // Found by every name that either had.
    for (const name of ["tasmanian wire", "тасманиан", "devil wire", third.name.toLowerCase()])
      expect(
        (await searchParties(db, name)).map((one) => one.id),
        name,
      ).toContain(kept.id);
    expect((await partiesLike(db, ["Devil-Wire"])).map((one) => one.id)).toEqual([kept.id]);
    expect((await searchSources(db, editor.actor, "devil wire marsupials")).length).toBe(1);
    const found = async (q: string) =>
      (await deskClaims(db, editor.actor, { ...NO_FILTER, q, sort: "number", order: "asc" }, new Date())).rows.length;
    for (const q of ["echidna devil wire", "echidna tasmanian wire", `echidna "${third.name}"`]) expect(await found(q), q).toBe(2);

    const [told] = (await eventsOf(gone.id)).slice(-1);
    expect(told).toMatchObject({
      kind: "merged",
      data: {
        into: kept.id,
        moved: {
          spoke: [published.id],
          mergedEarlier: [third.id],
          concerned: { moved: [draft.id], both: [both.id] },
          ties: { removed: [{ from: gone.id, to: kept.id, kind: "speaks_for", since: "2001-02-03", by: editor.actor.id }] },
          publications: { moved: [], both: [published.id] },
        },
      },
    });
    expect((await eventsOf(kept.id)).at(-1)).toMatchObject({ kind: "took in", data: { party: gone.id, name: "Тасманиан Wire" } });
    expect(await verifyRecord(db)).toEqual([]);
  });

  it("keep both pieces of evidence where one source speaks on the word of both", async () => {
    const [kept, gone] = [await aParty(editor), await aParty(editor)];
    const claim = await aClaimInReview(editor);
    const { source } = (await db.evidence.findFirstOrThrow({ where: { claimId: claim.id }, include: { source: true } })) ?? {};
    const add = { claimId: claim.id, sourceId: source.id, basisKind: "attributed" as const, addedById: editor.actor.id };
    const evidence = (party: PartyRef, stance: "asserts" | "declines", linked: number) =>
      db.evidence.create({ data: { ...add, stance, linked, basisPartyId: party.id, basisKey: `attributed:${party.id}` } });
    await evidence(kept, "asserts", 2);
    const colliding = await evidence(gone, "asserts", 3);
    const free = await evidence(gone, "declines", 4);
    const before = await counts();
    await merge(gone, kept);
    expect(await counts()).toEqual(before);
    expect(await db.evidence.findUniqueOrThrow({ where: { id: colliding.id } })).toMatchObject({ basisPartyId: gone.id });
    expect(await db.evidence.findUniqueOrThrow({ where: { id: free.id } })).toMatchObject({
      basisPartyId: kept.id,
      basisKey: `attributed:${kept.id}`,
    });
    expect((await eventsOf(gone.id)).at(-1)?.data).toMatchObject({ moved: { evidence: { moved: [free.id], both: [colliding.id] } } });
    // Nobody has changed the claim: whoever reviews it goes on with what they see.
    expect((await db.claim.findUniqueOrThrow({ where: { id: claim.id } })).revision).toBe(claim.revision);
  });

  it("are one in what is being typed, too, and that stays the same draft", async () => {
    const [kept, gone] = [await aParty(editor), await aParty(editor)];
    const chosen = ({ id, name }: PartyRef) => ({ id, label: name, detail: "Public body" });
    const draft = { ...blankDraft("en"), text: "Half a claim", speaker: chosen(gone), concerns: [chosen(kept), chosen(gone)] };
    const id = crypto.randomUUID();
    await saveBuffer(editor, { id, claimNumber: null, baseRevision: null, revision: 0, content: { draft, base: blankDraft("en") } });
    await merge(gone, kept);
    expect(await db.draftBuffer.findUniqueOrThrow({ where: { id } })).toMatchObject({
      revision: 1,
      content: { draft: { text: "Half a claim", speaker: chosen(kept), concerns: [chosen(kept)] } },
    });
    await expect(logClaims(editor, [{ id, content: claimContent(said(gone)), kept: 1 }])).rejects.toThrow(
      `“${gone.name}” has been merged into “${kept.name}”; choose that one.`,
    );
  });

  it("are one for readers: the old address leads to the new one, and lists by either find the claims, also after a retraction", async () => {
    const [kept, gone] = [await aParty(editor), await aParty(editor)];
    const claim = await aPublishedClaim(editor, reviewer, said(gone));
    await aPublishedClaim(editor, reviewer, said(kept));
    const { stale } = await merge(gone, kept);
    expect(stale).toEqual(expect.arrayContaining([`party:${gone.slug}`, `party:${kept.slug}`, "claims"]));
    expect(await db.stalePage.count({ where: { tag: `party:${gone.slug}` } })).toBeGreaterThan(0);
    expect(await publicParty(db, gone.slug, "2025-12-26")).toEqual({ movedTo: kept.slug });
    for (const slug of [gone.slug, kept.slug]) expect((await listClaims(db, { speaker: slug })).items, slug).toHaveLength(2);
    await retractClaim(reviewer, seenOf(claim), "It was a rumour.");
    expect((await listClaims(db, { party: kept.slug })).items).toHaveLength(2);
    expect(await db.publicationParty.count({ where: { partyId: gone.id } })).toBe(0);
  });

  it("tell readers nothing of a name that they never knew", async () => {
    const [kept, hidden] = [await aParty(editor), await aParty(editor)];
    await aPublishedClaim(editor, reviewer, said(kept));
    await merge(hidden, kept);
    expect(await publicParty(db, hidden.slug, "2025-12-26")).toBeNull();
    for (const filter of [{ party: hidden.slug }, { speaker: hidden.slug }]) expect((await listClaims(db, filter)).items).toEqual([]);
    expect((await searchClaims(db, { q: "a", party: hidden.slug })).items).toEqual([]);
    expect(await filterNames(db, { party: hidden.slug })).toMatchObject({ party: null });
  });
});

describe("a merge is refused", () => {
  it("for an editor", async () => {
    const [kept, gone] = [await aParty(editor), await aParty(editor)];
    await expect(merge(gone, kept, editor)).rejects.toMatchObject({ code: 403 });
    expect((await row(gone.id)).mergedIntoId).toBeNull();
  });

  it("for a reviewer who is none any more", async () => {
    const [kept, gone, former] = [await aParty(editor), await aParty(editor), await aPerson(db, "reviewer")];
    await db.person.update({ where: { id: former.id }, data: { role: "editor" } });
    await expect(merge(gone, kept, acting(db, former))).rejects.toMatchObject({ code: 401 });
  });

  it("with one that is merged already, and with one that has changed since it was looked at", async () => {
    const [kept, gone, other] = [await aParty(editor), await aParty(editor), await aParty(editor)];
    await merge(gone, kept);
    await expect(merge(gone, other)).rejects.toMatchObject({ code: 409 });
    await expect(merge(other, gone)).rejects.toMatchObject({ code: 409 });
    await expect(
      mergeParties(reviewer, { into: { id: kept.id, revision: 1 }, merged: await seen(other), differentKinds: false }),
    ).rejects.toMatchObject({ code: 409, details: { changes: [{ what: "took in" }] } });
    expect((await row(other.id)).mergedIntoId).toBeNull();
  });

  it("for a person and a state, unless it is said that this is meant", async () => {
    const [person] = await createParties(editor, [{ name: "Louis the One", kind: "person", otherNames: [], another: false }]);
    const [state] = await createParties(editor, [{ name: "France of Louis", kind: "state", otherNames: [], another: false }]);
    await expect(merge(person as PartyRef, state as PartyRef)).rejects.toMatchObject({
      code: 422,
      details: {
        problems: [
          {
            path: "differentKinds",
            message: "“France of Louis” is a state and “Louis the One” a person; say that you mean to make them one.",
          },
        ],
      },
    });
    await expect(merge(person as PartyRef, state as PartyRef, reviewer, true)).resolves.toBeDefined();
  });
});

describe("merges at once", () => {
  it("of A into B and B into A: one wins, and the other is told", async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await aParty(editor), await aParty(editor)];
      const [seenA, seenB] = [await seen(a), await seen(b)];
      const settled = await Promise.allSettled([
        mergeParties(reviewer, { into: seenA, merged: seenB, differentKinds: false }),
        mergeParties(reviewer, { into: seenB, merged: seenA, differentKinds: false }),
      ]);
      expect(settled.filter((one) => one.status === "fulfilled")).toHaveLength(1);
      const [refused] = settled.flatMap((one) => (one.status === "rejected" ? [one.reason as { code: number }] : []));
      expect(refused?.code).toBe(409);
      expect([await row(a.id), await row(b.id)].filter((one) => one.mergedIntoId === null)).toHaveLength(1);
    }
  });

  it("and claims logged, edited and linked meanwhile: nothing points to a party that is merged", async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await aParty(editor), await aParty(editor)];
      const there = await aDraft(editor, said(a));
      const work = [
        merge(b, a),
        ...Array.from({ length: 4 }, () => logClaims(editor, [{ id: crypto.randomUUID(), content: claimContent(said(b, [b])) }])),
        editClaim(editor, seenOf(there), claimContent(said(b))),
        tieParties(editor, [tie(b.id, a.id), tie(a.id, b.id)]),
      ];
      const settled = await Promise.allSettled(work);
      for (const one of settled)
        if (one.status === "rejected") expect((one.reason as { code?: number }).code, String(one.reason)).toBe(422);
      expect(await db.claim.count({ where: { speakerId: b.id } })).toBe(0);
      expect(await db.claimConcern.count({ where: { partyId: b.id } })).toBe(0);
      expect(await db.affiliation.count({ where: { OR: [{ fromId: b.id }, { toId: b.id }] } })).toBe(0);
    }
  });
});

it("every column that points to parties is one that a merge moves", async () => {
  const rows = await db.$queryRaw<{ column: string }[]>`
    SELECT c.conrelid::regclass || '.' || a.attname AS column FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
    WHERE c.contype = 'f' AND c.confrelid = 'party'::regclass`;
  // A new one needs a line in MOVES (lib/parties/merge-moves.ts) first.
  expect(rows.map((one) => one.column).sort()).toEqual(
    [
      "affiliation.fromId",
      "affiliation.toId",
      "claim.speakerId",
      "claim_concern.partyId",
      "evidence.basisPartyId",
      "party.mergedIntoId",
      "publication_party.partyId",
      "response.partyId",
      "source.publisherId",
    ].sort(),
  );
});
