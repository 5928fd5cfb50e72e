import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { migrate } from "../scripts/migrations.ts";
import { difference } from "../scripts/schema-engine.ts";
import { createTestDatabase } from "./factories/template.ts";

test("the migrations lead to exactly the Prisma schema", async () => {
  const copy = await createTestDatabase(inject("templateUrl"));
  expect(await difference(copy.url)).toBe("");
  await copy.drop();
});

describe("a migration", () => {
  let folder: string;
  let empty: { url: string; drop: () => Promise<void> };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "claimdesk-migrations-"));
    empty = await createTestDatabase(inject("templateUrl"));
    await query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  });

  afterAll(async () => {
    await empty.drop();
    await rm(folder, { recursive: true, force: true });
  });

  async function query(sql: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: empty.url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async function add(name: string, sql: string): Promise<void> {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, "migration.sql"), sql);
  }

  test("is applied once, also by two processes at the same time", async () => {
    await add("1_first", "CREATE TABLE first (id int); INSERT INTO first VALUES (1)");
    const applied = await Promise.all([migrate(empty.url, folder), migrate(empty.url, folder)]);
    expect(applied.flat()).toEqual(["1_first"]);
    expect(await query("SELECT * FROM first")).toEqual([{ id: 1 }]);
  });

  test("that fails leaves nothing behind and can be repaired", async () => {
    await add("2_second", "CREATE TABLE second (id int); SELECT 1 / 0");
    await expect(migrate(empty.url, folder)).rejects.toThrow("The migration 2_second failed and was undone: division by zero.");
    expect(await query("SELECT to_regclass('second') AS found")).toEqual([{ found: null }]);
    await add("2_second", "CREATE TABLE second (id int)");
    expect(await migrate(empty.url, folder)).toEqual(["2_second"]);
  });

  test("that was changed after it was applied is refused", async () => {
    await add("1_first", "CREATE TABLE first (id bigint)");
    await expect(migrate(empty.url, folder)).rejects.toThrow("The migration 1_first was changed after this database had it");
  });

  test("that this code does not know means that the database is newer", async () => {
    await rm(join(folder, "2_second"), { recursive: true });
    await add("1_first", "CREATE TABLE first (id int); INSERT INTO first VALUES (1)");
    await expect(migrate(empty.url, folder)).rejects.toThrow("The database is newer than this Claimdesk (it has the migration 2_second)");
  });
});

test("a database with tables of somebody else is left alone", async () => {
  const other = await createTestDatabase(inject("templateUrl"));
  const client = new pg.Client({ connectionString: other.url });
  await client.connect();
  await client.query("DROP TABLE _prisma_migrations");
  await client.end();
  await expect(migrate(other.url)).rejects.toThrow("The database holds tables that Claimdesk did not make");
  await other.drop();
});
