import { beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#lib/context";
import { db } from "#lib/db";
import { linkSources } from "#lib/evidence/commands";
import { createParties } from "#lib/parties/commands";
import { aDraft, aLink, seenOf } from "#prisma/factories/claims";
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
