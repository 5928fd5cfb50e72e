import { beforeAll, describe, expect, it } from "vitest";
import { verifyRecord } from "#lib/audit/verify";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import type { Dossier, DossierInput } from "#lib/evidence/dossier";
import { type Imported, importDossiers } from "#lib/imports/commands";
import { dossierFrom, workingDossier } from "#prisma/factories/dossiers";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let editor: Context;

beforeAll(async () => {
  editor = acting(db, await aPerson(db, "editor"));
});

let made = 0;
const aName = (name: string) => `${name} ${++made}`;

async function bringInAll(dossiers: Dossier[], options = {}): Promise<Imported[]> {
  const done: Imported[] = [];
  for await (const one of importDossiers(editor, dossiers, options)) done.push(one);
  return done;
}

async function bringIn(dossier: Dossier, options = {}): Promise<Imported> {
  return (await bringInAll([dossier], options))[0] as Imported;
}

async function numberOf(dossier: Dossier): Promise<number> {
  const done = await bringIn(dossier);
  if (done.became !== "created" || done.number === null) throw new Error(JSON.stringify(done));
  return done.number;
}

const everything = async () => ({
  claim: await db.claim.count(),
  party: await db.party.count(),
  affiliation: await db.affiliation.count(),
  source: await db.source.count(),
  evidence: await db.evidence.count(),
  response: await db.response.count(),
  topic: await db.topic.count(),
  event: await db.event.count(),
});

function aDossier(changes: Partial<DossierInput> = {}): DossierInput {
  return {
    parties: [
      { id: "mayor", name: aName("The mayor"), kind: "person", otherNames: [aName("Mayor"), aName("Bürgermeister")] },
      { id: "city", name: aName("The city"), kind: "body" },
      { id: "paper", name: aName("The Courier"), kind: "medium" },
    ],
    affiliations: [{ from: "mayor", to: "city", kind: "speaks_for", since: "2020-01-01", until: null, source: "report" }],
    claim: {
      text: aName("The bridge was closed"),
      language: "es",
      quote: "Está cerrado.",
      quoteLanguage: "es",
      speaker: "mayor",
      saidOn: "2025-12-24",
      saidWhere: "in the town hall",
      concerns: ["city"],
      topics: ["Traffic", "Bridges"],
    },
    sources: [
      {
        id: "report",
        kind: "article",
        title: aName("Bridge closed"),
        publisher: "paper",
        author: "A. Writer",
        publishedOn: "2025-12-25",
        url: `https://courier.example/${++made}`,
        language: "pt-BR",
      },
      { id: "copy", kind: "post", title: aName("A repeat"), publisher: null },
    ],
    evidence: [
      {
        source: "report",
        stance: "asserts",
        basis: { kind: "attributed", party: "mayor", firstHand: true },
        quote: "O prefeito disse.",
        quoteLanguage: "pt-BR",
        place: "page 3",
        withdrawnOn: "2025-12-28",
      },
      { source: "copy", stance: "asserts", basis: { kind: "derived", from: "report" } },
    ],
    responses: [
      {
        party: "city",
        question: "Is it closed?",
        channel: "E-mail",
        askedOn: "2025-12-25",
        deadline: "2025-12-26",
        outcome: "denied",
        repliedOn: "2025-12-26",
        answer: "Ist sie nicht.",
        answerLanguage: "de",
        withdrawnOn: "2025-12-27",
      },
      { party: "city", outcome: "no_reply" },
    ],
    ...changes,
  };
}

