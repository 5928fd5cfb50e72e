import { beforeAll, describe, expect, it } from "vitest";
import { editClaim, reopenClaim, submitClaim } from "#lib/claims/commands";
import { claimForDesk } from "#lib/claims/queries";
import type { SeenClaim } from "#lib/claims/schema";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { violatedConstraint } from "#lib/errors";
import type { ClaimJson } from "#lib/publication/api-schema";
import { retractClaim } from "#lib/publication/publish";
import { publishedClaim } from "#lib/publication/queries";
import { snapshotFrom } from "#lib/publication/snapshot";
import { claimTag } from "#lib/publication/tags";
import { relateClaims, unrelateClaims } from "#lib/relations/commands";
import { relationsNow, relationsOn } from "#lib/relations/queries";
import type { RelationKind } from "#lib/relations/schema";
import { decide } from "#lib/review/commands";
import { toldVersionsOf } from "#lib/versions/queries";
import { aClaimInReview, aDecision, aDraft, aPublishedClaim, claimContent, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let editor: Context;
let other: Context;
let reviewer: Context;

beforeAll(async () => {
  [editor, other, reviewer] = [
    acting(db, await aPerson(db, "editor")),
    acting(db, await aPerson(db, "editor")),
    acting(db, await aPerson(db, "reviewer")),
  ];
});

const seen = async ({ number }: { number: number }): Promise<SeenClaim> => ({
  number,
  revision: (await db.claim.findUniqueOrThrow({ where: { number }, select: { revision: true } })).revision,
});
const relate = async (claim: { number: number }, to: { number: number }, kind: RelationKind, ctx = editor) =>
  relateClaims(ctx, await seen(claim), to.number, kind);
const stateOf = async ({ number }: { number: number }) =>
  (await db.claim.findUniqueOrThrow({ where: { number }, select: { state: true } })).state;

async function publish(claim: { number: number }, ctx = editor): Promise<void> {
  await submitClaim(ctx, await seen(claim));
  await decide(reviewer, aDecision(await seen(claim)));
}

/** Published with what it is to another claim. */
async function aRelated(to: { number: number }, kind: RelationKind, text?: string) {
  const claim = await aClaimInReview(editor, text ? { text } : {});
  await relate(claim, to, kind);
  await publish(claim);
  return claim;
}

const told = async ({ number }: { number: number }) => {
  const claim = await publishedClaim(db, number);
  if (!claim) throw new Error("It is not public.");
  return relationsNow(db, claim.snapshot);
};
const brief = (relations: { kind: RelationKind; number: number }[]) => relations.map(({ kind, number }) => [kind, number]);

describe("what a claim is to another", () => {
  it("is an edit like any other: it pulls a claim in review back, makes its author a contributor, and is told in the history", async () => {
    const [one, another] = [await aClaimInReview(editor), await aDraft(editor)];
    await relate(one, another, "variant", other);
    expect(await stateOf(one)).toBe("draft");
    expect((await seen(one)).revision).toBe(one.revision + 1);
    const parts = await db.roundPart.findMany({ where: { claimId: one.id, personId: other.actor.id } });
    expect(parts.map(({ part }) => part)).toEqual(["contributor"]);
    const event = await db.event.findFirstOrThrow({ where: { name: `claim:${one.id}` }, orderBy: { number: "desc" } });
    expect(event).toMatchObject({ kind: "related", data: { number: another.number, relation: "variant" } });
    // Nobody has changed the other.
    expect((await seen(another)).revision).toBe(another.revision);

    await unrelateClaims(editor, await seen(one), another.number);
    expect((await claimForDesk(db, editor.actor, one.number, new Date()))?.relations.states).toEqual([]);
    await expect(unrelateClaims(editor, await seen(one), another.number)).rejects.toMatchObject({ code: 404 });
  });

  it("asks for a published claim to be reopened first", async () => {
    const [one, another] = [await aPublishedClaim(editor, reviewer), await aDraft(editor)];
    await expect(relate(one, another, "repeats")).rejects.toMatchObject({ code: 409 });
    await reopenClaim(editor, await seen(one), "new_evidence", "It was said before.");
    await relate(one, another, "repeats");
    await expect(unrelateClaims(editor, seenOf(one), another.number)).rejects.toMatchObject({ code: 409 });
  });

  it("is refused with a sentence for itself, for what is not there, and where the two are linked already, from either side", async () => {
    const [one, another] = [await aDraft(editor), await aDraft(editor)];
    await expect(relate(one, one, "repeats")).rejects.toThrow("A claim is nothing to itself");
    await expect(relate(one, { number: 2_000_000_000 }, "repeats")).rejects.toThrow("There is no claim C-2000000000.");
    await relate(one, another, "denies");
    await expect(relate(one, another, "repeats")).rejects.toThrow(`is linked already: C-${one.number} denies C-${another.number}`);
    await expect(relate(another, one, "variant")).rejects.toThrow(`linked already: C-${one.number} denies C-${another.number}`);
    const back = { claimId: another.id, otherId: one.id, kind: "variant" as const, addedById: editor.actor.id, addedAt: new Date() };
    await expect(db.claimRelation.create({ data: back })).rejects.toSatisfy((error) => /one_of_two/.test(violatedConstraint(error) ?? ""));
    const self = { ...back, otherId: another.id };
    await expect(db.claimRelation.create({ data: self })).rejects.toSatisfy((error) => /of_two/.test(violatedConstraint(error) ?? ""));
  });

  it("never lets updates of a figure come round, also where two close the ring at once", async () => {
    const [a, b, c] = [await aDraft(editor), await aDraft(editor), await aDraft(editor)];
    await relate(b, a, "supersedes");
    await relate(c, b, "supersedes");
    await expect(relate(a, c, "supersedes")).rejects.toThrow(`C-${c.number} updates the figure of C-${a.number} already`);
    await relate(a, c, "repeats");
    const ring = await Promise.all(Array.from({ length: 4 }, () => aDraft(editor)));
    const closing = await Promise.allSettled(ring.map((claim, at) => relate(claim, ring[(at + 1) % 4] ?? claim, "supersedes")));
    expect(closing.filter((one) => one.status === "fulfilled")).toHaveLength(3);
  });
});

describe("readers are told", () => {
  it("on both pages what a claim is to another that is public, and of no other claim", async () => {
    const [known, unknown] = [await aPublishedClaim(editor, reviewer), await aDraft(editor)];
    const claim = await aClaimInReview(editor);
    await relate(claim, unknown, "variant");
    await relate(claim, known, "repeats");
    await publish(claim);
    expect(brief((await told(claim)).states)).toEqual([["repeats", known.number]]);
    expect(brief((await told(known)).stated)).toEqual([["repeats", claim.number]]);
    const { json } = await db.publication.findUniqueOrThrow({ where: { number: claim.number }, select: { json: true } });
    expect(json).not.toContain(`C-${unknown.number}`);
    expect((JSON.parse(json) as ClaimJson).relations).toEqual([
      { kind: "repeats", number: known.number, url: expect.stringMatching(new RegExp(`^/claims/${known.number}-`)) },
    ]);
    // The page of the other is old now.
    expect(await db.stalePage.count({ where: { tag: claimTag(known.number) } })).toBeGreaterThan(1);
  });

  it("nothing of what is still being worked on, and what a claim is no more as a correction", async () => {
    const known = await aPublishedClaim(editor, reviewer);
    const claim = await aRelated(known, "denies");
    await reopenClaim(editor, await seen(claim), "correction", "It does not say so.");
    await unrelateClaims(editor, await seen(claim), known.number);
    expect(brief((await told(known)).stated)).toEqual([["denies", claim.number]]);
    await publish(claim);
    expect(await told(known)).toMatchObject({ stated: [] });
    const versions = await toldVersionsOf(db, claim.number);
    expect(versions?.versions[1]?.correction).toMatchObject({
      kind: "correction",
      changes: [{ part: "relations", was: expect.stringMatching(new RegExp(`^Denies C-${known.number}: “`)), is: "" }],
    });
  });

  it("that the other has been retracted since, in the words that it has now; a retracted claim says nothing of others any more", async () => {
    const known = await aPublishedClaim(editor, reviewer);
    const claim = await aRelated(known, "supersedes");
    await reopenClaim(editor, await seen(known), "correction", "It was wrong.");
    await editClaim(editor, await seen(known), claimContent({ text: "Now it says something else" }));
    await publish(known);
    expect((await told(claim)).states).toMatchObject([{ text: "Now it says something else", status: "unilateral" }]);
    await retractClaim(reviewer, await seen(known), "It was a forgery.");
    expect((await told(claim)).states).toMatchObject([{ number: known.number, status: null }]);
    expect((await told(known)).stated).toMatchObject([{ kind: "supersedes", number: claim.number }]);
    await retractClaim(reviewer, await seen(claim), "So was this.");
    expect((await told(known)).stated).toEqual([]);
  });

  it("as of a day what was known then, in the words of then", async () => {
    const at = (day: string, ctx: Context): Context => ({ ...ctx, now: new Date(`${day}T12:00:00Z`) });
    const known = await aPublishedClaim(at("2026-01-10", editor), at("2026-01-10", reviewer));
    const claim = await aClaimInReview(at("2026-01-12", editor), { text: "As it was worded on the 12th" });
    await relateClaims(at("2026-01-12", editor), await seen(claim), known.number, "repeats");
    await submitClaim(at("2026-01-12", editor), await seen(claim));
    await decide(at("2026-01-12", reviewer), aDecision(await seen(claim)));
    await reopenClaim(at("2026-01-14", editor), await seen(claim), "correction", "It is another.");
    await unrelateClaims(at("2026-01-14", editor), await seen(claim), known.number);
    await submitClaim(at("2026-01-14", editor), await seen(claim));
    await decide(at("2026-01-14", reviewer), aDecision(await seen(claim)));
    const page = { number: known.number, relations: [] };
    const on = async (day: string) => (await relationsOn(db, page, day)).stated.map(({ kind, text }) => [kind, text]);
    expect(await on("2026-01-11")).toEqual([]);
    expect(await on("2026-01-12")).toEqual([["repeats", "As it was worded on the 12th"]]);
    expect(await on("2026-01-13")).toEqual([["repeats", "As it was worded on the 12th"]]);
    expect(await on("2026-01-14")).toEqual([]);
  });

  it("of many that say something of one claim those first that update it, then the newest, and how many more there are", async () => {
    const known = await aPublishedClaim(editor, reviewer);
    const newer = await aRelated(known, "supersedes");
    const [version] = await db.version.findMany({ where: { claimId: newer.id } });
    const numbers: number[] = [];
    for (let at = 0; at < 3; at++) numbers.push((await aRelated(known, "repeats")).number);
    expect(brief((await told(known)).stated)).toEqual([
      ["supersedes", newer.number],
      ...numbers.reverse().map((number) => ["repeats", number]),
    ]);
    const few = await relationsNow(db, { number: known.number, relations: [] }, 2);
    expect([brief(few.stated), few.more]).toEqual([
      [
        ["supersedes", newer.number],
        ["repeats", numbers[0]],
      ],
      2,
    ]);
    expect(snapshotFrom(version?.snapshot).relations).toHaveLength(1);
    await expect(db.versionRelation.deleteMany({ where: { claimId: newer.id } })).rejects.toThrow();
  });
});
