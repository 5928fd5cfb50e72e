import { beforeAll, expect, it } from "vitest";
import { claimForDesk } from "#lib/claims/queries";
import type { Context } from "#lib/context";
import { db } from "#lib/db";
import { linkSources, tellRepeats, withholdEvidence } from "#lib/evidence/commands";
import { contentsOf, READERS, suggestionOf } from "#lib/evidence/queries";
import { linkSourcesInput } from "#lib/evidence/schema";
import { searchSources } from "#lib/sources/queries";
import { aDraft, aLink, aParty, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

let mira: Context;
let tomas: Context;
let lena: Context;

const source = { kind: "article" as const, author: null, publishedOn: null, language: "en" };

beforeAll(async () => {
  mira = acting(db(), await aPerson(db(), "editor"));
  tomas = acting(db(), await aPerson(db(), "editor"));
  lena = acting(db(), await aPerson(db(), "reviewer"));
});

it("a source that is withheld from somebody cannot be read by linking it, nor by repeating it", async () => {
  const hidden = await aDraft(mira);
  const { revision, linked } = await linkSources(mira, seenOf(hidden), [aLink()]);
  const [one] = linked;
  await withholdEvidence(mira, { number: hidden.number, revision }, one?.evidence as string, "safety");

  const id = one?.source as string;
  const [linking, repeating] = [aLink({ source: { id } }), aLink({ basis: { kind: "derived", sourceId: id } })];
  for (const link of [linking, repeating]) {
    await expect(linkSources(tomas, seenOf(await aDraft(tomas)), [link])).rejects.toMatchObject({ code: 422 });
    for (const seer of [mira, lena]) expect((await linkSources(seer, seenOf(await aDraft(seer)), [link])).linked).toHaveLength(1);
    await db().evidence.deleteMany({ where: { claim: { number: { not: hidden.number } } } });
  }
});

it("an identifier in capitals is the same identifier: no basis is there twice, and no source repeats itself", async () => {
  const [claim, party] = [await aDraft(mira), await aParty(mira)];
  const parsed = (links: unknown[]) => linkSourcesInput.parse({ seen: seenOf(claim), links }).links;
  const first = await linkSources(
    mira,
    seenOf(claim),
    parsed([aLink({ basis: { kind: "attributed", partyId: party.id, firstHand: false } })]),
  );
  const id = first.linked[0]?.source.toUpperCase() as string;
  const seen = { number: claim.number, revision: first.revision };
  for (const basis of [
    { kind: "attributed", partyId: party.id.toUpperCase(), firstHand: false },
    { kind: "derived", sourceId: id },
  ] as const)
    await expect(linkSources(mira, seen, parsed([aLink({ source: { id }, basis })]))).rejects.toMatchObject({ code: 422 });
});

it("six reprints of one report go in at once: six links repeat it, with the publisher that the newsroom knows at each host", async () => {
  const [speaker, courier] = [await aParty(mira), await aParty(mira)];
  const draft = await aDraft(mira, { speakerId: speaker.id, speakerUnknown: false });
  const earlier = await linkSources(mira, seenOf(await aDraft(mira)), [
    aLink({ source: { ...source, title: "An earlier story", publisherId: courier.id, address: "https://courier.example/earlier" } }),
  ]);
  expect(earlier.linked).toHaveLength(1);
  const { revision, linked } = await linkSources(mira, seenOf(draft), [
    aLink({ basis: { kind: "attributed", partyId: speaker.id, firstHand: false } }),
    aLink({ basis: { kind: "unknown" }, quote: "It was closed." }),
  ]);
  const [report, untraced] = linked as [(typeof linked)[number], (typeof linked)[number]];
  const reprints = ["courier.example/a", "courier.example/b", "two.example/c", "three.example/d"].map((page) => ({
    address: `https://${page}`,
    title: `Reprinted on ${page}`,
  }));
  const told = { seen: { number: draft.number, revision }, sourceId: report.source, evidenceIds: [untraced.evidence], reprints };
  await tellRepeats(mira, told);

  expect(await suggestionOf(db(), draft.id)).toMatchObject({ status: "unilateral", links: 6, origins: 1, independent: 0, unknown: 0 });
  const evidence = await db().evidence.findMany({ where: { claimId: draft.id }, include: { source: true }, orderBy: { linked: "asc" } });
  expect(evidence[1]).toMatchObject({ basisKind: "derived", basisSourceId: report.source, quote: "It was closed." });
  expect(evidence.slice(2).map((one) => one.source.publisherId)).toEqual([courier.id, courier.id, null, null]);
});

it("a source cannot be told to repeat itself, nor twice to repeat another, and then nothing of the lot is kept", async () => {
  const draft = await aDraft(mira);
  const { revision, linked } = await linkSources(mira, seenOf(draft), [aLink(), aLink()]);
  const [one, two] = linked as [(typeof linked)[number], (typeof linked)[number]];
  const told = { seen: { number: draft.number, revision }, sourceId: one.source, evidenceIds: [two.evidence, one.evidence], reprints: [] };
  await expect(tellRepeats(mira, told)).rejects.toMatchObject({ code: 422, details: { problems: [{ path: "evidenceIds[1]" }] } });
  expect(await db().evidence.count({ where: { claimId: draft.id, basisKind: "derived" } })).toBe(0);
});

it("whoever types the address of a source that is withheld from them gets one of their own, and learns and shows nothing of the other", async () => {
  const hidden = await aDraft(mira);
  const address = `https://protected.example/${crypto.randomUUID()}`;
  const { revision, linked } = await linkSources(mira, seenOf(hidden), [
    aLink({ source: { ...source, title: "The protected memo", publisherId: null, address } }),
  ]);
  const [memo] = linked as [(typeof linked)[number]];
  await withholdEvidence(mira, { number: hidden.number, revision }, memo.evidence, "safety");
  // Another claim repeats it: that it rests on something withheld is all that readers may know.
  const repeating = await aDraft(mira);
  await linkSources(mira, seenOf(repeating), [aLink({ basis: { kind: "derived", sourceId: memo.source } })]);

  const typed = aLink({ source: { ...source, title: "What I found", publisherId: null, address: `${address}?utm_source=x` } });
  const mine = await linkSources(tomas, seenOf(await aDraft(tomas)), [typed]);
  expect(mine.linked[0]).toMatchObject({ found: false });
  expect(mine.linked[0]?.source).not.toBe(memo.source);
  expect(JSON.stringify(await searchSources(db(), tomas.actor, "protected"))).not.toContain("The protected memo");
  const readers = (await contentsOf(db(), [repeating.id], READERS)).get(repeating.id);
  expect(JSON.stringify(readers)).not.toMatch(/protected/);

  const known = await linkSources(lena, seenOf(await aDraft(lena)), [typed]);
  expect(known.linked[0]).toMatchObject({ found: true, source: memo.source });
});

it("what is withheld from the moment that it is linked is at no moment open to another editor, nor to readers", async () => {
  const speaker = await aParty(mira);
  const draft = await aDraft(mira, { speakerId: speaker.id, speakerUnknown: false });
  const secret = { ...source, title: `The sealed letter ${crypto.randomUUID()}`, publisherId: null, address: null };
  const basis = { kind: "attributed" as const, partyId: speaker.id, firstHand: false };
  await linkSources(mira, seenOf(draft), [aLink({ basis }), aLink({ source: secret, basis, withheld: "safety" })]);
  const seen = async (as: Context) =>
    JSON.stringify([await claimForDesk(db(), as.actor, draft.number, as.now), await searchSources(db(), as.actor, "sealed")]);
  expect(await seen(tomas)).not.toContain("sealed");
  expect(await seen(mira)).toContain("sealed");
  expect(await seen(lena)).toContain("sealed");
  const readers = (await contentsOf(db(), [draft.id], READERS)).get(draft.id);
  expect(readers).toMatchObject({ withheld: ["safety"], evidence: [{}] });
  expect(JSON.stringify(readers)).not.toContain("sealed");
});
