import { beforeAll, describe, expect, it } from "vitest";
import { editClaim, reopenClaim, submitClaim } from "#lib/claims/commands";
import type { ClaimContent, SeenClaim } from "#lib/claims/schema";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { linkSources, unlinkSource, withholdEvidence } from "#lib/evidence/commands";
import type { LinkInput } from "#lib/evidence/schema";
import { editParty, type PartyRef } from "#lib/parties/commands";
import { mergeParties } from "#lib/parties/merge";
import { retractClaim } from "#lib/publication/publish";
import { publicParty } from "#lib/publication/queries";
import { partyTag, sourceTag, topicTag } from "#lib/publication/tags";
import { decide } from "#lib/review/commands";
import { enterSources } from "#lib/sources/commands";
import { publicParties, publicTopic, publicTopics } from "#lib/subjects/queries";
import { publicSource } from "#lib/subjects/sources";
import { aDecision, aDraft, aLink, aParty, aPublishedClaim, claimContent, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
const TODAY = "2025-12-26";
let editor: Context;
let reviewer: Context;

beforeAll(async () => {
  [editor, reviewer] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "reviewer"))];
});

const NONE = { confirmed: 0, unilateral: 0, disputed: 0, unreviewed: 0, retracted: 0 };
const key = () => crypto.randomUUID().slice(0, 8);
const spokenBy = (speaker: PartyRef, concerns: PartyRef[] = []): Partial<ClaimContent> => ({
  speakerId: speaker.id,
  speakerUnknown: false,
  concernIds: concerns.map((one) => one.id),
});
const published = (content: Partial<ClaimContent> = {}, links?: LinkInput[]) => aPublishedClaim(editor, reviewer, content, links);
const titled = (title: string, publisherId: string | null = null) =>
  ({ ...(aLink().source as object), title, publisherId }) as LinkInput["source"];
const entered = async (title: string, publisherId: string | null = null) => {
  const [source] = await enterSources(editor, [
    { kind: "article", title, publisherId, author: null, publishedOn: null, address: null, language: null },
  ]);
  return (source as { id: string }).id;
};

/** Which tags were said to be stale by what is done. */
async function staleBy(work: () => Promise<unknown>): Promise<string[]> {
  const last = await db.stalePage.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
  await work();
  const rows = await db.stalePage.findMany({ where: { id: { gt: last?.id ?? 0n } }, select: { tag: true } });
  return rows.map((row) => row.tag);
}

/** Decides a published claim again, after something was done to it. */
async function decidedAgain(claim: SeenClaim, change: (seen: SeenClaim) => Promise<{ revision: number }>): Promise<void> {
  const { number } = claim;
  const reopened = await reopenClaim(editor, seenOf(claim), "correction", "It was wrong.");
  const changed = await change({ number, revision: reopened.revision });
  const submitted = await submitClaim(editor, { number, revision: changed.revision });
  await decide(reviewer, aDecision({ number, revision: submitted.revision }));
}

describe("the page of a party", () => {
  it("counts what it said and what concerns it apart, by status, a claim that is both once in all, and none that was retracted", async () => {
    const [party, other] = [await aParty(editor), await aParty(editor)];
    await published({ ...spokenBy(party), saidOn: "2023-02-01" });
    await published({ ...spokenBy(party, [party]), saidOn: "2025-03-09" });
    await published(spokenBy(other, [party]));
    const gone = await published({ ...spokenBy(party), saidOn: null, undated: true });
    await retractClaim(reviewer, seenOf(gone), "A forgery.");
    const found = await publicParty(db, party.slug, TODAY);
    expect(found).toMatchObject({
      counts: {
        said: { ...NONE, unilateral: 2 },
        concerned: { ...NONE, unilateral: 2 },
        either: { ...NONE, unilateral: 3 },
        saidOverTime: { by: "month", dated: 2, undated: 0 },
        retracted: 1,
      },
      retracted: { claims: [{ number: gone.number, status: null }], more: false, days: [{ number: gone.number }] },
    });
    expect((found as { said: { claims: { number: number }[] } }).said.claims.map(({ number }) => number)).not.toContain(gone.number);
    const { bars } = (found as { counts: { saidOverTime: { bars: { label: string; total: number }[] } } }).counts.saidOverTime;
    expect(bars.filter((bar) => bar.total > 0).map((bar) => bar.label)).toEqual(["Feb 2023", "Mar 2025"]);
  });

  it("counts a claim by the status that readers see, whatever the working copy says, and no draft", async () => {
    const party = await aParty(editor);
    const claim = await published(spokenBy(party));
    await aDraft(editor, spokenBy(party));
    await db.claim.update({ where: { id: claim.id }, data: { status: "disputed", saidOn: new Date("1999-01-01") } });
    expect(await publicParty(db, party.slug, TODAY)).toMatchObject({
      counts: { said: { ...NONE, unilateral: 1 }, saidOverTime: { bars: [{ label: "Dec 2025" }] } },
    });
  });

  it("counts a merged party’s claims with those of the party that it is now, each once, and leads to it", async () => {
    const [kept, gone] = [await aParty(editor), await aParty(editor)];
    await published(spokenBy(gone));
    await published(spokenBy(gone, [kept]));
    const seen = async (id: string) => ({ id, revision: (await db.party.findUniqueOrThrow({ where: { id } })).revision });
    await mergeParties(reviewer, { into: await seen(kept.id), merged: await seen(gone.id), differentKinds: false });
    expect(await publicParty(db, gone.slug, TODAY)).toEqual({ movedTo: kept.slug });
    expect(await publicParty(db, kept.slug, TODAY)).toMatchObject({
      counts: { said: { ...NONE, unilateral: 2 }, concerned: { ...NONE, unilateral: 1 }, either: { ...NONE, unilateral: 2 } },
    });
  });
});

