import { createHash } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acceptSuggestions, captureAgain } from "#lib/capture/commands";
import { performCapture, takeCapture } from "#lib/capture/perform";
import { capturedBytes, capturedOf, copyOf } from "#lib/capture/queries";
import { captureWhatWaits } from "#lib/capture/worker";
import { claimForDesk } from "#lib/claims/queries";
import type { Context } from "#lib/context";
import { db } from "#lib/db";
import { violatedConstraint } from "#lib/errors";
import { editEvidence, linkSources, withholdEvidence } from "#lib/evidence/commands";
import { quoteAt } from "#lib/quotes/anchor";
import { editSource, enterSources } from "#lib/sources/commands";
import { sourceToEdit } from "#lib/sources/queries";
import { aDraft, aLink, aParty, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const TODAY = "2026-01-05";
const STORY =
  "The harbour stays closed until the end of the month, the minister of transport said on Wednesday, after talks about pay had come to nothing.";
const page = (more = "") =>
  `<html lang="es"><head><title>Harbour closed</title><meta name="author" content="Ana Ruiz"><meta property="article:published_time" content="2025-12-24">${more}</head><body><article><p>${STORY}</p><p>${STORY}</p></article></body></html>`;

let mira: Context;
let tomas: Context;
let server: Server;
let testHosts: ReadonlyMap<string, number>;
let answer: RequestListener;

beforeAll(async () => {
  mira = acting(db(), await aPerson(db(), "editor"));
  tomas = acting(db(), await aPerson(db(), "editor"));
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  testHosts = new Map([["gazette.test", (server.address() as AddressInfo).port]]);
});
afterAll(() => void server.close());
beforeEach(async () => {
  answer = (_, response) => void response.writeHead(200, { "content-type": "text/html", "x-served": "yes" }).end(page());
  await captureWhatWaits(db(), new Map());
});

const written = (address: string | null = `http://gazette.test/${crypto.randomUUID()}`) => ({
  kind: "article" as const,
  title: "Harbour",
  publisherId: null as string | null,
  author: null as string | null,
  publishedOn: null as string | null,
  address,
  language: null as string | null,
});

async function linked(ctx = mira, source = written(), quote: string | null = null) {
  const claim = await aDraft(ctx);
  const done = await linkSources(ctx, seenOf(claim), [aLink({ source, quote, quoteLanguage: quote && "en" })]);
  return { claim, id: done.linked[0]?.source as string, revision: done.revision };
}

const sourceOf = async (id: string) => {
  const found = await sourceToEdit(db(), mira.actor, id);
  if (!found) throw new Error("There is no such source.");
  return found;
};
const seenIn = async (id: string, ctx = mira) => capturedOf(db(), ctx.actor, await sourceOf(id), TODAY);

describe("a page that is linked", () => {
  it("is captured after the transaction in which it was: its bytes, their digest, its headers and what can be read", async () => {
    const source = written();
    const { id } = await linked(mira, source);
    expect(await db().capture.findMany({ where: { sourceId: id } })).toMatchObject([
      { address: source.address, endedAt: null, bytes: null },
    ]);
    expect(await captureWhatWaits(db(), testHosts)).toBe(1);
    const capture = await db().capture.findFirstOrThrow({ where: { sourceId: id } });
    expect(capture).toMatchObject({
      failure: null,
      status: 200,
      finalAddress: source.address,
      sha256: createHash("sha256").update(page()).digest("hex"),
      size: Buffer.byteLength(page()),
      title: "Harbour closed",
      text: `${STORY}\n\n${STORY}`,
    });
    expect(Buffer.from(capture.bytes ?? []).toString()).toBe(page());
    expect(capture.headers).toContainEqual(["x-served", "yes"]);
    const events = await db().event.findMany({ where: { name: `source:${id}` }, orderBy: { number: "asc" } });
    expect(events.map((event) => event.kind)).toEqual(["entered", "captured"]);
    expect(await sourceOf(id)).toMatchObject({ title: "Harbour", author: null, publishedOn: null, revision: 1 });
  });

  it("is not asked for where linking it came to nothing, where it was there already, has no address or must be protected", async () => {
    const source = written();
    const claim = await aDraft(mira);
    const wrong = [aLink({ source }), aLink({ source: { id: crypto.randomUUID() } })];
    await expect(linkSources(mira, seenOf(claim), wrong)).rejects.toMatchObject({ code: 422 });
    await linked(mira, written(null));
    const claim2 = await aDraft(mira);
    await linkSources(mira, seenOf(claim2), [aLink({ source: written(), withheld: "safety" })]);
    expect(await db().capture.count({ where: { endedAt: null } })).toBe(0);
    await linked(mira, source);
    await linked(tomas, source);
    await enterSources(mira, [source]);
    expect(await db().capture.count({ where: { endedAt: null } })).toBe(1);
  });

  it("is captured anew where its address was corrected, and when somebody asks, but never twice at once", async () => {
    const { id } = await linked();
    await captureWhatWaits(db(), testHosts);
    await editSource(mira, { id, revision: 1 }, { ...written(), title: "Harbour" });
    await expect(captureAgain(mira, id)).rejects.toMatchObject({ code: 409 });
    await captureWhatWaits(db(), testHosts);
    // On connections that are open already, or one would be done before the next has begun.
    await Promise.all(Array.from({ length: 10 }, () => db().$queryRaw`SELECT 1`));
    const asked = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => captureAgain(at % 2 === 0 ? mira : tomas, id)));
    expect(asked.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    await captureWhatWaits(db(), testHosts);
    expect(await db().capture.count({ where: { sourceId: id, failure: null } })).toBe(3);
    const { id: without } = await linked(mira, written(null));
    await expect(captureAgain(mira, without)).rejects.toMatchObject({ code: 422 });
  });

  it("is not captured anew where something else of its source was corrected, though its address was entered under an older key", async () => {
    const source = written();
    const { id } = await linked(mira, source);
    await captureWhatWaits(db(), testHosts);
    await db().source.update({ where: { id }, data: { addressKey: `${crypto.randomUUID()}.test/?ref=rss` } });
    await editSource(mira, { id, revision: 1 }, { ...source, title: "Harbour closed" });
    expect(await db().capture.count({ where: { sourceId: id } })).toBe(1);
  });

  it("that cannot be captured says why, and changes nothing else", async () => {
    answer = (_, response) => void response.writeHead(404).end();
    const { id } = await linked();
    const before = await db().source.findUniqueOrThrow({ where: { id } });
    await captureWhatWaits(db(), testHosts);
    expect(await db().capture.findFirstOrThrow({ where: { sourceId: id } })).toMatchObject({
      failure: "gone",
      why: "The site says that the page is not there.",
      status: 404,
      bytes: null,
    });
    expect(await db().source.findUniqueOrThrow({ where: { id } })).toEqual(before);
    expect(await seenIn(id)).toMatchObject({ copy: null, suggestions: [], isWaiting: false });
  });

  it("keeps its earlier copy where it is gone later", async () => {
    const { id } = await linked();
    await captureWhatWaits(db(), testHosts);
    answer = (_, response) => void response.writeHead(410).end();
    await captureAgain(mira, id);
    await captureWhatWaits(db(), testHosts);
    const { copy, attempts } = await seenIn(id);
    expect(attempts.map((each) => each.why)).toEqual(["The site says that the page is not there.", null]);
    expect(copy?.text).toContain("harbour stays closed");
    expect((await seenIn(id)).watch).toMatchObject({ goneWhy: "The site says that the page is not there." });
  });

  it("keeps its bytes where nobody can read them", async () => {
    answer = (_, response) => void response.writeHead(200, { "content-type": "application/pdf" }).end("%PDF-1.7 and nothing else");
    const { id } = await linked();
    await captureWhatWaits(db(), testHosts);
    const capture = await db().capture.findFirstOrThrow({ where: { sourceId: id } });
    expect(capture).toMatchObject({ failure: "unreadable", text: null, size: 25 });
    expect(await capturedBytes(db(), mira.actor, id, capture.id)).toMatchObject({ type: "application/pdf", sha256: capture.sha256 });
  });

  it("is never looked for in this machine or its networks", async () => {
    const { id } = await linked(mira, written("http://169.254.169.254/latest/meta-data/"));
    await captureWhatWaits(db(), testHosts);
    expect(await db().capture.findFirstOrThrow({ where: { sourceId: id } })).toMatchObject({ failure: "address", status: null });
  });
});

