import { beforeAll, describe, expect, it } from "vitest";
import { verifyRecord } from "#lib/audit/verify";
import { saveBuffer } from "#lib/claims/buffer";
import { reopenClaim, submitClaim } from "#lib/claims/commands";
import { blankDraft } from "#lib/claims/draft";
import { historyOf } from "#lib/claims/history";
import { listClaims as deskClaims } from "#lib/claims/list";
import { claimForDesk } from "#lib/claims/queries";
import type { ClaimContent, SeenClaim } from "#lib/claims/schema";
import { NO_FILTER } from "#lib/claims/search-params";
import type { Context } from "#lib/context";
import { db as client, readDirectly } from "#lib/db";
import { violatedConstraint } from "#lib/errors";
import { editEvidence, linkSources, withholdEvidence } from "#lib/evidence/commands";
import type { LinkInput } from "#lib/evidence/schema";
import { feedOf } from "#lib/feeds/queries";
import { sitemapOf } from "#lib/feeds/sitemaps";
import { downloaded } from "#lib/publication/downloads";
import { countClaims, listClaims } from "#lib/publication/lists";
import { mergedInto, publishedClaim } from "#lib/publication/queries";
import { refreshEntries } from "#lib/publication/refresh";
import { claimTag } from "#lib/publication/tags";
import { dueRechecks } from "#lib/rechecks/queries";
import { relateClaims } from "#lib/relations/commands";
import { mergeClaims } from "#lib/relations/merge";
import { mergePreview } from "#lib/relations/merge-preview";
import { mergedOnDesk, relationsNow } from "#lib/relations/queries";
import { sendReport } from "#lib/reports/commands";
import { openReports } from "#lib/reports/queries";
import { askForComment } from "#lib/responses/commands";
import { decide } from "#lib/review/commands";
import { versionOf } from "#lib/versions/queries";
import { aClaimInReview, aDecision, aDraft, aLink, aParty, aPublishedClaim, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let editor: Context;
let other: Context;
let reviewer: Context;
let second: Context;
let admin: Context;

beforeAll(async () => {
  const people = await Promise.all((["editor", "editor", "reviewer", "reviewer", "admin"] as const).map((role) => aPerson(db, role)));
  [editor, other, reviewer, second, admin] = people.map((person) => acting(db, person)) as [Context, Context, Context, Context, Context];
});

type Numbered = { number: number };
const row = ({ number }: Numbered) => db.claim.findUniqueOrThrow({ where: { number } });
const seen = async (claim: Numbered): Promise<SeenClaim> => ({ number: claim.number, revision: (await row(claim)).revision });
const merge = async (into: Numbered, merged: Numbered, ctx = reviewer) =>
  mergeClaims(ctx, { into: await seen(into), merged: await seen(merged) });
const linksOf = async (claim: Numbered) =>
  await db.evidence.findMany({
    where: { claim: { number: claim.number } },
    orderBy: { linked: "asc" },
    select: { sourceId: true, quote: true, basisKey: true },
  });

const aSource = async () => {
  const draft = await aDraft(editor);
  const { linked } = await linkSources(editor, seenOf(draft), [aLink()]);
  return linked[0]?.source ?? "";
};
const from = (id: string, link: Partial<LinkInput> = {}): LinkInput => aLink({ source: { id }, ...link });

async function withLinks(ctx: Context, links: LinkInput[], content: Partial<ClaimContent> = {}) {
  const draft = await aDraft(ctx, content);
  await linkSources(ctx, seenOf(draft), links);
  return draft;
}

describe("two drafts that are the same become one", () => {
  it("with every source of both, as it was linked: what the one has that the other lacks joins it behind what is there", async () => {
    const [shared, ofOne, ofOther] = [await aSource(), await aSource(), await aSource()];
    const kept = await withLinks(editor, [from(shared), from(ofOne)], { topics: ["Energy"] });
    const gone = await withLinks(
      editor,
      [
        from(shared),
        from(ofOther, { quote: "As it was said", basis: { kind: "derived", sourceId: shared } }),
        from(ofOne, { stance: "context" }),
      ],
      { topics: ["Energy", "Mining"] },
    );
    await merge(kept, gone, editor);
    expect(await linksOf(kept)).toEqual([
      { sourceId: shared, quote: null, basisKey: "observed" },
      { sourceId: ofOne, quote: null, basisKey: "observed" },
      { sourceId: ofOther, quote: "As it was said", basisKey: `derived:${shared}` },
      { sourceId: ofOne, quote: null, basisKey: "observed" },
    ]);
    // The one that was there twice stays where it was.
    expect(await linksOf(gone)).toEqual([{ sourceId: shared, quote: null, basisKey: "observed" }]);
    expect((await claimForDesk(db, editor.actor, kept.number, new Date()))?.draft.topics).toEqual(["Energy", "Mining"]);
  });

  it("and the merged one is gone from the desk and leads to the other, whatever was merged into it before", async () => {
    const [a, b, c] = [await aDraft(editor), await aDraft(editor, { text: "A text that only this one has" }), await aDraft(editor)];
    await merge(b, a, editor);
    await merge(c, b, editor);
    for (const { number } of [a, b]) {
      expect(await claimForDesk(db, editor.actor, number, new Date())).toBeNull();
      expect(await mergedOnDesk(db, number)).toBe(c.number);
    }
    const listed = await deskClaims(
      db,
      editor.actor,
      { ...NO_FILTER, q: "A text that only this one has", sort: "changed", order: "desc" },
      new Date(),
    );
    expect(listed.rows).toEqual([]);
    await expect(db.claim.update({ where: { id: a.id }, data: { state: "draft" } })).rejects.toSatisfy(
      (error) => violatedConstraint(error) === "claim_merged",
    );
    // Readers never knew it, so nothing leads them on.
    expect(await mergedInto(db, a.number)).toBeNull();
    await expect(merge(a, c, editor)).rejects.toMatchObject({
      code: 409,
      message: expect.stringContaining(`has been merged into C-${c.number}`),
    });
    await expect(relateClaims(editor, await seen(c), a.number, "repeats")).rejects.toThrow(
      `C-${a.number} has been merged into C-${c.number}`,
    );
  });

  it("and both histories say so, with all that was moved", async () => {
    const [kept, gone] = [await aDraft(editor), await withLinks(editor, [aLink()])];
    const [moved] = await db.evidence.findMany({ where: { claimId: gone.id } });
    await merge(kept, gone, editor);
    const of = (claim: { id: string }) => db.event.findFirstOrThrow({ where: { name: `claim:${claim.id}` }, orderBy: { number: "desc" } });
    expect(await of(kept)).toMatchObject({
      kind: "took in",
      data: { claim: gone.id, number: gone.number, moved: { evidence: { moved: [moved?.id], left: [] } } },
    });
    expect(await of(gone)).toMatchObject({ kind: "merged", data: { into: kept.id, number: kept.number, state: "discarded" } });
    const { entries } = await historyOf(db, editor.actor, kept.id);
    expect(entries[0]?.did).toBe(`merged C-${gone.number}, which is the same, into this claim`);
    expect(await verifyRecord(db)).toEqual([]);
  });

  it("with requests, verdicts of others, open reports and links to other claims", async () => {
    const [kept, gone, third, newer] = [await aDraft(editor), await aDraft(editor), await aDraft(editor), await aDraft(editor)];
    const party = await aParty(editor);
    await askForComment(editor, await seen(gone), [
      { partyId: party.id, question: "Is it so?", channel: null, askedOn: "2026-01-02", deadline: null, answer: null },
    ]);
    await db.thirdPartyVerdict.createMany({
      data: [gone, kept].flatMap(({ id }) =>
        ["False", ...(id === gone.id ? ["Half true"] : [])].map((word, place) => ({
          claimId: id,
          word,
          place,
          addedById: editor.actor.id,
          addedAt: new Date(),
        })),
      ),
    });
    await relateClaims(editor, await seen(gone), kept.number, "repeats");
    await relateClaims(editor, await seen(gone), third.number, "variant");
    await relateClaims(editor, await seen(newer), gone.number, "supersedes");
    const revision = (await row(newer)).revision;
    await merge(kept, gone, editor);
    const desk = await claimForDesk(db, editor.actor, kept.number, new Date());
    expect(desk?.relations.states.map(({ kind, number }) => [kind, number])).toEqual([["variant", third.number]]);
    expect(desk?.relations.stated.map(({ kind, number }) => [kind, number])).toEqual([["supersedes", newer.number]]);
    expect((await row(newer)).revision).toBe(revision + 1);
    expect(await db.response.count({ where: { claimId: kept.id } })).toBe(1);
    const words = await db.thirdPartyVerdict.findMany({ where: { claimId: kept.id }, orderBy: { place: "asc" } });
    expect(words.map(({ word }) => word)).toEqual(["False", "Half true"]);
  });

  it("and a link that would close a ring of updates, or be a second one between two, stays behind", async () => {
    const [kept, gone, third, fourth] = [await aDraft(editor), await aDraft(editor), await aDraft(editor), await aDraft(editor)];
    await relateClaims(editor, await seen(kept), third.number, "denies");
    await relateClaims(editor, await seen(gone), third.number, "variant");
    await relateClaims(editor, await seen(kept), fourth.number, "supersedes");
    const fifth = await aDraft(editor);
    await relateClaims(editor, await seen(fourth), fifth.number, "supersedes");
    await relateClaims(editor, await seen(fifth), gone.number, "supersedes");
    await merge(kept, gone, editor);
    const all = await db.claimRelation.findMany({ where: { OR: [{ claimId: kept.id }, { otherId: kept.id }] } });
    expect(all.map(({ kind }) => kind).sort()).toEqual(["denies", "supersedes"]);
  });

  it("by whoever may discard the one: editors their own, admins any; what is typed of it and not saved goes with it", async () => {
    const [kept, gone] = [await aDraft(other), await aDraft(editor)];
    await expect(merge(kept, gone, other)).rejects.toMatchObject({ code: 403 });
    await expect(merge(kept, gone, reviewer)).rejects.toMatchObject({ code: 403 });
    const draft = { ...blankDraft("en"), text: "Typed" };
    await saveBuffer(other, {
      id: crypto.randomUUID(),
      claimNumber: gone.number,
      baseRevision: gone.revision,
      revision: 0,
      content: { draft, base: draft },
    });
    const preview = await mergePreview(
      db,
      admin.actor,
      (await claimForDesk(db, admin.actor, kept.number, new Date())) as never,
      (await claimForDesk(db, admin.actor, gone.number, new Date())) as never,
    );
    expect(preview).toMatchObject({ refused: null, counts: { unsaved: 1 } });
    await expect(merge(gone, gone, admin)).rejects.toMatchObject({ code: 422 });
    await merge(kept, gone, admin);
    expect(await db.draftBuffer.count({ where: { claimId: gone.id } })).toBe(0);
  });

  it("and a claim that takes another in leaves review; whoever brought its evidence does not decide on it", async () => {
    const kept = await aClaimInReview(editor);
    const gone = await withLinks(reviewer, [aLink()]);
    await expect(merge(kept, kept, reviewer)).rejects.toMatchObject({ code: 422 });
    await merge(kept, gone, admin);
    expect((await row(kept)).state).toBe("draft");
    await submitClaim(editor, await seen(kept));
    await expect(decide(reviewer, aDecision(await seen(kept)))).rejects.toMatchObject({ code: 403 });
    await decide(second, aDecision(await seen(kept)));
  });

  it("and whoever changed the evidence of the merged one, or what it was to others, does not decide on the other", async () => {
    for (const change of [
      async (claim: Numbered) => {
        const piece = await db.evidence.findFirstOrThrow({ where: { claim: { number: claim.number } } });
        await editEvidence(reviewer, await seen(claim), piece.id, { ...aLink({ source: { id: piece.sourceId } }), quote: "It was open." });
      },
      async (claim: Numbered) => relateClaims(reviewer, await seen(claim), (await aDraft(editor)).number, "denies"),
    ]) {
      const [kept, gone] = [await withLinks(editor, [aLink()]), await withLinks(other, [aLink()])];
      await change(gone);
      await merge(kept, gone, other);
      await submitClaim(editor, await seen(kept));
      await expect(decide(reviewer, aDecision(await seen(kept)))).rejects.toMatchObject({ code: 403 });
      await decide(second, aDecision(await seen(kept)));
    }
  });

  it("and whatever is being decided on and said something of the merged one is a draft again: nobody has seen what it says now", async () => {
    const harmless = await withLinks(other, [aLink()]);
    const saying = await withLinks(editor, [aLink()]);
    await relateClaims(editor, await seen(saying), harmless.number, "denies");
    await submitClaim(editor, await seen(saying));
    const asSeen = await seen(saying);
    const known = await aPublishedClaim(editor, reviewer);
    await merge(known, harmless, other);
    expect(await row(saying)).toMatchObject({ state: "draft" });
    await expect(decide(second, aDecision(asSeen))).rejects.toMatchObject({ code: 409 });
    const [told] = await db.event.findMany({ where: { name: `claim:${(await row(saying)).id}` }, orderBy: { number: "desc" }, take: 1 });
    expect(told).toMatchObject({ kind: "link moved", actorId: other.actor.id, data: { was: harmless.number, number: known.number } });
  });

  it("and what is withheld stays withheld, and is told to nobody who may not see it before or after", async () => {
    const secret = aLink();
    const gone = await withLinks(other, [secret]);
    const [piece] = await db.evidence.findMany({ where: { claimId: gone.id } });
    await withholdEvidence(other, await seen(gone), piece?.id ?? "", "safety");
    const kept = await aDraft(editor);
    const desk = async (claim: Numbered) =>
      (await claimForDesk(db, editor.actor, claim.number, new Date())) as NonNullable<Awaited<ReturnType<typeof claimForDesk>>>;
    const preview = await mergePreview(db, editor.actor, await desk(kept), await desk(gone));
    expect(preview.sources).toEqual({ moved: [], there: [], hidden: 1 });
    await merge(kept, gone, admin);
    expect((await desk(kept)).evidence).toMatchObject([{ withheld: "safety", source: null }]);
    const title = "title" in secret.source ? secret.source.title : "";
    expect(JSON.stringify(await historyOf(db, editor.actor, kept.id))).not.toContain(title);
  });
});

describe("a published claim that is the same as another", () => {
  const published = (content: Partial<ClaimContent> = {}) => aPublishedClaim(editor, reviewer, content);

  it("is retracted, naming the other, and leads readers there; its versions stay", async () => {
    const [kept, gone] = [await published(), await published()];
    const before = await versionOf(db, gone.number, 1);
    const { stale } = await merge(kept, gone);
    expect(stale).toEqual(expect.arrayContaining([claimTag(gone.number), claimTag(kept.number)]));
    const claim = await publishedClaim(db, gone.number);
    expect(claim?.mergedInto).toMatchObject({ number: kept.number });
    expect(claim?.snapshot).toMatchObject({
      cause: "retraction",
      version: 2,
      retraction: { reason: `The same as C-${kept.number}.`, sameAs: kept.number },
    });
    expect(await versionOf(db, gone.number, 1)).toEqual(before);
    const correction = await db.correction.findFirstOrThrow({ where: { claimId: gone.id } });
    expect(correction).toMatchObject({ kind: "retraction", versionNo: 2 });
    expect(await db.stalePage.count({ where: { tag: claimTag(kept.number) } })).toBeGreaterThan(1);
  });

  it("is in no list, feed, sitemap, download or search any more, also where their entries are made anew", async () => {
    const topic = `Merged ${crypto.randomUUID()}`;
    const [kept, gone] = [await published({ topics: [topic] }), await published({ topics: [topic] })];
    const slug = (await db.topic.findFirstOrThrow({ where: { name: topic } })).slug;
    const total = await countClaims(db);
    await merge(kept, gone);
    const numbers = async () => ({
      all: (await listClaims(db, {}, {}, 1_000)).items.map(({ number }) => number),
      topic: (await listClaims(db, { topic: slug })).items.map(({ number }) => number),
      feed: JSON.stringify(await feedOf(db, "all")),
      sitemap: await joined((await sitemapOf(db, { kind: "claims", number: 1 }, "")) as AsyncGenerator<string>),
      download: await joined(downloaded(readDirectly, "jsonl", { licence: { name: "", url: null }, publisher: "", site: "", madeAt: "" })),
    });
    const check = async () => {
      const found = await numbers();
      expect(found.all).toContain(kept.number);
      expect(found.all).not.toContain(gone.number);
      expect(found.topic).toEqual([kept.number]);
      for (const text of [found.feed, found.sitemap, found.download]) {
        expect(text).toContain(`/claims/${kept.number}-`);
        expect(text).not.toContain(`/claims/${gone.number}-`);
      }
      expect((await listClaims(db, { q: `C-${gone.number}` })).items).toEqual([]);
      expect(await db.publicationSearch.count({ where: { number: gone.number } })).toBe(0);
    };
    await check();
    expect(await countClaims(db)).toBe(total - 1);
    await db.publication.updateMany({ where: { number: gone.number }, data: { entryRules: 0 } });
    await refreshEntries(db);
    await check();
  });

  it("gives its evidence to the working copy of the other: readers see it after a new decision, and it is due to be looked at", async () => {
    const [kept, gone] = [await published(), await published()];
    const shown = (await publishedClaim(db, kept.number))?.snapshot.evidence.length;
    await merge(kept, gone);
    expect((await row(kept)).state).toBe("published");
    expect((await publishedClaim(db, kept.number))?.snapshot.evidence).toHaveLength(shown ?? 0);
    expect(await linksOf(kept)).toHaveLength(2);
    const due = await dueRechecks(db, new Date("2026-01-03"), null, 1_000);
    expect(due.rows.find(({ number }) => number === kept.number)?.news?.what).toBe("evidence");
    await reopenClaim(editor, await seen(kept), "new_evidence", "The same was said elsewhere.");
    await submitClaim(editor, await seen(kept));
    await decide(second, aDecision(await seen(kept)));
    expect((await publishedClaim(db, kept.number))?.snapshot.evidence).toHaveLength(2);
  });

  it("brings the other into the rechecks where a page or a passage that it rested on is gone", async () => {
    const [kept, gone] = [await published(), await published()];
    await db.evidence.updateMany({
      where: { claim: { number: gone.number } },
      data: { quote: "It was shut.", passage: "lost", passageSince: new Date() },
    });
    await merge(kept, gone);
    expect(await row(kept)).toMatchObject({ lostSince: expect.any(Date) });
    expect(await row(gone)).toMatchObject({ lostSince: null });
  });

  it("by reviewers and admins, and into one that readers know", async () => {
    const [kept, gone, draft] = [await published(), await published(), await aDraft(editor)];
    await expect(merge(kept, gone, editor)).rejects.toMatchObject({ code: 403 });
    await expect(merge(draft, gone)).rejects.toMatchObject({ code: 409, message: expect.stringContaining("Readers know") });
    await expect(mergeClaims(reviewer, { into: { ...(await seen(kept)), revision: 1 }, merged: await seen(gone) })).rejects.toMatchObject({
      code: 409,
    });
    expect(await mergedInto(db, gone.number)).toBeNull();
    await merge(kept, gone, admin);
  });

  it("is named under the other's number by those that said something of it, and what is reported of it goes to the other", async () => {
    const [kept, gone] = [await published(), await published()];
    const repeats = await aClaimInReview(editor);
    await relateClaims(editor, await seen(repeats), gone.number, "repeats");
    await submitClaim(editor, await seen(repeats));
    await decide(second, aDecision(await seen(repeats)));
    const report = async (about: string) =>
      sendReport(db, {
        about,
        text: `Wrong ${crypto.randomUUID()}`,
        contact: null,
        version: 1,
        sender: crypto.randomUUID(),
        now: new Date(),
      });
    await report(`/claims/${gone.number}-x`);
    await merge(kept, gone);
    await report(`/claims/${gone.number}-x/versions/1`);
    const told = async (claim: Numbered) => relationsNow(db, (await publishedClaim(db, claim.number))?.snapshot as never);
    expect((await told(repeats)).states).toMatchObject([{ kind: "repeats", number: kept.number, status: "unilateral" }]);
    expect((await told(kept)).stated).toMatchObject([{ kind: "repeats", number: repeats.number }]);
    const open = (await openReports(db, editor.actor, null, 1_000)).rows.filter(({ about }) => about.startsWith(`/claims/${gone.number}-`));
    expect(open.map(({ claim }) => [claim?.number, claim?.version])).toEqual([
      [kept.number, null],
      [kept.number, null],
    ]);
  });
});

it("of A into B and B into A at once one is done, and the other is told", async () => {
  for (let round = 0; round < 5; round++) {
    const [a, b] = [await withLinks(editor, [aLink()]), await withLinks(editor, [aLink()])];
    const settled = await Promise.allSettled([merge(a, b, editor), merge(b, a, editor)]);
    expect(settled.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const [refused] = settled.flatMap((one) => (one.status === "rejected" ? [one.reason as { code: number }] : []));
    expect(refused?.code).toBe(409);
    const [kept] = (await Promise.all([row(a), row(b)])).filter((one) => one.mergedIntoId === null);
    expect(await linksOf(kept as Numbered)).toHaveLength(2);
  }
});

it("while others link claims to the merged one, they are linked to the other or told so", async () => {
  for (let round = 0; round < 5; round++) {
    const [kept, gone] = [await withLinks(editor, [aLink()]), await withLinks(editor, [aLink()])];
    const others = await Promise.all(Array.from({ length: 4 }, () => aDraft(editor)));
    const settled = await Promise.allSettled([
      ...others.slice(0, 2).map((claim) => relateClaims(editor, seenOf(claim), gone.number, "repeats")),
      merge(kept, gone, editor),
      ...others.slice(2).map((claim) => relateClaims(editor, seenOf(claim), gone.number, "supersedes")),
    ]);
    for (const one of settled) if (one.status === "rejected") expect((one.reason as { code?: number }).code, String(one.reason)).toBe(422);
    expect(await db.claimRelation.count({ where: { otherId: gone.id } })).toBe(0);
    expect(await linksOf(kept)).toHaveLength(2);
  }
});

it("every column that points to claims is one that a merge moves, or one of what stays with the number that it was made under", async () => {
  const rows = await db.$queryRaw<{ column: string }[]>`
    SELECT DISTINCT c.conrelid::regclass || '.' || a.attname AS column FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
    WHERE c.contype = 'f' AND c.confrelid = 'claim'::regclass`;
  // A new one needs a line in CLAIM_MOVES (lib/relations/merge-moves.ts) first, or a reason here.
  const moved = [
    "claim.mergedIntoId",
    "claim_relation.claimId",
    "claim_relation.otherId",
    "claim_topic.claimId",
    "evidence.claimId",
    "report.claimNumber",
    "response.claimId",
    "third_party_verdict.claimId",
  ];
  const stays = [
    "claim_concern.claimId", // what the claim says, as its text
    "decision.claimId", // the record
    "draft_buffer.claimId", // thrown away, as by discarding
    "imported_row.claimId", // which row it came from
    "proposal.claimId", // taken back by any change
    "publication.claimId", // leads on
    "round_part.claimId", // who had a part in it
    "sent_draft.claimId", // what it was sent as
    "version.claimId", // the record
  ];
  expect(rows.map((one) => one.column).sort()).toEqual([...moved, ...stays].sort());
});

async function joined(pieces: AsyncGenerator<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}
