import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { draftFromArticle } from "#lib/articles/commands";
import { fetchArticle } from "#lib/articles/fetched";
import { readArticle } from "#lib/articles/queries";
import { type DraftsInput, type DraftsSent, draftsInput } from "#lib/articles/schema";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { linkSources } from "#lib/evidence/commands";
import { aDraft, aLink, aParty, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let mira: Context;
let tomas: Context;
let made = 0;

beforeAll(async () => {
  [mira, tomas] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "editor"))];
});

type Claim = DraftsSent["claims"][number];

function aClaim(claim: Partial<Claim> = {}): Claim {
  return {
    id: crypto.randomUUID(),
    content: {
      text: `The harbour closed, for the ${++made}th time`,
      language: "en",
      quote: "the harbour closed",
      quoteLanguage: "en",
      speakerId: null,
      speakerUnknown: false,
      saidOn: "2025-12-24",
      undated: false,
      saidWhere: null,
      concernIds: [],
      topics: [],
    },
    speaker: null,
    cites: null,
    quote: "She said that “the harbour closed”.",
    place: "Paragraph 2",
    ...claim,
  };
}

function drafts(sent: Partial<DraftsSent>): DraftsInput {
  return draftsInput.parse({
    article: { title: `Harbours, number ${++made}`, publisherId: null, publishedOn: "2025-12-26", address: null, language: "en" },
    parties: [],
    claims: [aClaim()],
    ...sent,
  });
}

/** What a claim rests on, in the words of the form. */
async function evidenceOf(number: number) {
  const rows = await db.evidence.findMany({
    where: { claim: { number } },
    select: {
      basisKind: true,
      basisParty: { select: { name: true } },
      basisSource: { select: { title: true } },
      quote: true,
      place: true,
      source: { select: { title: true, publisher: { select: { name: true } } } },
    },
    orderBy: { linked: "asc" },
  });
  return rows.map(({ source, basisKind, basisParty, basisSource, quote, place }) => ({
    source: source.title,
    publisher: source.publisher?.name ?? null,
    on: [basisKind, basisParty?.name ?? basisSource?.title ?? null],
    words: [quote, place],
  }));
}

const speakerOf = async (number: number) =>
  (
    await db.claim.findUniqueOrThrow({
      where: { number },
      select: { state: true, speaker: { select: { name: true, kind: true, otherNames: true } } },
    })
  ).speaker;

