import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { verifyRecord } from "#lib/audit/verify";
import { isPassword } from "#lib/auth/password";
import { db as client } from "#lib/db";
import { env } from "#lib/env";
import type { Snapshot } from "#lib/publication/snapshot";
import { seedDemo } from "#prisma/seed/run";

const db = client();
const accountsFile = join(mkdtempSync(join(tmpdir(), "claimdesk-test-")), "demo-accounts.json");
const seed = () => seedDemo({ accountsFile, databaseUrl: env.DATABASE_URL as string });

const everything = async () => ({
  people: await db.person.findMany({ orderBy: { id: "asc" } }),
  claims: await db.claim.findMany({ orderBy: { number: "asc" } }),
  versions: await db.version.findMany({ orderBy: { id: "asc" } }),
  events: await db.event.findMany({ orderBy: [{ name: "asc" }, { number: "asc" }] }),
  newsroom: await db.newsroom.findFirst(),
});

it("the demo newsroom tells the article's story, with every date in December 2025, and telling it twice changes nothing", async () => {
  expect(await seed()).toBe(true);
  const told = await everything();
  const accounts = readFileSync(accountsFile, "utf8");
  expect(await seed()).toBe(false);
  expect(await everything()).toEqual(told);
  expect(readFileSync(accountsFile, "utf8")).toBe(accounts);

  const decided = told.versions.map(({ snapshot }) => snapshot as unknown as Snapshot);
  const byNumber = Object.fromEntries(decided.map((version) => [version.number, [version.status, version.balance]]));
  expect(byNumber).toEqual({
    1001: ["unilateral", null],
    1002: ["unilateral", null],
    1003: ["unilateral", null],
    1004: ["unilateral", null],
    1005: ["unilateral", null],
    1006: ["unilateral", null],
    1008: ["confirmed", null],
    1009: ["disputed", "neither"],
  });
  expect(told.claims.map((claim) => [claim.number, claim.state]).filter(([, state]) => state !== "published")).toEqual([
    [1007, "returned"],
    [1010, "in_review"],
    [1011, "in_review"],
  ]);
  for (const { at } of told.events) expect(at.toISOString()).toMatch(/^2025-12-2[67]T/);
  expect(await verifyRecord(db)).toEqual([]);
});

it("the demo accounts can sign in with the passwords in a file that only its owner can read", async () => {
  expect(statSync(accountsFile).mode & 0o777).toBe(0o600);
  const accounts = JSON.parse(readFileSync(accountsFile, "utf8")) as { name: string; email: string; role: string; password: string }[];
  expect(accounts.map((account) => account.role).sort()).toEqual(["admin", "editor", "editor", "reviewer", "reviewer"]);
  for (const account of accounts) {
    const person = await db.person.findUniqueOrThrow({ where: { email: account.email } });
    expect(await isPassword(person.passwordHash, account.password)).toBe(true);
    expect(person).toMatchObject({ name: account.name, role: account.role });
  }
  expect(new Set(accounts.map((account) => account.password)).size).toBe(5);
});
