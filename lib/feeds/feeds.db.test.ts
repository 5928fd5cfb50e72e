import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { reopenClaim, submitClaim } from "#lib/claims/commands";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { env } from "#lib/env";
import { linkSources, withholdEvidence } from "#lib/evidence/commands";
import { dataFeed } from "#lib/feeds/data-feed";
import type { FeedContents } from "#lib/feeds/entries";
import type { Feed } from "#lib/feeds/names";
import { feedOf } from "#lib/feeds/queries";
import { newsSitemap, type Part, readPart, sitemapIndex, sitemapOf } from "#lib/feeds/sitemaps";
import { updatedOf, writeFeed } from "#lib/feeds/write";
import { mergeParties } from "#lib/parties/merge";
import { retractClaim } from "#lib/publication/publish";
import { publishedClaim } from "#lib/publication/queries";
import { decide } from "#lib/review/commands";
import { aDecision, aDraft, aLink, aParty, aPublishedClaim, claimContent, correct, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";
import { seedDemo } from "#prisma/seed/run";
import { faultsOfDataFeed } from "../../e2e/readings/claim-review.ts";
import { READERS, readSitemap } from "../../e2e/readings/feeds.ts";

const db = client();
const SITE = "https://claims.example";
const DEMO = [1001, 1002, 1003, 1004, 1005, 1006, 1008, 1009];
let editor: Context;
let reviewer: Context;

beforeAll(async () => {
  const accountsFile = join(mkdtempSync(join(tmpdir(), "claimdesk-test-")), "demo-accounts.json");
  await seedDemo({ accountsFile, databaseUrl: env.DATABASE_URL as string });
  [editor, reviewer] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "reviewer"))];
});

/** Everybody at one moment. */
const at = (moment: string) => [editor, reviewer].map((who) => ({ ...who, now: new Date(moment) })) as [Context, Context];

async function feed(name: Feed): Promise<FeedContents> {
  const found = await feedOf(db, name);
  if (!found || "movedTo" in found) throw new Error(`There is no feed ${name}.`);
  return found;
}

const numbersIn = ({ entries }: FeedContents) => entries.map(({ path }) => Number(/^\/claims\/(\d+)-/.exec(path)?.[1]));
const entryIn = ({ entries }: FeedContents, number: number) => entries.find(({ path }) => path.startsWith(`/claims/${number}-`));