describe("a dossier that is brought in", () => {
  it("is a draft of whoever brings it in, with everything that it says", async () => {
    const given = dossierFrom(aDossier());
    const number = await numberOf(given);
    const claim = await db.claim.findUniqueOrThrow({
      where: { number },
      include: { responses: { orderBy: { asked: "asc" } }, publication: true },
    });
    expect(claim).toMatchObject({ state: "draft", authorId: editor.actor.id, publication: null });
    expect(claim.responses.map(({ question, channel, outcome }) => [question, channel, outcome])).toEqual([
      ["Is it closed?", "E-mail", "denied"],
      [null, null, "no_reply"],
    ]);
    const back = await workingDossier(db, number);
    const nameIn = (dossier: Dossier, id: string | null) => dossier.parties.find((party) => party.id === id)?.name ?? null;
    const titleIn = (dossier: Dossier, id: string) => dossier.sources.find((source) => source.id === id)?.title;
    const inNames = (dossier: Dossier) => ({
      claim: {
        ...dossier.claim,
        speaker: nameIn(dossier, dossier.claim.speaker),
        concerns: dossier.claim.concerns.map((id) => nameIn(dossier, id)),
      },
      ties: dossier.affiliations.map(({ from, to, kind, since, until }) => [
        nameIn(dossier, from),
        kind,
        nameIn(dossier, to),
        since,
        until,
      ]),
      sources: dossier.sources.map(({ id: _, ...source }) => ({ ...source, publisher: nameIn(dossier, source.publisher) })),
      evidence: dossier.evidence.map(({ source, basis, ...piece }) => ({
        ...piece,
        source: titleIn(dossier, source),
        basis:
          "party" in basis ? { ...basis, party: nameIn(dossier, basis.party) } : "from" in basis ? titleIn(dossier, basis.from) : basis,
      })),
      responses: dossier.responses.map(({ party, question: _, channel: __, deadline: ___, ...one }) => ({
        ...one,
        party: nameIn(dossier, party),
      })),
    });
    const sorted = (told: ReturnType<typeof inNames>) => ({
      ...told,
      sources: told.sources.sort((a, b) => a.title.localeCompare(b.title)),
    });
    expect(sorted(inNames(back))).toEqual(sorted(inNames(given)));
    const mayor = await db.party.findFirstOrThrow({ where: { name: given.parties[0]?.name as string } });
    expect(mayor.otherNames).toEqual(given.parties[0]?.otherNames);
    const tie = await db.affiliation.findFirstOrThrow({ where: { fromId: mayor.id }, include: { source: true } });
    expect(tie.source?.title).toBe(given.sources[0]?.title);
    expect(await verifyRecord(db)).toEqual([]);
  });

  it("is not brought in a second time, whatever the order of its keys and what it leaves out", async () => {
    const input = aDossier();
    const number = await numberOf(dossierFrom(input));
    const before = await everything();
    const { claim, ...rest } = input;
    const again = { ...rest, claim: Object.fromEntries(Object.entries(claim).reverse()) } as DossierInput;
    expect(await bringIn(dossierFrom(again))).toEqual({ became: "alreadyThere", number });
    expect(await everything()).toEqual(before);
  });

  it("says that a speaker and a date are not known where it gives none, and is in the newsroom’s language where it names none", async () => {
    const { claim } = aDossier();
    const number = await numberOf(dossierFrom(aDossier({ claim: { text: claim.text }, evidence: [], responses: [] })));
    expect(await db.claim.findUnique({ where: { number } })).toMatchObject({ speakerUnknown: true, undated: true, language: "en" });
  });
});

describe("what is in the record already", () => {
  it("is found by name or other name and by address or title, and not doubled", async () => {
    const first = aDossier();
    await numberOf(dossierFrom(first));
    const before = await everything();
    const [mayor, city, paper] = dossierFrom(first).parties as [Dossier["parties"][0], Dossier["parties"][0], Dossier["parties"][0]];
    const report = first.sources?.[0] as { url: string };
    const { text: _, ...claim } = first.claim;
    const second = dossierFrom(
      aDossier({
        parties: [
          { id: "1", name: `${mayor.otherNames[1]}`.toUpperCase(), kind: "person" },
          { id: "2", name: `  ${city.name.toLowerCase()}`, kind: "body" },
          { id: "3", name: paper.name, kind: "medium" },
        ],
        affiliations: [{ from: "1", to: "2", kind: "speaks_for", since: "2020-01-01" }],
        claim: { ...claim, text: aName("Another claim"), speaker: "1", concerns: ["2"] },
        sources: [
          {
            id: "a",
            kind: "article",
            title: "Whatever",
            publisher: "3",
            publishedOn: "2025-12-25",
            url: `${report.url}/?utm_source=x#top`,
          },
        ],
        evidence: [{ source: "a", stance: "asserts", basis: { kind: "attributed", party: "1" } }],
        responses: [],
      }),
    );
    await numberOf(second);
    const { claim: claims, evidence, event, ...registry } = await everything();
    const { claim: claimsBefore, evidence: evidenceBefore, event: eventsBefore, ...registryBefore } = before;
    expect(registry).toEqual(registryBefore);
    expect([claims - claimsBefore, evidence - evidenceBefore, event - eventsBefore]).toEqual([1, 1, 2]);
  });

  it("is found under a name that looks the same, which is said, and not under one that only reads alike", async () => {
    const unlike = (name: string) => dossierFrom({ parties: [{ id: "p", name, kind: "company" }], claim: { text: aName("x") } });
    const name = aName("Sputnik-Ali");
    await bringIn(unlike(name));
    const { party } = await everything();
    for (const alike of [name.replace("S", "Ѕ"), name.replace("-", " ").toUpperCase()])
      expect(await bringIn(unlike(alike))).toMatchObject({
        became: "created",
        notes: [{ path: "parties[0].name", message: `It was taken for “${name}”, which is in the registry and looks the same.` }],
      });
    expect((await everything()).party).toBe(party);
    await bringIn(unlike(name.replace("Ali", "All")));
    expect((await everything()).party).toBe(party + 1);
  });

  it("is found by title, publisher and date where there is no address", async () => {
    const name = aName("The Gazette");
    const once = (text: string, changes = {}) =>
      dossierFrom({
        parties: [{ id: "p", name, kind: "medium" }],
        claim: { text },
        sources: [{ id: "s", kind: "article", title: "Untitled", publisher: "p", publishedOn: "2025-12-25", ...changes }],
        evidence: [{ source: "s", stance: "asserts", basis: { kind: "observed" } }],
      });
    await numberOf(once(aName("One")));
    const { source } = await everything();
    await numberOf(once(aName("Two")));
    expect((await everything()).source).toBe(source);
    await numberOf(once(aName("Three"), { publishedOn: "2025-12-26" }));
    expect((await everything()).source).toBe(source + 1);
  });

  it("is what a party was merged into", async () => {
    const [into, gone] = [aName("Ministry"), aName("Department")];
    await numberOf(
      dossierFrom({ parties: [into, gone].map((name) => ({ id: name, name, kind: "body" as const })), claim: { text: aName("x") } }),
    );
    const kept = await db.party.findFirstOrThrow({ where: { name: into } });
    await db.party.updateMany({ where: { name: gone }, data: { mergedIntoId: kept.id } });
    const number = await numberOf(
      dossierFrom({ parties: [{ id: "d", name: gone, kind: "body" }], claim: { text: aName("y"), speaker: "d" } }),
    );
    expect(await db.claim.findUnique({ where: { number } })).toMatchObject({ speakerId: kept.id });
  });

  it("is not taken for another: of another kind, unnamed, or named alike in one dossier", async () => {
    const name = aName("Georgia");
    const first = dossierFrom({
      parties: [
        { id: "state", name, kind: "state" },
        { id: "a", name: "An official", kind: "unnamed" },
        { id: "b", name: "An official", kind: "unnamed" },
      ],
      claim: { text: aName("x") },
    });
    const { party } = await everything();
    await numberOf(first);
    expect((await everything()).party).toBe(party + 3);
    await numberOf(
      dossierFrom({
        parties: [
          { id: "body", name, kind: "body" },
          { id: "one", name, kind: "state" },
          { id: "other", name, kind: "state" },
          { id: "a", name: "An official", kind: "unnamed" },
        ],
        claim: { text: aName("y") },
      }),
    );
    expect((await everything()).party).toBe(party + 6);
  });
});

