import { Readable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import { verifyRecord } from "#lib/audit/verify";
import { editClaim } from "#lib/claims/commands";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { linkSources } from "#lib/evidence/commands";
import type { LinkInput } from "#lib/evidence/schema";
import { givenMapping } from "#lib/imports/columns";
import { prepareRows } from "#lib/imports/prepare";
import { readFile } from "#lib/imports/read-file";
import { importRows, type RowImported, savedMapping } from "#lib/imports/row-commands";
import { aDraft, aLink, aParty, claimContent } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let editor: Context;

beforeAll(async () => {
  editor = acting(db, await aPerson(db, "editor"));
});

let made = 0;
const some = (what: string) => `${what} ${process.pid}-${++made}`;

async function bringIn(text: string, options: { dryRun?: boolean; map?: unknown } = {}): Promise<RowImported[]> {
  const { rows } = await readFile(Readable.from([Buffer.from(text)]), { name: "file.csv" });
  const given = options.map === undefined ? undefined : givenMapping.parse(options.map);
  const plan = await prepareRows(rows, { language: "en", now: editor.now }, { given, saved: (shape) => savedMapping(editor, shape) });
  const done: RowImported[] = [];
  for await (const one of importRows(editor, "file.csv", plan, { dryRun: options.dryRun ?? false })) done.push(one);
  return done;
}

const numbersIn = (done: RowImported[]) => done.flatMap((one) => (one.became === "created" && one.number !== null ? one.number : []));

async function everything() {
  return {
    claim: await db.claim.count(),
    party: await db.party.count(),
    source: await db.source.count(),
    evidence: await db.evidence.count(),
    topic: await db.topic.count(),
    event: await db.event.count(),
    verdict: await db.thirdPartyVerdict.count(),
    row: await db.importedRow.count(),
  };
}

const claimAt = (number: number) =>
  db.claim.findUniqueOrThrow({
    where: { number },
    include: {
      speaker: true,
      evidence: { include: { source: true }, orderBy: { linked: "asc" } },
      topics: { include: { topic: true }, orderBy: { place: "asc" } },
      verdicts: { orderBy: { place: "asc" } },
      importedRow: { include: { import: true } },
      parts: true,
    },
  });

/** Everything that is kept of a claim, without what no two claims share. */
async function recordOf(number: number) {
  const { importedRow: _, parts, evidence, topics, ...claim } = await claimAt(number);
  const events = await db.event.findMany({ where: { name: `claim:${claim.id}` }, orderBy: { number: "asc" } });
  const own = [claim.id, `claim:${claim.id}`, String(number), ...evidence.map((one) => one.id)];
  const told = { claim, parts: parts.map(({ round, part, personId }) => ({ round, part, personId })), evidence, topics, events };
  return JSON.parse(JSON.stringify(told), (key, value) =>
    ["id", "claimId", "number", "hash", "previous", "at", "createdAt", "changedAt", "addedAt"].includes(key) || own.includes(value)
      ? null
      : typeof value === "string"
        ? value.replace(`c-${number}`, "c-")
        : value,
  );
}

describe("a table that is brought in", () => {
  it("becomes drafts of whoever brings it, with speaker, date, topics and where each claim appeared", async () => {
    const text = some("It rained all day");
    const speaker = some("Ann Miller");
    const address = `https://example.org/${some("post").replace(/ /g, "-")}`;
    const [number = 0] = numbersIn(
      await bringIn(`claim,speaker,claim date,tags,claim_url\n${text},${speaker},24/12/2020,"rain, weather",${address}\n`),
    );
    const claim = await claimAt(number);
    expect(claim).toMatchObject({ text, language: "en", state: "draft", status: "unreviewed", authorId: editor.actor.id });
    expect(claim.speaker?.name).toBe(speaker);
    expect(claim.saidOn?.toISOString().slice(0, 10)).toBe("2020-12-24");
    expect(claim.topics.map((one) => one.topic.name)).toEqual(["rain", "weather"]);
    expect(claim.evidence).toMatchObject([
      { stance: "asserts", basisKind: "attributed", basisPartyId: claim.speakerId, source: { address } },
    ]);
    expect(claim.parts).toMatchObject([{ round: 1, personId: editor.actor.id, part: "contributor" }]);
    expect(claim.searchText).toContain("ann miller");
    expect(claim.importedRow?.original).toMatchObject({ claim: [text], "claim date": ["24/12/2020"] });
    expect(claim.importedRow?.import).toMatchObject({ file: "file.csv", personId: editor.actor.id });
  });

  it("creates nothing the second time, also from another file in another order", async () => {
    const rows = [`${some("It rained")},${some("Ann")}`, `${some("It snowed")},${some("Ben")}`];
    expect((await bringIn(`claim,speaker\n${rows.join("\n")}\n${rows[0]}\n`)).map((one) => one.became).sort()).toEqual([
      "alreadyThere",
      "created",
      "created",
    ]);
    const before = await everything();
    expect((await bringIn(`claim,speaker\n${rows.reverse().join("\n")}\n`)).map((one) => one.became)).toEqual([
      "alreadyThere",
      "alreadyThere",
    ]);
    expect(await everything()).toEqual(before);
  });

  it("stays one claim where its row stands in the file twice and has changed in both places", async () => {
    const [id, text, other] = [some("A"), some("It rained"), some("It snowed")];
    const map = { columns: { id: "id" } };
    const file = (said: string) => `id,claim\n${id},${said}\n${some("B")},${other}\n${id},${said}\n`;
    const [number = 0] = numbersIn(await bringIn(file(text), { map }));
    const changed = file(`${text} all day`);
    const expected = ["updated", "created", "alreadyThere"];
    expect((await bringIn(changed, { dryRun: true, map })).map((one) => one.became)).toEqual(expected);
    const done = await bringIn(changed, { map });
    expect(done.map((one) => one.became)).toEqual(expected);
    expect(done[2]).toMatchObject({ number });
    const { revision, text: now } = await claimAt(number);
    expect(now).toBe(`${text} all day`);
    await editClaim(editor, { number, revision }, claimContent({ text: some("By hand") }));
    const again = file(`${text} all night`);
    const refused = ["refused", "created", "refused"];
    expect((await bringIn(again, { dryRun: true, map })).map((one) => one.became)).toEqual(refused);
    expect((await bringIn(again, { map })).map((one) => one.became)).toEqual(refused);
  });

  it("keeps the verdict of a third party as theirs, and no status of ours comes of it", async () => {
    const text = `claimReviewed,rating_alternateName,rating_ratingValue,rating_worstRating,rating_bestRating,claimReview_url,claimReview_datePublished\n${some("It rained")},Pants on Fire,5,5,1,example.org/check/${++made},2020-12-26\n`;
    const [number = 0] = numbersIn(await bringIn(text));
    const claim = await claimAt(number);
    expect(claim).toMatchObject({ state: "draft", status: "unreviewed", evidence: [] });
    expect(claim.verdicts).toMatchObject([
      {
        publisher: "example.org",
        word: "Pants on Fire",
        scale: { value: 5, worst: 5, best: 1 },
        address: `https://example.org/check/${made}`,
      },
    ]);
    expect(claim.verdicts[0]?.publishedOn?.toISOString().slice(0, 10)).toBe("2020-12-26");
  });

  it("refuses a row with its line, column and reason, and takes the others", async () => {
    const done = await bringIn(
      `claim,speaker,said on\n${some("It rained")},Ann,2020-12-24\n${"x".repeat(1_001)},Ann,2020-12-24\n,Ann,2020-12-24\n${some("It froze")},Ann,2999-01-01\n`,
    );
    expect(done.filter((one) => one.became === "created")).toHaveLength(1);
    expect(done.flatMap((one) => (one.became === "refused" ? one.problems : []))).toEqual([
      { line: 3, path: null, column: "claim", message: "The claim is too long: at most 1,000 characters." },
      { line: 4, path: null, column: "claim", message: "There is no text of a claim in this row." },
      { line: 5, path: null, column: "said on", message: "The day on which it was said cannot be in the future." },
    ]);
  });

  it("finds whoever is said to have made all its claims in the registry, or enters them, like any other speaker", async () => {
    const there = await aParty(editor, some("Ann"), "person");
    const speakers = async (speaker: string) => {
      const text = `claim,verdict\n${some("It rained")},False\n${some("It snowed")},True\n`;
      const numbers = numbersIn(await bringIn(text, { map: { same: { speaker, verdictPublisher: "Example Check" } } }));
      const claims = await Promise.all(numbers.map(claimAt));
      for (const { verdicts } of claims) expect(verdicts).toMatchObject([{ publisher: "Example Check" }]);
      return claims.map((one) => one.speaker?.id);
    };
    expect(await speakers(there.name)).toEqual([there.id, there.id]);
    const entered = await speakers(some("Ben"));
    expect(new Set(entered)).toEqual(new Set([expect.any(String)]));
    expect(entered).not.toContain(there.id);
  });

  it("finds a speaker who is in the registry, whatever kind of party it is, and enters nobody twice", async () => {
    const there = await aParty(editor, some("The Weather Office"), "body");
    const parties = await db.party.count();
    const rows = [there.name, there.name.toUpperCase(), there.name].map((name) => `${some("It rained")},${name}`);
    const numbers = numbersIn(await bringIn(`claim,speaker\n${rows.join("\n")}\n`));
    for (const number of numbers) expect((await claimAt(number)).speakerId).toBe(there.id);
    expect(await db.party.count()).toBe(parties);
  });

  it("enters speakers as the desk does, also where their addresses would be the same", async () => {
    const name = some("Zoe");
    const numbers = numbersIn(await bringIn(`claim,speaker\n${some("It rained")},${name}\n${some("It snowed")},${name}!\n`));
    const parties = (await Promise.all(numbers.map(claimAt))).map((one) => one.speaker);
    expect(new Set(parties.map((one) => one?.slug)).size).toBe(2);
    for (const party of parties) {
      const events = await db.event.findMany({ where: { name: `party:${party?.id}` } });
      expect(events).toMatchObject([
        { kind: "entered", data: { name: party?.name, kind: "person", slug: party?.slug, otherNames: [], revision: 1 } },
      ]);
      expect(party?.lookKeys.length).toBeGreaterThan(0);
    }
  });

  it("links one source where several rows name it, and never twice to one claim", async () => {
    const address = `https://example.org/report/${process.pid}-${++made}`;
    const rows = [`${some("It rained")},${address} ${address}/#top`, `${some("It snowed")},${address}?utm_source=x`];
    const numbers = numbersIn(await bringIn(`claim,sources\n${rows.join("\n")}\n`));
    const claims = await Promise.all(numbers.map(claimAt));
    expect(claims.map((one) => one.evidence.map(({ stance, basisKind }) => `${stance} ${basisKind}`))).toEqual([
      ["context unknown"],
      ["context unknown"],
    ]);
    expect(new Set(claims.map((one) => one.evidence[0]?.sourceId)).size).toBe(1);
  });

  it("does what it says in a dry run, and enters nothing in it", async () => {
    const text = `claim,speaker\n${some("It rained")},${some("Ann")}\n,Ben\n`;
    const before = await everything();
    expect((await bringIn(text, { dryRun: true })).map((one) => one.became).sort()).toEqual(["created", "refused"]);
    expect(await everything()).toEqual(before);
    await bringIn(text);
    expect((await bringIn(text, { dryRun: true })).map((one) => one.became).sort()).toEqual(["alreadyThere", "refused"]);
  });

  it("remembers for files of the same shape what a person has said of its columns", async () => {
    const [a, b] = [some("alpha"), some("beta")];
    const file = (text: string) => `${a},${b}\n${text} was the longest of all the texts here,a short text of its own\n`;
    const [first = 0] = numbersIn(await bringIn(file(some("It rained")), { map: { columns: { text: b } } }));
    expect((await claimAt(first)).text).toBe("a short text of its own");
    const [second = 0] = numbersIn(await bringIn(file(some("It snowed"))));
    expect((await claimAt(second)).text).toBe("a short text of its own");
  });

  it("keeps of names and places what the database cannot hold as its code", async () => {
    const text = some("It rained");
    const file = `{"a\\u0000\\ud800": [{"claim\\u0000": "${text}", "aside": "\\u0000"}]}`;
    const map = { columns: { text: "claim\0" } };
    const [number = 0] = numbersIn(await bringIn(file, { map }));
    const { importedRow } = await claimAt(number);
    expect(importedRow).toMatchObject({
      path: "a\\u0000\ufffd[0]",
      original: { "claim\\u0000": [text], aside: ["\\u0000"] },
      import: { mapping: { columns: { text: ["claim\\u0000"] } } },
    });
    expect((await bringIn(file, { map })).map((one) => one.became)).toEqual(["alreadyThere"]);
  });

  it("leaves the same record as an editor who logs the claim and links its sources by hand", async () => {
    const speaker = await aParty(editor, some("Ann"), "person");
    const [text, topic] = [some("It rained"), some("rain")];
    const address = () => `https://example.org/${++made}/${process.pid}`;
    const [at, about] = [address(), address()];
    const [number = 0] = numbersIn(
      await bringIn(`claim,speaker,said on,tags,claim_url,sources\n${text},${speaker.name},2020-12-24,${topic},${at},${about}\n`),
    );
    const content = claimContent({ text, speakerId: speaker.id, speakerUnknown: false, saidOn: "2020-12-24", topics: [topic] });
    const byHand = await aDraft(editor, content);
    const link = (here: string, kind: Partial<LinkInput>) =>
      aLink({
        source: { ...source, address: here, title: here.replace("https://", ""), language: kind.stance === "asserts" ? "en" : null },
        ...kind,
      });
    const source = { kind: "article" as const, publisherId: null, author: null, publishedOn: null };
    await linkSources(editor, byHand, [
      link(at, { stance: "asserts", basis: { kind: "attributed", partyId: speaker.id, firstHand: false } }),
      link(about, { stance: "context", basis: { kind: "unknown" } }),
    ]);
    const [imported, logged] = await Promise.all([recordOf(number), recordOf(byHand.number)]);
    expect(imported).toEqual(logged);
  });

  it("is a record that verifies, and drafts that can be worked on", async () => {
    const [number = 0] = numbersIn(
      await bringIn(
        `claim,speaker,claim_url,verdict\n${some("It rained")},${some("Ann")},https://example.org/${++made}/${process.pid},False\n`,
      ),
    );
    const { revision, id } = await claimAt(number);
    const events = await db.event.findMany({ where: { name: `claim:${id}` }, orderBy: { number: "asc" } });
    expect(events.map((one) => one.kind)).toEqual(["logged", "source linked", "verdicts of others recorded"]);
    expect(events.map((one) => (one.data as { revision: number }).revision)).toEqual([1, 2, 3]);
    await editClaim(editor, { number, revision }, claimContent());
    expect(await verifyRecord(db)).toEqual([]);
  });
});
