import { beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#lib/context";
import { db } from "#lib/db";
import { linkSources } from "#lib/evidence/commands";
import { createParties } from "#lib/parties/commands";
import { tieParties } from "#lib/parties/tie-commands";
import { changeRole, disablePerson } from "#lib/people/commands";
import { decide } from "#lib/review/commands";
import { aClaimInReview, aDecision, aDraft, aLink, aParty, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

let mira: Context;
let tomas: Context;

beforeAll(async () => {
  mira = acting(db(), await aPerson(db(), "editor"));
  tomas = acting(db(), await aPerson(db(), "editor"));
});

// Each waits for what the other has, until PostgreSQL ends one of them.
describe("two editors who do the same at once, in opposite order", () => {
  it("both link the same new sources", async () => {
    const links = Array.from({ length: 8 }, (_, index) =>
      aLink({ source: { ...(aLink().source as object), address: `https://standoff.example/${index}` } as never }),
    );
    const [one, two] = [await aDraft(mira), await aDraft(tomas)];
    await Promise.all([linkSources(mira, seenOf(one), links), linkSources(tomas, seenOf(two), links.toReversed())]);
    expect(await db().source.count({ where: { address: { startsWith: "https://standoff.example/" } } })).toBe(8);
    for (const { id } of [one, two]) expect(await db().event.count({ where: { name: `claim:${id}`, kind: "sources linked" } })).toBe(1);
  });

  it("both enter the same parties as others of the same name", async () => {
    const parties = Array.from({ length: 8 }, (_, index) => ({
      name: `Standoff ${index}`,
      kind: "body" as const,
      otherNames: [],
      another: true,
    }));
    await Promise.all([createParties(mira, parties), createParties(tomas, parties.toReversed())]);
    expect(await db().party.count({ where: { name: { startsWith: "Standoff " } } })).toBe(16);
  });
});

describe("a request that began before", () => {
  it("the role of its person changed, changes nothing", async () => {
    const [admin, reviewer] = [acting(db(), await aPerson(db(), "admin")), acting(db(), await aPerson(db(), "reviewer"))];
    const claim = await aClaimInReview(mira);
    await changeRole(admin, { id: reviewer.actor.id, revision: 1 }, "editor");
    await expect(decide(reviewer, aDecision(seenOf(claim)))).rejects.toMatchObject({ code: 401 });
    expect(await db().version.count({ where: { claimId: claim.id } })).toBe(0);
  });

  it("its person was shut out, changes nothing", async () => {
    const [admin, editor] = [acting(db(), await aPerson(db(), "admin")), acting(db(), await aPerson(db(), "editor"))];
    const claim = await aDraft(editor);
    await disablePerson(admin, { id: editor.actor.id, revision: 1 });
    await expect(linkSources(editor, seenOf(claim), [aLink()])).rejects.toMatchObject({ code: 401 });
    await expect(aDraft(editor)).rejects.toMatchObject({ code: 401 });
    const [from, to] = [await aParty(admin), await aParty(admin)];
    const tie = { fromId: from.id, toId: to.id, kind: "part_of" as const, since: null, until: null, sourceId: null };
    await expect(aParty(editor)).rejects.toMatchObject({ code: 401 });
    await expect(tieParties(editor, [tie])).rejects.toMatchObject({ code: 401 });
    expect(await db().affiliation.count({ where: { fromId: from.id } })).toBe(0);
  });
});