describe("what is kept of an article", () => {
  it("becomes drafts that rest on the word of whoever speaks, in the article", async () => {
    const [paper, speaker] = [await aParty(mira, `The Post ${++made}`, "medium"), await aParty(mira, `Laura ${++made}`, "person")];
    const input = drafts({ claims: [aClaim({ speaker: { id: speaker.id } })] });
    const [draft] = await draftFromArticle(mira, { ...input, article: { ...input.article, publisherId: paper.id } });
    expect(await evidenceOf(draft?.number ?? 0)).toEqual([
      {
        source: input.article.title,
        publisher: paper.name,
        on: ["attributed", speaker.name],
        words: ["She said that “the harbour closed”.", "Paragraph 2"],
      },
    ]);
    expect((await db.claim.findUniqueOrThrow({ where: { number: draft?.number ?? 0 } })).state).toBe("draft");
  });

  it("rests on the paper that the article cites, and the article repeats that one", async () => {
    const [name, other, cited] = [`Vladimir ${++made}`, `V ${made}`, `Kommersant ${made}`];
    const input = drafts({
      parties: [
        { name, otherName: other, kind: "person" },
        { name: cited, otherName: null, kind: "medium" },
      ],
      claims: [
        aClaim({ speaker: { at: 0 }, cites: { at: 1 } }),
        aClaim({ speaker: { at: 0 }, cites: { at: 1 } }),
        aClaim({ speaker: { at: 0 } }),
      ],
    });
    const [one, two, third] = (await draftFromArticle(mira, input)).map((draft) => draft.number) as [number, number, number];
    const title = `${cited}, as cited in “${input.article.title}”`;
    for (const number of [one, two]) {
      const [first, second] = await evidenceOf(number);
      expect(first).toMatchObject({ source: title, publisher: cited, on: ["attributed", name], words: [null, null] });
      expect(second).toMatchObject({ source: input.article.title, on: ["derived", title] });
      expect(await speakerOf(number)).toEqual({ name, kind: "person", otherNames: [other] });
    }
    expect((await evidenceOf(third)).map((one) => one.on)).toEqual([["attributed", name]]);
    expect(await db.source.count({ where: { title: { in: [title, input.article.title] } } })).toBe(2);
    expect(await db.party.count({ where: { name: { in: [name, cited] } } })).toBe(2);
  });

  it("is there once, however often it is sent, and also where some of it was sent before", async () => {
    const name = `Sent Often ${++made}`;
    const input = drafts({
      parties: [{ name, otherName: null, kind: "person" }],
      claims: [aClaim({ speaker: { at: 0 } }), aClaim({ speaker: { at: 0 } })],
    });
    const all = await Promise.all(Array.from({ length: 8 }, () => draftFromArticle(mira, input)));
    for (const one of all) expect(one).toEqual(all[0]);
    expect(await db.claim.count({ where: { speaker: { name } } })).toBe(2);
    expect(await db.party.count({ where: { name } })).toBe(1);
    expect(await db.evidence.count({ where: { claim: { speaker: { name } } } })).toBe(2);

    const { id } = await db.party.findFirstOrThrow({ where: { name } });
    const more = await draftFromArticle(mira, {
      ...input,
      parties: [],
      claims: [...input.claims, drafts({}).claims[0] as DraftsInput["claims"][number]].map((claim) => ({ ...claim, speaker: { id } })),
    });
    expect(more.slice(0, 2)).toEqual(all[0]);
    expect(await db.claim.count({ where: { speaker: { name } } })).toBe(3);
    expect(await db.source.count({ where: { title: input.article.title } })).toBe(1);
  });

  it("is drafted whole or not at all: a name that looks like one in the registry is told, and nothing stays", async () => {
    const there = await aParty(mira, `Jaran Mellerud ${++made}`, "person");
    const input = drafts({
      parties: [
        { name: `Nobody Yet ${made}`, otherName: null, kind: "person" },
        { name: there.name.toUpperCase(), otherName: null, kind: "person" },
      ],
      claims: [aClaim({ speaker: { at: 0 } }), aClaim({ speaker: { at: 1 } })],
    });
    await expect(draftFromArticle(mira, input)).rejects.toMatchObject({ code: 409, details: { problems: [{ path: "parties[1].name" }] } });
    expect(await db.claim.count({ where: { id: { in: input.claims.map((claim) => claim.id) } } })).toBe(0);
    expect(await db.party.count({ where: { name: `Nobody Yet ${made}` } })).toBe(0);
    expect(await db.source.count({ where: { title: input.article.title } })).toBe(0);
  });

  it("names with the path of the draft what is wrong with it", async () => {
    const gone = crypto.randomUUID();
    const [fine, late] = [aClaim(), aClaim()];
    late.content = { ...late.content, saidOn: "2999-01-01" };
    await expect(draftFromArticle(mira, drafts({ claims: [fine, late] }))).rejects.toMatchObject({
      code: 422,
      details: { problems: [{ path: "claims[1].content.saidOn" }] },
    });
    await expect(draftFromArticle(mira, drafts({ claims: [aClaim({ cites: { id: gone } })] }))).rejects.toMatchObject({
      code: 422,
      details: { problems: [{ path: "claims[0].cites" }] },
    });
    await expect(draftFromArticle(mira, drafts({ claims: [aClaim({ speaker: { id: gone } })] }))).rejects.toMatchObject({
      code: 422,
      details: { problems: [{ path: "claims[0].content.speakerId" }] },
    });
  });

  it("keeps those whom two papers do not name apart", async () => {
    const parties = [{ name: "Officials of the harbour", otherName: null, kind: "unnamed" as const }];
    for (let article = 0; article < 2; article++)
      await draftFromArticle(mira, drafts({ parties, claims: [aClaim({ speaker: { at: 0 } })] }));
    expect(await db.party.count({ where: { name: "Officials of the harbour" } })).toBe(2);
  });

  it("that somebody else has logged is not handed out", async () => {
    const input = drafts({});
    await draftFromArticle(mira, input);
    await expect(draftFromArticle(tomas, input)).rejects.toMatchObject({ code: 409 });
  });

  it("is refused to whoever has been shut out since", async () => {
    const gone = await aPerson(db, "editor");
    await db.person.update({ where: { id: gone.id }, data: { disabledAt: new Date() } });
    await expect(draftFromArticle(acting(db, gone), drafts({}))).rejects.toMatchObject({ code: 401 });
  });
});