describe("a capture", () => {
  it("is taken by one process of several, and again where that process is gone", async () => {
    const { id } = await linked();
    const now = new Date();
    const taken = await Promise.all(Array.from({ length: 8 }, () => takeCapture(db(), now)));
    expect(taken.filter((each) => each !== null)).toMatchObject([{ sourceId: id, attempts: 1 }]);
    expect(await takeCapture(db(), new Date(now.getTime() + 59_000))).toBeNull();
    const again = await takeCapture(db(), new Date(now.getTime() + 61_000));
    expect(again).toMatchObject({ sourceId: id, attempts: 2 });
    // The first was only slow: what it brings is too late.
    const first = taken.find((each) => each !== null);
    if (first) await performCapture(db(), first, { testHosts });
    expect(await db().capture.findFirstOrThrow({ where: { sourceId: id } })).toMatchObject({ endedAt: null });
    if (again) await performCapture(db(), again, { testHosts });
    expect(await db().capture.findFirstOrThrow({ where: { sourceId: id } })).toMatchObject({ failure: null, status: 200 });
    expect(await db().event.count({ where: { name: `source:${id}`, kind: "captured" } })).toBe(1);
  });

  it("that ends every process is given up", async () => {
    const { id } = await linked();
    for (let minute = 0; minute < 3; minute++) await takeCapture(db(), new Date(Date.now() + minute * 120_000));
    await db().capture.updateMany({ where: { sourceId: id }, data: { takenAt: null } });
    await captureWhatWaits(db(), testHosts);
    expect(await db().capture.findFirstOrThrow({ where: { sourceId: id } })).toMatchObject({ failure: "unreadable", bytes: null });
  });

  it("is a record once it has ended, whole and with the digest of its bytes, whoever writes", async () => {
    const { id } = await linked();
    const broken = (data: object) =>
      db()
        .capture.updateMany({ where: { sourceId: id }, data })
        .then(
          () => null,
          (error: unknown) => violatedConstraint(error),
        );
    const whole = { finalAddress: "http://a.test/", headers: [], type: "text/html", bytes: new Uint8Array([1]), size: 1, text: "" };
    const sha256 = createHash("sha256")
      .update(new Uint8Array([1]))
      .digest("hex");
    const endedAt = new Date();
    expect(await broken({ text: "read too early" })).toBe("capture_waits_or_ended");
    expect(await broken({ endedAt })).toBe("capture_failed_or_not");
    expect(await broken({ endedAt, failure: "slow" })).toBe("capture_failed_or_not");
    expect(await broken({ endedAt, ...whole })).toBe("capture_whole");
    expect(await broken({ endedAt, ...whole, sha256: "0".repeat(64) })).toBe("capture_digest");
    expect(await broken({ endedAt, ...whole, sha256 })).toBeNull();
    await expect(db().capture.updateMany({ where: { sourceId: id }, data: { text: "changed" } })).rejects.toThrow("is a record");
    await expect(db().capture.deleteMany({ where: { sourceId: id } })).rejects.toThrow("is a record");
  });
});

