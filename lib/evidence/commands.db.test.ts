import { beforeAll, expect, it } from "vitest";
import type { Context } from "#lib/context";
import { db } from "#lib/db";
import { linkSources, withholdEvidence } from "#lib/evidence/commands";
import { linkSourcesInput } from "#lib/evidence/schema";
import { aDraft, aLink, aParty, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

let mira: Context;
let tomas: Context;
let lena: Context;

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