describe("the page of a topic", () => {
  it("counts its claims, tells when they were said and who speaks in it most often, and shows the newest first", async () => {
    const topic = `Tides ${key()}`;
    const [loud, quiet, named] = [await aParty(editor), await aParty(editor), await aParty(editor)];
    const first = await published({ ...spokenBy(quiet, [named]), topics: [topic], saidOn: null, undated: true });
    const second = await published({ ...spokenBy(loud), topics: ["Other", topic], saidOn: "2024-05-05" });
    const third = await published({ ...spokenBy(loud), topics: [topic] });
    await aDraft(editor, { ...spokenBy(quiet), topics: [topic] });
    const found = await publicTopic(db, topic.toLowerCase().replace(" ", "-"));
    expect(found).toMatchObject({ name: topic, tally: { ...NONE, unilateral: 3 }, overTime: { dated: 2, undated: 1 }, more: false });
    expect(found?.speakers.map(({ slug, claims }) => [slug, claims])).toEqual([
      [loud.slug, 2],
      [quiet.slug, 1],
    ]);
    expect(found?.claims.map((claim) => claim.number)).toEqual([third.number, second.number, first.number]);
  });

  it("is not there while only drafts touch it, and goes when the last claim leaves it, which makes its page stale", async () => {
    const [topic, other] = [`Shoals ${key()}`, `Reefs ${key()}`];
    const slug = (name: string) => name.toLowerCase().replace(" ", "-");
    await aDraft(editor, { topics: [topic] });
    expect(await publicTopic(db, slug(topic))).toBeNull();
    const content = claimContent({ topics: [topic] });
    const claim = await published(content);
    expect(await publicTopic(db, slug(topic))).not.toBeNull();
    const stale = await staleBy(() => decidedAgain(claim, (seen) => editClaim(editor, seen, { ...content, topics: [other] })));
    expect(stale).toEqual(expect.arrayContaining([topicTag(slug(topic)), topicTag(slug(other))]));
    expect(await publicTopic(db, slug(topic))).toBeNull();
    expect(await publicTopic(db, slug(other))).toMatchObject({ tally: { ...NONE, unilateral: 1 } });
  });

  it("has a name in any script", async () => {
    const topic = "選挙";
    await published({ topics: [topic] });
    const { slug } = await db.publicationTopic.findFirstOrThrow({ where: { name: topic } });
    expect(await publicTopic(db, slug)).toMatchObject({ name: topic });
    expect(topicTag(slug)).toMatch(/^topic:[0-9a-f]{64}$/);
  });
});

