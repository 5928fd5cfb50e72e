import { beforeAll, describe, expect, it } from "vitest";
import { type Json, treeDigest } from "#lib/audit/digest";
import { editClaim, reopenClaim } from "#lib/claims/commands";
import type { Context } from "#lib/context";
import { db as client, type Db } from "#lib/db";
import { editParty } from "#lib/parties/commands";
import { mergeParties } from "#lib/parties/merge";
import { retractClaim } from "#lib/publication/publish";
import type { Cursor } from "#lib/publication/search-params";
import { historyOf } from "#lib/versions/history";
import { historyJson } from "#lib/versions/json";
import { listCorrections, timesOf, toldVersionsOf, versionOf, versionsOf } from "#lib/versions/queries";
import { aDraft, aParty, aPublishedClaim, claimContent, correct, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let editor: Context;
let reviewer: Context;

beforeAll(async () => {
  [editor, reviewer] = [acting(db, await aPerson(db, "editor")), acting(db, await aPerson(db, "reviewer"))];
});

/** The same database, and how often it was asked. */
function counted(): { db: Db; asked: () => number } {
  let times = 0;
  const counting = db.$extends({
    query: {
      $allOperations({ args, query }) {
        times++;
        return query(args);
      },
    },
  });
  return { db: counting as unknown as Db, asked: () => times };
}

/** Versions as an import would make them, each with long texts of its own. */
async function withVersions(claimId: string, number: number, count: number): Promise<void> {
  const long = "What was said then was long, and was said again with care. ".repeat(60);
  await db.$executeRaw`
    INSERT INTO version (id, "claimId", number, cause, status, "publishedAt", snapshot, sha256)
    SELECT gen_random_uuid(), v."claimId", n, 'import', 'unreviewed', v."publishedAt" + n * interval '1 hour',
      v.snapshot || jsonb_build_object('version', n, 'rationale', ${long} || n, 'claim', v.snapshot->'claim' || jsonb_build_object('quote', ${long} || n)),
      repeat('0', 64)
    FROM version v, generate_series(2, ${count}) n WHERE v."claimId" = ${claimId}::uuid AND v.number = 1`;
  await db.$executeRaw`
    UPDATE publication SET "versionId" = v.id FROM version v WHERE publication.number = ${number} AND v."claimId" = publication."claimId" AND v.number = ${count}`;
}

describe("the history of a claim", () => {
  it("of 200 versions with long texts is read in one query, and its page stays of a size that can be read", async () => {
    const claim = await aPublishedClaim(editor, reviewer, { text: "Aardvark census" });
    await withVersions(claim.id, claim.number, 200);
    for (const read of [versionsOf, toldVersionsOf, timesOf]) {
      const { db: asked, asked: times } = counted();
      expect((await read(asked, claim.number))?.versions, read.name).toHaveLength(200);
      expect(times(), read.name).toBe(1);
    }
    const told = await toldVersionsOf(db, claim.number);
    const began = performance.now();
    const entries = told ? historyOf(told) : [];
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(entries).toHaveLength(200);
    expect(entries[0]?.comparison).toMatchObject({ texts: [{ name: "Quote" }, { name: "Rationale" }] });
    expect(JSON.stringify(entries).length).toBeLessThan(200_000);
    expect(entries[150]?.comparison).toBe("elsewhere");
  });

  it("of a draft, or of a claim that there is not, is none", async () => {
    const draft = await aDraft(editor);
    for (const number of [draft.number, 2_147_483_647])
      for (const read of [versionsOf, toldVersionsOf, timesOf]) expect(await read(db, number)).toBeNull();
    expect(await versionOf(db, draft.number, 1)).toBeNull();
  });

  it("tells each version's cause, status, time, digest, and what it corrects, under the address that the claim has now", async () => {
    const claim = await aPublishedClaim(editor, reviewer, { text: "Bongo at noon" });
    const corrected = await correct(editor, reviewer, claim, claimContent({ text: "Bongo at dusk" }), "It was dusk.");
    await retractClaim(reviewer, seenOf(corrected), "It was a nyala.");
    const history = await versionsOf(db, claim.number);
    const { versions } = historyJson(history as NonNullable<typeof history>, "https://claims.example");
    expect(versions.map(({ number, cause, status }) => [number, cause, status])).toEqual([
      [3, "retraction", null],
      [2, "decision", "unilateral"],
      [1, "decision", "unilateral"],
    ]);
    expect(versions.map((one) => one.correction?.kind ?? null)).toEqual(["retraction", "correction", null]);
    expect(versions[1]?.correction?.changes).toEqual([{ part: "text", was: "Bongo at noon", is: "Bongo at dusk" }]);
    expect(Object.keys(versions[1] ?? {})).toEqual([
      "number",
      "cause",
      "status",
      "balance",
      "asOf",
      "publishedAt",
      "sha256",
      "correction",
      "url",
    ]);
    expect(versions[2]).toMatchObject({
      asOf: "2025-12-26",
      balance: null,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      url: `https://claims.example/claims/${claim.number}-bongo-at-dusk/versions/1`,
    });
  });
});

it("a version stays what it was, to the letter, whatever is renamed, merged, written or retracted later", async () => {
  const [speaker, twin] = [await aParty(editor, "Caracal Office"), await aParty(editor, "Caracal Bureau")];
  const claim = await aPublishedClaim(editor, reviewer, { text: "Caracal first", speakerId: speaker.id, speakerUnknown: false });
  const kept = () =>
    db.$queryRaw<{ text: string }[]>`SELECT snapshot::text AS text FROM version WHERE "claimId" = ${claim.id}::uuid AND number = 1`;
  const [before, [bytes]] = [await versionOf(db, claim.number, 1), await kept()];

  const seen = async ({ id }: { id: string }) => ({
    id,
    ...(await db.party.findUniqueOrThrow({ where: { id }, select: { revision: true } })),
  });
  await editParty(editor, await seen(speaker), { name: "Caracal Agency", kind: "body", otherNames: [], another: true });
  await mergeParties(reviewer, { into: await seen(twin), merged: await seen(speaker), differentKinds: false });
  const reopened = await reopenClaim(editor, seenOf(claim), "correction", "Wrong.");
  const content = claimContent({ text: "Caracal second", speakerId: twin.id, speakerUnknown: false });
  await editClaim(editor, { number: claim.number, revision: reopened.revision }, content);
  expect(await versionOf(db, claim.number, 1)).toEqual(before);
  const now = await db.claim.findUniqueOrThrow({ where: { id: claim.id }, select: { revision: true } });
  await retractClaim(reviewer, { number: claim.number, ...now }, "All wrong.");

  const after = await versionOf(db, claim.number, 1);
  expect(after).toEqual(before);
  expect((await kept())[0]).toEqual(bytes);
  expect(treeDigest(JSON.parse(bytes?.text ?? "null") as Json)).toBe(before?.sha256);
  expect(JSON.stringify(after)).toContain("Caracal Office");
  expect(JSON.stringify(after)).not.toMatch(/Caracal (Agency|Bureau|second)/);
});

describe("the list of corrections", () => {
  it("holds what changed something that was said, newest first, and is walked from either end without a gap", async () => {
    const made: string[] = [];
    for (let nth = 0; nth < 5; nth++) {
      const at = new Date(Date.now() + nth * 1_000);
      const [author, decider] = [
        { ...editor, now: at },
        { ...reviewer, now: at },
      ];
      const claim = await aPublishedClaim(author, decider, { text: `Dhole ${nth}` });
      await correct(
        author,
        decider,
        claim,
        claimContent({ text: `Dhole ${nth}, said right` }),
        `Reason ${nth}.`,
        nth % 2 ? "clarification" : "correction",
      );
      made.unshift(`${claim.number} 2`);
    }
    const unchanged = await aPublishedClaim(editor, reviewer, { text: "Dhole that stays" });
    await correct(editor, reviewer, unchanged, claimContent({ text: "Dhole that stays" }), "Looked at again.");

    const { db: counting, asked } = counted();
    const [first] = (await listCorrections(counting, {}, 1)).items;
    expect(asked()).toBe(1);
    expect(first).toMatchObject({
      text: "Dhole 4, said right",
      slug: "dhole-4-said-right",
      version: 2,
      kind: "correction",
      correction: { why: "Reason 4.", changes: [{ part: "text", was: "Dhole 4", is: "Dhole 4, said right" }] },
    });

    const forwards: string[] = [];
    let next: Cursor | null | undefined;
    let last: Cursor | null = null;
    do {
      const page: Awaited<ReturnType<typeof listCorrections>> = await listCorrections(db, next ? { after: next } : {}, 2);
      forwards.push(...page.items.map((one) => `${one.number} ${one.version}`));
      next = page.next;
      last = page.previous ?? last;
    } while (next);
    expect(forwards.slice(0, 5)).toEqual(made);
    expect(forwards.some((one) => one.startsWith(`${unchanged.number} `))).toBe(false);
    expect(new Set(forwards).size).toBe(forwards.length);

    const before = await listCorrections(db, { before: last as Cursor }, 2);
    expect(before.items.map((one) => `${one.number} ${one.version}`)).toEqual(
      forwards.slice(-before.items.length - (forwards.length % 2 || 2), -(forwards.length % 2 || 2)),
    );
    expect((await listCorrections(db, { after: { at: 0, number: 1 } })).items).toEqual([]);
    expect((await listCorrections(db, { before: { at: 8_640_000_000_000_000, number: 1 } })).items).toEqual([]);
  });
});