describe("what repeats a claim that the desk has", () => {
  const repeating = async (claim: Partial<Claim> = {}, parties: DraftsSent["parties"] = []) => {
    const speaker = await aParty(mira, `Mayor ${++made}`, "person");
    const there = await aDraft(tomas, { speakerId: speaker.id, speakerUnknown: false });
    return { there, speaker, input: drafts({ parties, claims: [aClaim({ repeats: seenOf(there), ...claim })] }) };
  };

  it("becomes no draft: the article is one more source of that claim, on the word of its speaker", async () => {
    const { there, speaker, input } = await repeating();
    const claims = await db.claim.count();
    expect(await draftFromArticle(mira, input)).toEqual([{ id: input.claims[0]?.id, number: there.number, isRepeat: true }]);
    expect(await db.claim.count()).toBe(claims);
    expect(await evidenceOf(there.number)).toMatchObject([{ source: input.article.title, on: ["attributed", speaker.name] }]);
  });

  it("repeats the paper that the article cites, there too", async () => {
    const cited = `Kommersant ${++made}`;
    const { there, speaker, input } = await repeating({ cites: { at: 0 } }, [{ name: cited, otherName: null, kind: "medium" }]);
    await draftFromArticle(mira, input);
    const title = `${cited}, as cited in “${input.article.title}”`;
    expect((await evidenceOf(there.number)).map((one) => one.on)).toEqual([
      ["attributed", speaker.name],
      ["derived", title],
    ]);
  });

  it("is added once, however often it is sent, and however often the article says it", async () => {
    const { there, input } = await repeating();
    const twice = { ...input, claims: [...input.claims, ...drafts({ claims: [aClaim({ repeats: seenOf(there) })] }).claims] };
    const all = await Promise.all(Array.from({ length: 4 }, () => draftFromArticle(mira, twice)));
    for (const one of all) expect(one).toEqual(all[0]);
    expect(await evidenceOf(there.number)).toHaveLength(1);
  });

  it("is refused, with the number of the claim, where that one has changed since or is not there, and nothing stays of the article", async () => {
    const { there, input } = await repeating();
    const mixed = { ...input, claims: [...drafts({ claims: [aClaim()] }).claims, ...input.claims] };
    await linkSources(tomas, seenOf(there), [aLink()]);
    await expect(draftFromArticle(mira, mixed)).rejects.toMatchObject({
      code: 409,
      message: expect.stringContaining(`C-${there.number}: `),
    });
    expect(await db.claim.count({ where: { id: { in: mixed.claims.map((claim) => claim.id) } } })).toBe(0);
    expect(await db.source.count({ where: { title: input.article.title } })).toBe(0);
    const gone = drafts({ claims: [aClaim({ repeats: { number: 2_000_000_000, revision: 1 } })] });
    await expect(draftFromArticle(mira, gone)).rejects.toMatchObject({ code: 404 });
  });
});