describe("the page of a source", () => {
  it("tells what it is, which claims rely on it and how, what it repeats and what repeats it", async () => {
    const [speaker, publisher] = [await aParty(editor), await aParty(editor)];
    const wire = await entered("The wire", publisher.id);
    const asserting = { source: { id: wire }, basis: { kind: "attributed" as const, partyId: speaker.id, firstHand: true } };
    const first = await published(spokenBy(speaker), [
      aLink(asserting),
      aLink({ source: titled("A reprint"), basis: { kind: "derived", sourceId: wire } }),
    ]);
    const second = await published({}, [aLink({ source: { id: wire }, stance: "contradicts", basis: { kind: "unknown" } })]);
    const third = await published({}, [aLink({ source: titled("Another reprint"), basis: { kind: "derived", sourceId: wire } })]);
    const found = await publicSource(db, wire);
    expect(found).toMatchObject({ title: "The wire", kind: "article", publisher: { name: publisher.name, slug: null } });
    expect(found?.tally).toEqual({ ...NONE, unilateral: 3 });
    expect(found?.claims.map(({ claim, uses }) => [claim.number, uses.map((use) => [use.stance, use.basis])])).toEqual([
      [third.number, []],
      [second.number, [["contradicts", { words: "does not say how it knows" }]]],
      [first.number, [["asserts", { words: "on the word of", name: speaker.name, after: ", at first hand" }]]],
    ]);
    expect(found?.repeatedBy.map((one) => one.title)).toEqual(["Another reprint", "A reprint"]);
    const reprint = found?.repeatedBy[1]?.id ?? "";
    expect((await publicSource(db, reprint))?.repeats).toEqual([
      { id: wire, title: "The wire", language: null, publisher: publisher.name },
    ]);
  });

  it("is not there for a source that no public claim shows", async () => {
    const source = await entered("In a drawer");
    expect(await publicSource(db, source)).toBeNull();
    const draft = await aDraft(editor);
    await linkSources(editor, seenOf(draft), [aLink({ source: { id: source } })]);
    expect(await publicSource(db, source)).toBeNull();
    expect(await publicSource(db, crypto.randomUUID())).toBeNull();
  });

  it("never tells of what is withheld: neither the source, nor the claim that it is withheld in, nor who repeats it there", async () => {
    const secret = await entered("Pangolin memo");
    const shown = await entered("Pangolin shown elsewhere");
    const withheld = async (source: string) => {
      const draft = await aDraft(editor);
      const linked = await linkSources(editor, seenOf(draft), [
        aLink(),
        aLink({ source: { id: source } }),
        aLink({ source: titled(`Repeats pangolin ${key()}`), basis: { kind: "derived", sourceId: source } }),
      ]);
      const { id } = await db.evidence.findFirstOrThrow({ where: { claimId: draft.id, sourceId: source } });
      const kept = await withholdEvidence(editor, { number: draft.number, revision: linked.revision }, id, "safety");
      const submitted = await submitClaim(editor, { number: draft.number, revision: kept.revision });
      await decide(reviewer, aDecision({ number: draft.number, revision: submitted.revision }));
      return draft.number;
    };
    const before = await published({}, [aLink({ source: { id: shown } })]);
    const hiding = [await withheld(secret), await withheld(shown)];
    expect(await publicSource(db, secret)).toBeNull();
    const found = await publicSource(db, shown);
    expect(found?.claims.map(({ claim }) => claim.number)).toEqual([before.number]);
    expect(found?.repeatedBy).toEqual([]);
    const repeaters = await db.source.findMany({ where: { title: { startsWith: "Repeats pangolin" } }, select: { id: true } });
    for (const { id } of repeaters) {
      const repeater = await publicSource(db, id);
      expect(hiding).toContain(repeater?.claims[0]?.claim.number);
      expect(JSON.stringify(repeater)).not.toMatch(/pangolin (memo|shown)/i);
    }
  });

  it("shows what the newest version that shows it says, and not what has been written of it since", async () => {
    const source = await entered("As it was called");
    const claim = await published({}, [aLink({ source: { id: source } })]);
    await db.source.update({ where: { id: source }, data: { title: "As it will be called" } });
    expect(await publicSource(db, source)).toMatchObject({ title: "As it was called" });
    await published({}, [aLink({ source: { id: source } })]);
    expect(await publicSource(db, source)).toMatchObject({ title: "As it will be called" });
    const stale = await staleBy(() =>
      decidedAgain(claim, async (seen) => {
        const linked = await linkSources(editor, seen, [aLink()]);
        const { id } = await db.evidence.findFirstOrThrow({ where: { claimId: claim.id, sourceId: source } });
        return unlinkSource(editor, { number: seen.number, revision: linked.revision }, id);
      }),
    );
    expect(stale).toContain(sourceTag(source));
    expect((await publicSource(db, source))?.claims).toHaveLength(1);
  });

  it("leads to the page of its publisher where there is one, also when that party was merged, and is stale when it is renamed", async () => {
    const [publisher, now] = [await aParty(editor), await aParty(editor)];
    const source = await entered("A report", publisher.id);
    await published({}, [aLink({ source: { id: source } })]);
    expect(await publicSource(db, source)).toMatchObject({ publisher: { name: publisher.name, slug: null } });
    const stale = await staleBy(() => published(spokenBy(publisher)));
    expect(await publicSource(db, source)).toMatchObject({ publisher: { slug: publisher.slug }, about: [publisher.slug] });
    expect(stale).toContain(partyTag(publisher.slug));
    const row = await db.party.findUniqueOrThrow({ where: { id: publisher.id } });
    const renamed = await staleBy(() =>
      editParty(editor, { id: row.id, revision: row.revision }, { name: `${row.name} Ltd`, otherNames: [], kind: row.kind, another: true }),
    );
    expect(renamed).toContain(partyTag(publisher.slug));
    const seen = async (id: string) => ({ id, revision: (await db.party.findUniqueOrThrow({ where: { id } })).revision });
    const merged = await staleBy(async () =>
      mergeParties(reviewer, { into: await seen(now.id), merged: await seen(publisher.id), differentKinds: false }),
    );
    expect(merged).toContain(partyTag(publisher.slug));
    expect(await publicSource(db, source)).toMatchObject({ publisher: { name: publisher.name, slug: now.slug } });
  });
});