describe("what a page says of itself", () => {
  it("is suggested where the record says nothing, and taken over when an editor says so", async () => {
    const paper = await aParty(mira, `Gazette ${crypto.randomUUID()}`, "medium");
    answer = (_, response) =>
      void response
        .writeHead(200, { "content-type": "text/html" })
        .end(page(`<meta property="og:site_name" content="${paper.name}"><link rel="canonical" href="/harbour-${paper.id}">`));
    const { id } = await linked(mira, { ...written(), author: "The desk" });
    await captureWhatWaits(db(), testHosts);
    const { suggestions, copy } = await seenIn(id);
    expect(suggestions).toEqual([
      { field: "publishedOn", value: "2025-12-24", shown: "2025-12-24", but: null },
      { field: "publisherId", value: paper.id, shown: paper.name, but: null },
      { field: "language", value: "es", shown: "es", but: null },
      { field: "address", value: `http://gazette.test/harbour-${paper.id}`, shown: `http://gazette.test/harbour-${paper.id}`, but: null },
    ]);
    await acceptSuggestions(tomas, { id, revision: 1 }, copy?.id as string, ["publishedOn", "publisherId", "address"]);
    expect(await sourceOf(id)).toMatchObject({
      title: "Harbour",
      author: "The desk",
      publishedOn: "2025-12-24",
      publisherId: paper.id,
      language: null,
      address: `http://gazette.test/harbour-${paper.id}`,
      revision: 2,
    });
    const [event] = await db().event.findMany({ where: { name: `source:${id}`, kind: "edited" } });
    expect(event).toMatchObject({ actorId: tomas.actor.id });
  });

  it("is not taken over where it is not what was seen", async () => {
    const { id } = await linked();
    await captureWhatWaits(db(), testHosts);
    const captureId = (await seenIn(id)).copy?.id as string;
    await expect(acceptSuggestions(mira, { id, revision: 1 }, captureId, ["title"])).rejects.toMatchObject({ code: 409 });
    await expect(acceptSuggestions(mira, { id, revision: 2 }, captureId, ["author"])).rejects.toMatchObject({ code: 409 });
    await captureAgain(mira, id);
    await captureWhatWaits(db(), testHosts);
    await expect(acceptSuggestions(mira, { id, revision: 1 }, captureId, ["author"])).rejects.toMatchObject({ code: 409 });
    expect(await sourceOf(id)).toMatchObject({ author: null, revision: 1 });
  });

  it("tells where another source in the record is the same page", async () => {
    const other = written();
    await linked(mira, other);
    answer = (_, response) =>
      void response
        .writeHead(200, { "content-type": "text/html" })
        .end(page(`<link rel="canonical" href="${other.address}?utm_source=x">`));
    const { id } = await linked();
    await captureWhatWaits(db(), testHosts);
    expect((await seenIn(id)).suggestions.find((each) => each.field === "address")).toMatchObject({ value: null, shown: other.address });
  });
});