describe("a dossier that cannot be brought in", () => {
  it("leaves nothing behind, says everything that the desk asks, each with its path, and keeps no other out", async () => {
    const name = aName("Invisible");
    const bad = dossierFrom(
      aDossier({
        parties: [
          { id: "mayor", name: `${name}\u200b`, kind: "person" },
          { id: "city", name: aName("City"), kind: "body" },
          { id: "paper", name: "Two\nlines", kind: "medium" },
        ],
        responses: [
          { party: "city", askedOn: "2025-12-25", deadline: "2025-12-24", channel: "a\u202eb", outcome: "no_reply", answer: "x" },
        ],
      }),
    );
    const good = dossierFrom(aDossier());
    const before = await everything();
    const [refused, created] = await bringInAll([bad, good]);
    expect(created).toMatchObject({ became: "created" });
    if (refused?.became !== "refused") throw new Error("It was brought in.");
    expect(refused.problems.map((one) => one.path).sort()).toEqual([
      "parties[0].name",
      "parties[2].name",
      "responses[0].answer",
      "responses[0].channel",
      "responses[0].deadline",
    ]);
    const after = await everything();
    expect([after.claim - before.claim, after.party - before.party]).toEqual([1, 3]);
    expect(await db.party.count({ where: { name: { startsWith: name } } })).toBe(0);
  });

  it("says what a command refuses with the path of the dossier, and leaves nothing behind", async () => {
    const before = await everything();
    const late = { party: "city", askedOn: "2025-12-25", outcome: "denied" as const, repliedOn: "9999-12-31" };
    for (const responses of [[late], [{ party: "city", outcome: "no_reply" as const }, late]])
      expect(await bringIn(dossierFrom(aDossier({ responses })))).toEqual({
        became: "refused",
        problems: [{ path: `responses[${responses.length - 1}].repliedOn`, message: "This day has not come yet." }],
      });
    expect(await everything()).toEqual(before);
  });
});

it("a dry run says what would become of each and leaves nothing behind, not even a number", async () => {
  const [one, other] = [dossierFrom(aDossier()), dossierFrom(aDossier())];
  const before = await everything();
  const done = await bringInAll([one, other, one], { dryRun: true });
  expect(done.map(({ became }) => became)).toEqual(["created", "created", "alreadyThere"]);
  expect(await everything()).toEqual(before);
  const first = await numberOf(one);
  await bringIn(other, { dryRun: true });
  expect(await numberOf(other)).toBe(first + 1);
});

it("many imports of one dossier at once make one claim", async () => {
  const dossier = dossierFrom(aDossier());
  const done = await Promise.all(Array.from({ length: 8 }, () => bringIn(dossier)));
  expect(done.filter(({ became }) => became === "created")).toHaveLength(1);
  expect(done.filter(({ became }) => became === "alreadyThere")).toHaveLength(7);
});
