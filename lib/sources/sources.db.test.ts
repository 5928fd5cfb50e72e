import { beforeAll, expect, it } from "vitest";
import type { Context } from "#lib/context";
import { db } from "#lib/db";
import { linkSources, withholdEvidence } from "#lib/evidence/commands";
import { suggestionOf } from "#lib/evidence/queries";
import { decide } from "#lib/review/commands";
import { editSource, enterSources } from "#lib/sources/commands";
import { publisherAtHost, sourceToEdit } from "#lib/sources/queries";
import { aClaimInReview, aDecision, aDraft, aLink, aParty, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

let mira: Context;
let tomas: Context;
let lena: Context;

beforeAll(async () => {
  mira = acting(db(), await aPerson(db(), "editor"));
  tomas = acting(db(), await aPerson(db(), "editor"));
  lena = acting(db(), await aPerson(db(), "reviewer"));
});

const written = {
  kind: "article" as const,
  title: "Bridge closed",
  publisherId: null as string | null,
  author: null,
  publishedOn: "2025-12-25",
  address: null as string | null,
  language: "en",
};

async function aClaimWith(source: typeof written) {
  const claim = await aClaimInReview(mira, { saidOn: "2025-12-24" }, [aLink({ source, basis: { kind: "observed" } })]);
  const { sourceId } = await db().evidence.findFirstOrThrow({ where: { claimId: claim.id } });
  return { claim, seen: { id: sourceId, revision: 1 } };
}

it("a source is corrected for every claim that is linked to it, and a published one waits for a new decision", async () => {
  const paper = await aParty(mira, undefined, "medium");
  const { claim, seen } = await aClaimWith(written);
  await decide(lena, aDecision(seenOf(claim)));
  expect((await suggestionOf(db(), claim.id)).status).toBe("unreviewed");
  await editSource(tomas, seen, { ...written, title: "The bridge is closed", publisherId: paper.id });
  expect((await suggestionOf(db(), claim.id)).status).toBe("unilateral");
  expect(await db().claim.findUniqueOrThrow({ where: { id: claim.id } })).toMatchObject({ state: "published", news: "evidence" });
  expect((await db().claim.findUniqueOrThrow({ where: { id: claim.id } })).searchText).toContain("the bridge is closed");
  const [event] = await db().event.findMany({ where: { name: `source:${seen.id}`, kind: "edited" } });
  expect(event?.data).toMatchObject({ changed: { title: { was: "Bridge closed", is: "The bridge is closed" } } });
});

it("of two who correct a source at once one is told, and a save without a change leaves no event", async () => {
  const { seen } = await aClaimWith(written);
  const outcomes = await Promise.allSettled([
    editSource(mira, seen, { ...written, title: "One" }),
    editSource(tomas, seen, { ...written, title: "Another" }),
  ]);
  expect(outcomes.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  const now = await sourceToEdit(db(), mira.actor, seen.id);
  const same = { ...written, title: now?.title ?? "" };
  await editSource(mira, { id: seen.id, revision: 2 }, same);
  expect(await db().event.count({ where: { name: `source:${seen.id}`, kind: "edited" } })).toBe(1);
});

it("a source is not given another one's address, nor corrected by whoever it is withheld from", async () => {
  const address = `https://courier.example/${crypto.randomUUID()}`;
  await aClaimWith({ ...written, address });
  const { seen } = await aClaimWith(written);
  await expect(editSource(mira, seen, { ...written, address })).rejects.toMatchObject({
    code: 422,
    details: { problems: [{ path: "source.address" }] },
  });
  const hidden = await aDraft(mira);
  const { revision, linked } = await linkSources(mira, seenOf(hidden), [aLink()]);
  await withholdEvidence(mira, { number: hidden.number, revision }, linked[0]?.evidence as string, "safety");
  const secret = { id: linked[0]?.source as string, revision: 1 };
  await expect(editSource(tomas, secret, written)).rejects.toMatchObject({ code: 404 });
  expect(await sourceToEdit(db(), tomas.actor, secret.id)).toBeNull();
});

it("whoever changed since the round began who published a source, or when, does not decide what rests on it", async () => {
  const paper = await aParty(mira, undefined, "medium");
  const { claim, seen } = await aClaimWith(written);
  await editSource({ ...lena, now: new Date(Date.now() + 1_000) }, seen, { ...written, publisherId: paper.id });
  await expect(decide(lena, { ...aDecision(seenOf(claim)), reasonAgainst: null })).rejects.toMatchObject({ code: 403 });
});

it("the publisher at a host is known also where the site names its pages after #!", async () => {
  const [paper, host] = [await aParty(mira, undefined, "medium"), `${crypto.randomUUID()}.press`];
  await enterSources(mira, [{ ...written, publisherId: paper.id, address: `https://${host}/#!/story/12` }]);
  for (const page of ["#!/story/13", "story/14"])
    expect(await publisherAtHost(db(), `https://${host}/${page}`)).toMatchObject({ publisherId: paper.id });
});