describe("what was quoted from a page", () => {
  it("is found in its copy, as it was or nearly so, or is said not to stand there", async () => {
    const quotes = [
      "stays closed until the end of the month",
      "the minister for transport said on Wednesday, after talk about pay",
      "the harbour will open on Monday at the latest",
    ];
    const source = written();
    const { id } = await linked(mira, source, quotes[0]);
    for (const quote of quotes.slice(1)) await linked(mira, source, quote);
    await captureWhatWaits(db(), testHosts);
    const told = (await seenIn(id)).quotes;
    expect(told.map((each) => each.found)).toEqual(["exact", "approximate", "lost"]);
    expect(told[0]?.language).toBe("en");
    expect(told[0]?.address).toContain(`${source.address}#:~:text=`);
    expect(told[1]?.now).toContain("the minister of transport said on Wednesday, after talks about pay");
    expect(told[2]?.address).toBeNull();
  });
});

it("a quote that was selected in a copy is found where it was selected, though the same words stand elsewhere, until it is another", async () => {
  answer = (_, response) => {
    const twice = `<p>${STORY}</p><p>The union said that the strike would go on. The minister of transport said nothing about it, and nobody asked.</p>`;
    response.writeHead(200, { "content-type": "text/html" }).end(`<html><body><article>${twice}</article></body></html>`);
  };
  const { claim, id, revision } = await linked();
  await captureWhatWaits(db(), testHosts);
  const { text } = (await copyOf(db(), mira.actor, id)) ?? { text: "" };
  const at = text.toLowerCase().lastIndexOf("minister of transport said");
  const selected = quoteAt(text, at, at + 26);
  if (!selected) throw new Error("Nothing was selected.");
  const { id: evidenceId } = await db().evidence.findFirstOrThrow({ where: { sourceId: id } });
  const { exact, ...quoteAround } = selected;
  const said = {
    stance: "asserts",
    basis: { kind: "observed" },
    quote: exact,
    quoteLanguage: "en",
    place: null,
    withdrawnOn: null,
  } as const;
  const edited = await editEvidence(mira, { number: claim.number, revision }, evidenceId, { ...said, quoteAround });
  const [told] = (await seenIn(id)).quotes;
  expect(told?.address).toContain("-,minister%20of%20transport%20said,-nothing");
  expect((await claimForDesk(db(), mira.actor, claim.number, new Date()))?.evidence[0]?.quoteAround).toEqual(quoteAround);
  await editEvidence(mira, { number: claim.number, revision: edited.revision }, evidenceId, { ...said, quote: "nobody asked" });
  expect(await db().evidence.findUniqueOrThrow({ where: { id: evidenceId } })).toMatchObject({ quotePrefix: null, quoteSuffix: null });
  const half = db().evidence.update({ where: { id: evidenceId }, data: { quotePrefix: "before it" } });
  expect(violatedConstraint(await half.catch((error: unknown) => error))).toBe("evidence_quote_around");
});

it("a copy is nobody's who may not know of its source", async () => {
  const { id, claim, revision } = await linked();
  await captureWhatWaits(db(), testHosts);
  const capture = await db().capture.findFirstOrThrow({ where: { sourceId: id } });
  expect(await capturedBytes(db(), tomas.actor, id, capture.id)).not.toBeNull();
  const { id: evidence } = await db().evidence.findFirstOrThrow({ where: { sourceId: id } });
  await withholdEvidence(mira, { number: claim.number, revision }, evidence, "safety");
  expect(await capturedBytes(db(), tomas.actor, id, capture.id)).toBeNull();
  expect(await capturedBytes(db(), mira.actor, id, capture.id)).not.toBeNull();
  await expect(captureAgain(tomas, id)).rejects.toMatchObject({ code: 404 });
  expect(await capturedBytes(db(), mira.actor, "no id", capture.id)).toBeNull();
});