describe("the lists of parties and topics", () => {
  it("name every party of the public record once, by name, with how many claims, from either end", async () => {
    const mark = key();
    const parties: PartyRef[] = [];
    for (const letter of ["a", "b", "c", "d", "e"]) parties.push(await aParty(editor, `Zz ${mark} ${letter}`));
    const [a, b, c, d, e] = parties as [PartyRef, PartyRef, PartyRef, PartyRef, PartyRef];
    await published(spokenBy(a, [c]));
    await published(spokenBy(e, [c, d]));
    await aDraft(editor, spokenBy(b));
    const slugs = (page: { items: { slug: string }[] } | null) => page?.items.map((one) => one.slug);
    const first = await publicParties(db, { after: a.slug }, 2);
    expect(first?.items).toEqual([
      { slug: c.slug, name: c.name, kind: "body", claims: 2 },
      { slug: d.slug, name: d.name, kind: "body", claims: 1 },
    ]);
    expect(first).toMatchObject({ previous: c.slug, next: d.slug });
    expect(slugs(await publicParties(db, { after: d.slug }, 2))).toEqual([e.slug]);
    expect(slugs(await publicParties(db, { before: e.slug }, 2))).toEqual([c.slug, d.slug]);
    expect(slugs(await publicParties(db, { before: d.slug }, 2))).toEqual([a.slug, c.slug]);
    expect(slugs(await publicParties(db, { last: true }, 1))).toEqual([e.slug]);
    // Whether somebody is in the registry is not for readers: b is in a draft alone.
    for (const slug of ["nobody-at-all", b.slug])
      expect([await publicParties(db, { after: slug }), await publicParties(db, { before: slug })], slug).toEqual([null, null]);
  });

  it("name every topic once, with how many claims, from either end", async () => {
    const mark = key();
    const name = (letter: string) => `Zz ${mark} ${letter}`;
    const slug = (letter: string) => `zz-${mark}-${letter}`;
    await published({ topics: [name("a"), name("c")] });
    await published({ topics: [name("c"), name("b"), name("d")] });
    await aDraft(editor, { topics: [name("e")] });
    const page = await publicTopics(db, { after: slug("a") }, 2);
    expect(page?.items).toEqual([
      { slug: slug("b"), name: name("b"), claims: 1 },
      { slug: slug("c"), name: name("c"), claims: 2 },
    ]);
    expect(page).toMatchObject({ previous: slug("b"), next: slug("c") });
    expect((await publicTopics(db, { before: slug("d") }, 2))?.items.map((one) => one.slug)).toEqual([slug("b"), slug("c")]);
    const last = await db.publicationTopic.findFirstOrThrow({ orderBy: { slug: "desc" }, select: { slug: true } });
    expect(await publicTopics(db, { last: true }, 1)).toMatchObject({ items: [last], next: null });
    expect(await publicTopics(db, { after: slug("e") })).toBeNull();
  });
});