describe("an article that is fetched from its address", () => {
  const TEXT = "<p>The harbour is closed until the end of the month, the minister of transport said on Wednesday, after long talks.</p>";
  let paper: Server;
  let testHosts: ReadonlyMap<string, number>;
  let today: Context;
  const fetched = (address: string, ctx = today) => fetchArticle(ctx, address, testHosts);
  beforeAll(async () => {
    paper = createServer((request, response) => {
      const path = request.url ?? "";
      if (path.startsWith("/gone")) return void response.writeHead(404).end();
      if (path.startsWith("/empty")) return void response.writeHead(200, { "content-type": "text/html" }).end("<html><body></body></html>");
      const day = path.startsWith("/tomorrow") ? "2999-01-01" : "2025-12-24";
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(`<!doctype html><html lang="es-MX"><head>
        <title>Harbour closed</title><meta property="og:site_name" content="The Gazette"><link rel="canonical" href="/harbour">
        <meta property="article:published_time" content="${day}T09:00:00Z"></head><body><article>${TEXT.repeat(path.startsWith("/long") ? 3_000 : 3)}</article></body></html>`);
    });
    await new Promise<void>((ready) => paper.listen(0, "127.0.0.1", ready));
    testHosts = new Map([["gazette.test", (paper.address() as AddressInfo).port]]);
    await db.newsroom.upsert({ where: { id: 1 }, create: { id: 1, name: "The Courier", timeZone: "UTC", language: "en" }, update: {} });
    today = acting(db, await aPerson(db, "editor"));
  });
  afterAll(() => void paper.close());

  it("comes with its text and what it says of itself, and leaves no trace", async () => {
    const sources = await db.source.count();
    const found = await fetched("http://gazette.test/a?utm_source=x");
    expect(found).toMatchObject({
      title: "Harbour closed",
      address: "http://gazette.test/harbour",
      publishedOn: "2025-12-24",
      publisher: null,
      publisherUnknown: "The Gazette",
      language: "es",
      isCut: false,
    });
    expect(found.text).toContain("the minister of transport said on Wednesday");
    expect(await db.source.count()).toBe(sources);
    const gazette = await aParty(mira, "The Gazette", "medium");
    expect((await fetched("http://gazette.test/a")).publisher).toEqual({ id: gazette.id, name: "The Gazette" });
    expect((await fetched("http://gazette.test/tomorrow")).publishedOn).toBeNull();
  });

  it("is cut where it is too long to be read at a time", async () => {
    const { text, isCut } = await fetched("http://gazette.test/long");
    expect([isCut, text.length <= 200_000, text.length > 190_000]).toEqual([true, true, true]);
  });

  it.each([
    ["http://gazette.test/gone", "The site says that the page is not there."],
    ["http://gazette.test/empty", "There is no text on this page that could be read."],
    ["http://127.0.0.1/", "This address is reserved or private, so that no page can be fetched from it."],
    ["http://[::ffff:169.254.169.254]/latest", "This address is reserved or private, so that no page can be fetched from it."],
    ["http://gazette.test:22/", "The address names a port other than 80 and 443."],
  ])("says beside the address why it cannot be had: %s", async (address, why) => {
    await expect(fetched(address)).rejects.toMatchObject({
      code: 422,
      details: { problems: [{ path: "address", message: `${why} You can paste the text instead.` }] },
    });
  });

  it("is refused to whoever asks for very many, and while too many are fetched at once", async () => {
    const busy = acting(db, await aPerson(db, "editor"));
    const codes = await Promise.all(
      Array.from({ length: 6 }, () =>
        fetched("http://gazette.test/a").then(
          () => 200,
          (error: { code: number }) => error.code,
        ),
      ),
    );
    expect(codes.filter((code) => code === 503).length).toBeGreaterThan(0);
    expect(codes.filter((code) => code === 200).length).toBeGreaterThan(0);
    const many: number[] = [];
    for (let nth = 0; nth < 81; nth++)
      many.push(
        await fetched("http://127.0.0.1/", busy).then(
          () => 200,
          (error: { code: number }) => error.code,
        ),
      );
    expect(many.at(-1)).toBe(429);
  });
});

describe("reading an article", () => {
  const read = (text: string, more = {}) =>
    readArticle(mira, { text, title: "Harbours", publisherId: null, publishedOn: "2025-12-26", language: "en", ...more });

  it("knows whom it names by their other names too", async () => {
    const name = `International Harbour Agency of ${"abcdefghij"[made++ % 10]}`;
    await db.party.deleteMany({ where: { name: "IHA" } });
    const agency = await aParty(mira, name, "body");
    await db.party.update({ where: { id: agency.id }, data: { otherNames: ["IHA"], lookKeys: { push: "iha" } } });
    const { candidates } = await read("The IHA said that the harbour is safe. Nobody Known said that the harbour is closed.");
    expect(candidates.map((one) => one.knownSpeaker?.id ?? null)).toEqual([agency.id, null]);
  });

  it("says in a sentence why one cannot be read", async () => {
    await expect(read("Министр сказал, что порт продан.", { language: null })).rejects.toMatchObject({
      code: 422,
      details: { problems: [{ path: "text" }] },
    });
    await expect(read("She said it is so.", { publisherId: crypto.randomUUID() })).rejects.toMatchObject({
      code: 422,
      details: { problems: [{ path: "publisherId" }] },
    });
  });
});

describe("what is sent", () => {
  it.each([
    ["no draft", { claims: [] }, "claims"],
    ["a party that is not there", { claims: [aClaim({ speaker: { at: 3 } })] }, "parties"],
    [
      "an address that is none",
      { article: { title: "A", publisherId: null, publishedOn: null, address: "javascript:alert(1)", language: "en" as const } },
      "article.address",
    ],
    ["half a character", { claims: [aClaim({ quote: "half \ud83d" })] }, "claims.0.quote"],
  ])("is refused with %s", (_, sent, path) => {
    const base = {
      article: { title: "A", publisherId: null, publishedOn: null, address: null, language: "en" as const },
      parties: [],
      claims: [aClaim()],
    };
    const parsed = draftsInput.safeParse({ ...base, ...sent });
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
  });
});
