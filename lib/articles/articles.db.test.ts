import { beforeAll, describe, expect, it } from "vitest";
import { draftFromArticle } from "#lib/articles/commands";
import { readArticle } from "#lib/articles/queries";
import { type DraftsInput, type DraftsSent, draftsInput } from "#lib/articles/schema";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { aParty } from "#prisma/factories/claims";
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