async function whole(pieces: AsyncGenerator<string> | null): Promise<string> {
  if (!pieces) throw new Error("There is nothing.");
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

describe("a feed", () => {
  it("holds the claims of the demo, what changed last first, and each of them in the feeds of its status, party and topic", async () => {
    const all = await feed("all");
    expect(numbersIn(all)).toEqual(expect.arrayContaining(DEMO));
    expect(all.entries.map((entry) => entry.updated)).toEqual(
      all.entries
        .map((entry) => entry.updated)
        .toSorted()
        .toReversed(),
    );
    for (const number of DEMO) {
      const { snapshot } = (await publishedClaim(db, number)) ?? {};
      const { slug } = snapshot?.parties.find((party) => party.id === snapshot.claim.speaker) ?? {};
      const [topic] = snapshot?.claim.topics ?? [];
      const id = (await db.claim.findUnique({ where: { number }, select: { id: true } }))?.id;
      for (const name of [snapshot?.status, `party-${slug}`, `topic-${topic?.slug}`] as Feed[])
        expect(entryIn(await feed(name), number)?.id, `C-${number} in ${name}`).toBe(`urn:uuid:${id}`);
    }
  });

  it("tells a claim that was corrected anew, by the same id and from the day on which it was first published", async () => {
    const claim = await aPublishedClaim(...at("2026-01-05T10:00:00Z"), { text: "Okapi at noon", topics: ["Okapis"] });
    const before = entryIn(await feed("topic-okapis"), claim.number);
    const newer = await aPublishedClaim(...at("2026-01-20T10:00:00Z"), { text: "Okapi at night", topics: ["Okapis"] });
    expect(numbersIn(await feed("topic-okapis"))).toEqual([newer.number, claim.number]);
    await correct(...at("2026-02-07T11:00:00Z"), claim, claimContent({ text: "Okapi at dusk", topics: ["Okapis"] }), "It was dusk.");
    for (const name of ["all", "unilateral", "topic-okapis"] as const) {
      const after = entryIn(await feed(name), claim.number);
      expect(after, name).toMatchObject({ id: before?.id, published: "2026-01-05T10:00:00.000Z", updated: "2026-02-07T11:00:00.000Z" });
      expect(after?.title).toBe("Unilateral: Okapi at dusk");
    }
    expect(numbersIn(await feed("topic-okapis"))).toEqual([claim.number, newer.number]);
    const version = await db.version.findFirstOrThrow({ where: { claimId: claim.id, number: 2 }, select: { id: true } });
    const corrections = (await feed("corrections")).entries.filter(({ id }) => id === `urn:uuid:${version.id}`);
    expect(corrections).toHaveLength(1);
    expect(corrections[0]).toMatchObject({ title: "Correction: Okapi at dusk", updated: "2026-02-07T11:00:00.000Z" });
    expect(corrections[0]?.html).toMatch(/It was dusk\..*Okapi at noon.*Okapi at dusk/s);
    expect(corrections[0]?.path).toBe(`/claims/${claim.number}-okapi-at-dusk`);
  });

  it("of a topic in any script is there, and leads to its page by an address that every reader takes", async () => {
    const claim = await aPublishedClaim(editor, reviewer, { topics: ["比特币"] });
    const contents = await feed("topic-比特币");
    expect(numbersIn(contents)).toEqual([claim.number]);
    expect(contents.path).toBe(`/topics/${encodeURIComponent("比特币")}`);
    for (const format of ["rss", "atom", "json"] as const) {
      const text = writeFeed("topic-比特币", format, contents, SITE);
      expect(READERS[format](text, `${SITE}/feeds/topic-${encodeURIComponent("比特币")}.${format}`).faults).toEqual([]);
    }
  });

  it("keeps a retracted claim among all and in the feed of the status that it had, with the reason, and among the corrections", async () => {
    const claim = await aPublishedClaim(editor, reviewer, { text: "Tapir sighting" });
    const was = entryIn(await feed("unilateral"), claim.number);
    const date = updatedOf(await feed("unilateral"));
    await retractClaim(reviewer, seenOf(claim), "It was a pig.");
    for (const name of ["all", "unilateral"] as const) {
      expect(entryIn(await feed(name), claim.number), name).toMatchObject({ id: was?.id, title: "Retracted: Tapir sighting" });
      expect(entryIn(await feed(name), claim.number)?.html, name).toContain("It was a pig.");
    }
    expect(updatedOf(await feed("unilateral")) >= date).toBe(true);
    for (const other of ["confirmed", "disputed"] as const) expect(entryIn(await feed(other), claim.number), other).toBeUndefined();
    expect(entryIn(await feed("corrections"), claim.number)).toMatchObject({ title: "Retraction: Tapir sighting" });
  });

  it("of a status tells whoever reads it that a claim has another one by now, and that of the new one too", async () => {
    const claim = await aPublishedClaim(...at("2026-01-05T10:00:00Z"), { text: "Tarsier at night" });
    const [mira, lena] = at("2026-02-08T11:00:00Z");
    const reopened = await reopenClaim(lena, seenOf(claim), "correction", "It was a bat.");
    const submitted = await submitClaim(mira, { number: claim.number, revision: reopened.revision });
    await decide(lena, { ...aDecision({ number: claim.number, revision: submitted.revision }), status: "disputed", balance: "neither" });
    for (const name of ["unilateral", "disputed"] as const)
      expect(entryIn(await feed(name), claim.number), name).toMatchObject({
        title: "Disputed: Tarsier at night",
        updated: "2026-02-08T11:00:00.000Z",
      });
    expect(entryIn(await feed("confirmed"), claim.number)).toBeUndefined();
    expect((await feed("unilateral")).description).toContain("A claim that was unilateral stays, with what stands now.");
  });

  it("is there for no party and topic that readers do not know, and that of a merged party leads on", async () => {
    const [kept, gone, hidden] = [await aParty(editor), await aParty(editor), await aParty(editor)];
    await aDraft(editor, { speakerId: hidden.id, speakerUnknown: false, topics: ["Hidden topic"] });
    for (const name of [`party-${hidden.slug}`, "topic-hidden-topic", "party-nobody", "topic-nothing"] as Feed[])
      expect(await feedOf(db, name), name).toBeNull();
    const claim = await aPublishedClaim(editor, reviewer, { concernIds: [gone.id] });
    await mergeParties(reviewer, { into: { id: kept.id, revision: 1 }, merged: { id: gone.id, revision: 1 }, differentKinds: false });
    expect(await feedOf(db, `party-${gone.slug}`)).toEqual({ movedTo: `party-${kept.slug}` });
    expect(numbersIn(await feed(`party-${kept.slug}`))).toEqual([claim.number]);
  });

  it("never tells of a draft or of a withheld source, nor do all reviews together", async () => {
    const draft = await aDraft(editor, { text: "Pangolin claim", topics: ["Pangolins"] });
    const { source } = aLink();
    const linked = await linkSources(editor, seenOf(draft), [
      aLink(),
      aLink({ source: { ...source, title: "Axolotl memo" } as typeof source }),
    ]);
    const told = async () =>
      JSON.stringify([
        await feed("all"),
        await feed("corrections"),
        await whole(dataFeed(db, SITE)),
        await newsSitemap(db, SITE, new Date()),
      ]);
    expect(await told()).not.toMatch(/pangolin/i);
    const evidence = await db.evidence.findFirstOrThrow({ where: { claimId: draft.id, source: { title: "Axolotl memo" } } });
    const withheld = await withholdEvidence(editor, { number: draft.number, revision: linked.revision }, evidence.id, "safety");
    const submitted = await submitClaim(editor, { number: draft.number, revision: withheld.revision });
    await decide(reviewer, aDecision({ number: draft.number, revision: submitted.revision }));
    expect(await told()).toMatch(/pangolin/i);
    expect(await told()).not.toMatch(/axolotl/i);
  });
});

describe("all reviews for Data Commons", () => {
  it("are each there once, in as many pieces as it takes, with what was retracted said to be deleted and what nobody reviewed left out", async () => {
    const [gone, corrected] = [await aPublishedClaim(editor, reviewer), await aPublishedClaim(editor, reviewer)];
    await retractClaim(reviewer, seenOf(gone), "A forgery.");
    await correct(editor, reviewer, corrected, claimContent({ text: "Said otherwise" }));
    const unreviewed = await aPublishedClaim(editor, reviewer);
    await db.publication.update({ where: { claimId: unreviewed.id }, data: { status: "unreviewed" } });

    const text = await whole(dataFeed(db, SITE));
    for (const atOnce of [1, 2, 7]) expect(JSON.parse(await whole(dataFeed(db, SITE, atOnce)))).toEqual(JSON.parse(text));
    const read = JSON.parse(text) as { dataFeedElement: { url: string; dateDeleted?: string; item: [{ correction?: object[] }] }[] };
    expect(faultsOfDataFeed(read)).toEqual([]);
    const reviewed = await db.publication.findMany({
      where: { OR: [{ status: null }, { status: { not: "unreviewed" } }] },
      orderBy: { number: "asc" },
    });
    expect(read.dataFeedElement.map((item) => item.url)).toEqual(reviewed.map(({ number, slug }) => `${SITE}/claims/${number}-${slug}`));
    expect(reviewed.map(({ number }) => number)).not.toContain(unreviewed.number);
    const of = ({ number }: { number: number }) => read.dataFeedElement.find((item) => item.url.startsWith(`${SITE}/claims/${number}-`));
    expect(of(gone)?.dateDeleted).toBe(reviewer.now.toISOString());
    expect(of(corrected)?.item[0].correction).toHaveLength(1);
    expect(of({ number: 1001 })?.item[0]).not.toHaveProperty("correction");
  });
});

describe("sitemaps", () => {
  const partsOf = async () =>
    readSitemap(await sitemapIndex(db, SITE), SITE).addresses.map(
      (address) => readPart(address.slice(`${SITE}/sitemaps/`.length, -4)) as Part,
    );

  it("hold every public claim, party and topic once, in parts of at most 50,000", async () => {
    await db.$executeRaw`SELECT setval('claim_number_seq', 50000)`;
    const far = await aPublishedClaim(editor, reviewer, { text: "Beyond the first part", topics: ["Farness", "比特币"] });
    expect(far.number).toBe(50_001);
    const parts = await partsOf();
    expect(parts).toEqual(
      expect.arrayContaining([
        { kind: "claims", number: 1 },
        { kind: "claims", number: 2 },
      ]),
    );
    const found: string[] = [];
    for (const part of parts) {
      const { faults, addresses } = readSitemap(await whole(await sitemapOf(db, part, SITE)), SITE);
      expect(faults, JSON.stringify(part)).toEqual([]);
      found.push(...addresses.map((address) => address.slice(SITE.length)));
    }
    expect(new Set(found).size).toBe(found.length);
    const claims = await db.publication.findMany({ select: { number: true, slug: true } });
    const parties = await db.party.findMany({ where: { publications: { some: {} } }, select: { slug: true } });
    for (const path of [
      ...claims.map(({ number, slug }) => `/claims/${number}-${slug}`),
      ...parties.map(({ slug }) => `/parties/${slug}`),
      "/topics/farness",
      `/topics/${encodeURIComponent("比特币")}`,
      ...["/", "/claims", "/parties", "/topics", "/corrections", "/open-data", "/methodology", "/about"],
    ])
      expect(found).toContain(path);
    expect(found.filter((path) => path.startsWith("/parties/"))).toHaveLength(parties.length);
  });

  it("have no part but these", async () => {
    for (const part of [
      { kind: "claims", number: 3 },
      { kind: "parties", number: 2 },
      { kind: "topics", number: 2 },
      { kind: "pages", number: 2 },
    ] as const)
      expect(await sitemapOf(db, part, SITE), JSON.stringify(part)).toBeNull();
    for (const name of ["claims", "claims-0", "claims-01", "claims-1.5", "claims--1", "people-1", "claims-99999999", ""])
      expect(readPart(name), name).toBeNull();
  });

  it("for news hold what was first decided in the last two days, and nothing else", async () => {
    const now = new Date("2026-03-10T12:00:00Z");
    const recent = await aPublishedClaim(...at("2026-03-08T12:00:00Z"), { text: "Fresh & new" });
    const stale = await aPublishedClaim(...at("2026-03-08T11:59:59Z"));
    const gone = await aPublishedClaim(...at("2026-03-10T08:00:00Z"));
    await retractClaim(at("2026-03-10T09:00:00Z")[1], seenOf(gone), "A forgery.");
    const old = await aPublishedClaim(...at("2026-02-01T08:00:00Z"));
    await correct(...at("2026-03-10T10:00:00Z"), old, claimContent({ text: "Said anew" }));
    const later = await db.publication.findMany({ where: { updatedAt: { gt: now } }, select: { number: true } });

    const { faults, addresses, news } = readSitemap(await newsSitemap(db, SITE, now), SITE);
    expect(faults).toEqual([]);
    const listed = addresses
      .map((address) => Number(/\/claims\/(\d+)-/.exec(address)?.[1]))
      .filter((number) => !later.some((one) => one.number === number));
    expect(listed).toEqual([recent.number]);
    expect([stale, gone, old].some(({ number }) => listed.includes(number))).toBe(false);
    expect(news.at(-1)).toEqual({
      title: "Unilateral: Fresh & new",
      name: "The Demo Ledger",
      language: "en",
      date: "2026-03-08T12:00:00.000Z",
    });
  });
});
