import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fromDay } from "#lib/dates";
import { db } from "#lib/db";
import { env } from "#lib/env";
import { tagsOfDays } from "#lib/publication/days";
import { retractClaim } from "#lib/publication/publish";
import { aPublishedClaim, seenOf } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const client = new pg.Client({ connectionString: env.DATABASE_URL });
beforeAll(() => client.connect());
afterAll(() => client.end());

it("clears the pages whose day has come, with the lists, and none whose day lies ahead or that is retracted", async () => {
  const [editor, reviewer] = [acting(db(), await aPerson(db(), "editor")), acting(db(), await aPerson(db(), "reviewer"))];
  const published = async (recheckOn: string) => {
    const claim = await aPublishedClaim(editor, reviewer);
    await db().publication.update({ where: { claimId: claim.id }, data: { recheckOn: fromDay(recheckOn) } });
    return claim;
  };
  const [before, yesterday, today, tomorrow, gone] = [
    await published("2026-01-01"),
    await published("2026-01-02"),
    await published("2026-01-03"),
    await published("2026-01-04"),
    await published("2026-01-03"),
  ];
  await retractClaim(reviewer, seenOf(gone), "We were wrong.");
  const tagged = (...claims: { number: number }[]) => ["claims", ...claims.map(({ number }) => `claim:${number}`)];
  expect(await tagsOfDays(client, { after: "2026-01-02", to: "2026-01-03" })).toEqual(tagged(yesterday, today));
  expect(await tagsOfDays(client, { after: "2025-12-31", to: "2026-01-04" })).toEqual(tagged(before, yesterday, today, tomorrow));
  // More than it is worth naming.
  expect(await tagsOfDays(client, { after: "2025-12-31", to: "2026-01-04" }, 3)).toEqual(["public"]);
  expect(await tagsOfDays(client, { after: "2026-01-05", to: "2026-01-06" })).toEqual([]);
});
