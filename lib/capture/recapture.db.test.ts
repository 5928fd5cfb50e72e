import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { captureAgain } from "#lib/capture/commands";
import { gonePages } from "#lib/capture/gone";
import { takeCapture } from "#lib/capture/perform";
import { planRecaptures } from "#lib/capture/plan";
import { captureWhatWaits } from "#lib/capture/worker";
import { reopenClaim, submitClaim } from "#lib/claims/commands";
import { historyOf } from "#lib/claims/history";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { editEvidence, withholdEvidence } from "#lib/evidence/commands";
import { retractClaim } from "#lib/publication/publish";
import { claimTag } from "#lib/publication/tags";
import { countRechecks, dueRechecks, recheckOf } from "#lib/rechecks/queries";
import { decide } from "#lib/review/commands";
import { aClaimInReview, aDecision, aLink, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
const SAID = "The harbour stays closed until the end of the month";
const page = (said = SAID) =>
  `<html><head><title>Harbour</title></head><body><article><p>${said}, the minister said on Wednesday.</p></article></body></html>`;
const START = Date.UTC(2026, 0, 10, 9);
const on = (day: number) => new Date(START + day * 24 * 3_600_000);

let editor: Context;
let reviewer: Context;
let server: Server;
let port: number;
let answer: RequestListener;
const shows =
  (html: string): RequestListener =>
  (_, response) =>
    void response.writeHead(200, { "content-type": "text/html" }).end(html);
const says =
  (code: number): RequestListener =>
  (_, response) =>
    void response.writeHead(code).end();

beforeAll(async () => {
  editor = acting(db, await aPerson(db, "editor"), on(0));
  reviewer = acting(db, await aPerson(db, "reviewer"), on(0));
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());
beforeEach(async () => {
  answer = shows(page());
  await captureWhatWaits(db, new Map());
  // Each test has a schedule and a queue of its own.
  await db.pageWatch.deleteMany();
  await db.publication.updateMany({ data: { recheckOn: null } });
  await db.claim.updateMany({ data: { news: null, newsSince: null, lostSince: null } });
  await db.newsroom.update({ where: { id: 1 }, data: { recaptureDays: 30 } });
});

const hosts = (...names: string[]) => new Map(names.map((name) => [name, port]));

let made = 0;
/** A published claim that quotes a page, which was captured when it was linked. */
async function published({ host = `paper${++made}.test`, quote = SAID as string | null, days = 0 } = {}) {
  const source = {
    kind: "article" as const,
    title: "Harbour",
    publisherId: null,
    author: null,
    publishedOn: null,
    address: `http://${host}/${crypto.randomUUID()}`,
    language: null,
  };
  const claim = await aClaimInReview(editor, {}, [aLink({ source, quote, quoteLanguage: quote && "en" })]);
  await captureWhatWaits(db, hosts(host), { now: () => on(days) });
  const { revision } = await decide(reviewer, { ...aDecision(seenOf(claim)), recheckOn: "2030-01-01" });
  const { id, sourceId } = await db.evidence.findFirstOrThrow({ where: { claimId: claim.id } });
  return { ...claim, revision, host, evidenceId: id, sourceId };
}
type Published = Awaited<ReturnType<typeof published>>;

/** What is due on a day is asked for and looked for. */
async function dayCame(day: number, host: string): Promise<number> {
  const asked = await planRecaptures(db, on(day));
  await captureWhatWaits(db, hosts(host), { now: () => on(day) });
  return asked;
}
const captures = (sourceId: string) => db.capture.count({ where: { sourceId } });
const due = async () => (await dueRechecks(db, on(400))).rows.map((row) => row.number);
const eventsOf = async (claimId: string) =>
  (
    await db.event.findMany({
      where: { name: `claim:${claimId}`, kind: { in: ["page gone", "page there again", "passage lost", "passage found again"] } },
      orderBy: { number: "asc" },
    })
  ).map((event) => event.kind);
const sourceEvents = (sourceId: string) =>
  db.event.count({ where: { name: `source:${sourceId}`, kind: { in: ["captured", "not captured"] } } });

describe("a page that published claims rest on", () => {
  it("is captured again after the days that the newsroom has set, less and less often while it says the same, of which nothing is kept", async () => {
    const { sourceId, host } = await published();
    const came: number[] = [];
    for (let day = 10; day <= 400; day += 10) if ((await dayCame(day, host)) > 0) came.push(day);
    expect(came).toEqual([30, 90, 210]);
    expect(await captures(sourceId)).toBe(1);
    expect(await sourceEvents(sourceId)).toBe(1);
    answer = shows(page(`${SAID} and longer`));
    await dayCame(450, host);
    expect(await captures(sourceId)).toBe(2);
    expect(await sourceEvents(sourceId)).toBe(2);
    expect(await db.pageWatch.findUniqueOrThrow({ where: { sourceId } })).toMatchObject({ unchanged: 0, checkedAt: on(450) });
    expect(await db.capture.findFirstOrThrow({ where: { sourceId, askedById: null } })).toMatchObject({ failure: null, endedAt: on(450) });
  });

  it("is never captured again by itself where the newsroom has set that, nor while no claim that shows it is public, nor one that must be protected", async () => {
    const [shown, retracted, withheld] = [await published(), await published(), await published()];
    const uncaptured = await published();
    await db.pageWatch.deleteMany({ where: { sourceId: uncaptured.sourceId } });
    const draft = await aClaimInReview(editor, {}, [aLink({ source: { id: (await published({ host: "draft.test" })).sourceId } })]);
    await retractClaim(reviewer, seenOf(retracted), "We were wrong.");
    await db.source.update({ where: { id: withheld.sourceId }, data: { withheld: true } });
    await db.newsroom.update({ where: { id: 1 }, data: { recaptureDays: 0 } });
    expect(await planRecaptures(db, on(100))).toBe(0);
    await db.newsroom.update({ where: { id: 1 }, data: { recaptureDays: 30 } });
    expect(await planRecaptures(db, on(100))).toBe(2);
    const asked = await db.capture.findMany({ where: { endedAt: null }, select: { sourceId: true } });
    expect(asked.map((one) => one.sourceId)).toContain(shown.sourceId);
    expect(asked.map((one) => one.sourceId)).not.toContain(retracted.sourceId);
    // Withheld after it was asked for, it is not looked for either.
    await db.source.update({ where: { id: shown.sourceId }, data: { withheld: true } });
    let looks = 0;
    answer = (request, response) => {
      if (request.headers.host === shown.host) looks++;
      response.writeHead(200, { "content-type": "text/html" }).end(page());
    };
    await captureWhatWaits(db, hosts(shown.host, "draft.test"), { now: () => on(100) });
    expect(looks).toBe(0);
    expect(await db.capture.count({ where: { endedAt: null } })).toBe(0);
    expect(draft.number).toBeGreaterThan(0);
  });

  it("is asked for once by however many processes, one of each host at a time with a pause, and no more in a day than there is a bound for", async () => {
    for (let count = 0; count < 3; count++) await published({ host: "slow.test" });
    await published();
    await published();
    await Promise.all(Array.from({ length: 8 }, () => db.$queryRaw`SELECT 1`));
    const asked = await Promise.all(Array.from({ length: 8 }, () => planRecaptures(db, on(40), { aDay: 10 })));
    expect(asked.reduce((sum, one) => sum + one, 0)).toBe(3);
    const slow = () => db.capture.count({ where: { endedAt: null, address: { startsWith: "http://slow.test/" } } });
    expect(await slow()).toBe(1);
    const later = (seconds: number) => new Date(on(40).getTime() + seconds * 1_000);
    expect(await planRecaptures(db, later(90))).toBe(0); // It still waits.
    await captureWhatWaits(db, hosts("slow.test"), { now: () => later(10) });
    expect(await planRecaptures(db, later(30))).toBe(0);
    expect(await planRecaptures(db, later(90), { aDay: 3 })).toBe(0);
    expect(await planRecaptures(db, later(90))).toBe(1);
  });

  it("waits behind what somebody asks for", async () => {
    const [scheduled, asked] = [await published(), await published()];
    await db.pageWatch.deleteMany({ where: { sourceId: asked.sourceId } });
    expect(await planRecaptures(db, on(40))).toBe(1);
    await captureAgain({ ...editor, now: on(41) }, asked.sourceId);
    expect(await takeCapture(db, on(41))).toMatchObject({ sourceId: asked.sourceId });
    expect(await takeCapture(db, on(41))).toMatchObject({ sourceId: scheduled.sourceId });
  });
});

const again = async (claim: Published, day: number) => {
  const at = { ...editor, now: on(day) };
  const opened = await reopenClaim(at, seenOf(claim), "recheck", "The page is gone.");
  const submitted = await submitClaim(at, { number: claim.number, revision: opened.revision });
  const seen = { number: claim.number, revision: submitted.revision };
  return decide({ ...reviewer, now: on(day) }, { ...aDecision(seen), recheckOn: "2030-01-01" });
};

describe("a claim is to be looked at again", () => {
  it("where what it quotes is not on the page any more, with the copies before and after, told once, until it is found again", async () => {
    const claim = await published();
    expect(await due()).toEqual([]);
    answer = shows(page("The harbour is open"));
    await dayCame(30, claim.host);
    expect(await due()).toEqual([claim.number]);
    expect(await countRechecks(db, on(31), 10)).toBe(1);
    const { lost } = (await recheckOf(db, claim.id, on(31))) ?? { lost: [] };
    const [first, second] = await db.capture.findMany({ where: { sourceId: claim.sourceId }, orderBy: { endedAt: "asc" } });
    expect(lost).toMatchObject([
      { what: "passage", said: SAID, since: on(30).toISOString(), before: { id: first?.id }, after: { id: second?.id } },
    ]);
    answer = shows(page("The harbour is open since Monday"));
    await dayCame(60, claim.host);
    await dayCame(90, claim.host);
    expect(await eventsOf(claim.id)).toEqual(["passage lost"]);
    answer = shows(page());
    await dayCame(150, claim.host);
    expect(await eventsOf(claim.id)).toEqual(["passage lost", "passage found again"]);
    expect(await due()).toEqual([]);
    expect((await historyOf(db, editor.actor, claim.id)).entries[0]).toMatchObject({
      who: "The newsroom",
      did: "found what was quoted from “Harbour” on its page again",
    });
  });

  it("and not where it stands there in slightly other words, or never did", async () => {
    const [reworded, never] = [await published(), await published({ quote: "Nobody on this page ever said anything of the kind" })];
    answer = shows(page(SAID.replace("stays", "stayed")));
    await planRecaptures(db, on(30));
    await captureWhatWaits(db, hosts(reworded.host, never.host), { now: () => on(30) });
    const passages = await db.evidence.findMany({
      where: { id: { in: [reworded.evidenceId, never.evidenceId] } },
      orderBy: { addedAt: "asc" },
    });
    expect(new Set(passages.map((one) => one.passage))).toEqual(new Set(["approximate", null]));
    expect(await due()).toEqual([]);
  });

  it("where the site says that the page is not there, at once, or could not be reached for three days; and not where it stumbles", async () => {
    const [gone, unreached] = [await published(), await published()];
    answer = (request, response) => says(request.headers.host === gone.host ? 410 : 503)(request, response);
    const both = async (day: number) => {
      await planRecaptures(db, on(day));
      await captureWhatWaits(db, hosts(gone.host, unreached.host), { now: () => on(day) });
    };
    const last = (await db.stalePage.findFirst({ orderBy: { id: "desc" } }))?.id ?? 0n;
    await both(30);
    expect(await due()).toEqual([gone.number]);
    expect((await recheckOf(db, gone.id, on(31)))?.lost).toMatchObject([
      { what: "page", said: "The site says that the page is not there." },
    ]);
    await both(31);
    expect(await due()).toEqual([gone.number]);
    // Readers are told beside the version, on a page that is made anew.
    expect(await gonePages(db, gone.number)).toEqual([{ source: gone.sourceId, since: on(30).toISOString() }]);
    expect(await gonePages(db, unreached.number)).toEqual([]);
    expect(await db.stalePage.count({ where: { tag: claimTag(gone.number), id: { gt: last } } })).toBe(1);
    await both(32);
    expect(await due()).toEqual([gone.number, unreached.number]);
    expect((await recheckOf(db, unreached.id, on(33)))?.lost).toMatchObject([{ what: "page", said: "The site answered 503 and no page." }]);
    for (let day = 35; day < 120; day += 15) await both(day);
    expect(await eventsOf(gone.id)).toEqual(["page gone"]);
    expect(await captures(unreached.sourceId)).toBe(2);
    answer = shows(page());
    for (let day = 120; day < 400; day += 30) await both(day);
    expect(await due()).toEqual([]);
    expect(await eventsOf(unreached.id)).toEqual(["page gone", "page there again"]);
  });

  it("until a decision has seen it; what goes later comes up again", async () => {
    const claim = await published();
    answer = shows(page("The harbour is open"));
    await dayCame(30, claim.host);
    const { revision } = await again(claim, 31);
    expect(await due()).toEqual([]);
    answer = says(404);
    await dayCame(60, claim.host);
    expect(await due()).toEqual([claim.number]);
    expect((await recheckOf(db, claim.id, on(61)))?.lost.map((one) => one.what)).toEqual(["page"]);
    await again({ ...claim, revision }, 62);
    expect(await due()).toEqual([]);
  });

  it("and not for what is withheld there, nor for a quote that was written otherwise since", async () => {
    const claim = await published();
    answer = shows(page("The harbour is open"));
    await dayCame(30, claim.host);
    const opened = await reopenClaim({ ...editor, now: on(31) }, seenOf(claim), "recheck", "The page has changed.");
    const evidence = {
      stance: "asserts" as const,
      basis: { kind: "observed" as const },
      quote: "The harbour is open",
      quoteLanguage: "en",
      place: null,
      withdrawnOn: null,
    };
    const edited = await editEvidence(editor, { number: claim.number, revision: opened.revision }, claim.evidenceId, evidence);
    expect(await db.evidence.findUniqueOrThrow({ where: { id: claim.evidenceId } })).toMatchObject({ passage: null, passageSince: null });
    await withholdEvidence(editor, { number: claim.number, revision: edited.revision }, claim.evidenceId, "safety");
    answer = says(404);
    await captureAgain({ ...editor, now: on(40) }, claim.sourceId);
    await captureWhatWaits(db, hosts(claim.host), { now: () => on(40) });
    expect(await db.claim.findUniqueOrThrow({ where: { id: claim.id } })).toMatchObject({ lostSince: null });
  });

  it("also where an editor had the page captured, and in the name of that editor", async () => {
    const claim = await published();
    answer = says(404);
    await captureAgain({ ...editor, now: on(3) }, claim.sourceId);
    await captureWhatWaits(db, hosts(claim.host), { now: () => on(3) });
    expect(await due()).toEqual([claim.number]);
    expect(await db.event.findFirstOrThrow({ where: { name: `claim:${claim.id}`, kind: "page gone" } })).toMatchObject({
      actorId: editor.actor.id,
    });
  });
});

describe("a process that is told to end", () => {
  it("gives back at once what it was at, without its having counted as an attempt", async () => {
    const claim = await published();
    const asked = Promise.withResolvers<void>();
    answer = () => asked.resolve();
    await captureAgain({ ...editor, now: on(3) }, claim.sourceId);
    const ending = new AbortController();
    const working = captureWhatWaits(db, hosts(claim.host), { signal: ending.signal, now: () => on(3) });
    await asked.promise;
    ending.abort();
    await expect(working).rejects.toThrow();
    expect(await db.capture.findFirstOrThrow({ where: { sourceId: claim.sourceId, endedAt: null } })).toMatchObject({
      takenAt: null,
      attempts: 0,
    });
    answer = shows(page());
    expect(await captureWhatWaits(db, hosts(claim.host), { now: () => on(3) })).toBe(1);
  });
});
