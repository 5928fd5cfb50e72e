import { expect, it } from "vitest";
import { db as client, connectReaders } from "#lib/db";
import { env } from "#lib/env";
import { isDatabaseAway } from "#lib/faults";

it("what a reader asks too long is ended in PostgreSQL too, and the next is answered", async () => {
  const { pool, db } = connectReaders(env.DATABASE_URL ?? "", 2);
  const running = () => client().$queryRaw`
    SELECT query FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active' AND query LIKE '%pg_sleep(30)%'`;
  const outcomes = Promise.allSettled([db.$queryRaw`SELECT pg_sleep(30)::text`, pool.query("SELECT pg_sleep(30)")]);
  await expect.poll(running, { timeout: 3_000 }).toHaveLength(2);
  for (const outcome of await outcomes) expect(outcome.status === "rejected" && isDatabaseAway(outcome.reason)).toBe(true);
  await expect.poll(running).toEqual([]);
  expect(await db.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  await db.$disconnect();
});
