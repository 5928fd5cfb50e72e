import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "../lib/env.ts";
import { atEnd } from "./cli.ts";
import { createDatabase, onServer, withName } from "./database.ts";
import { startServer } from "./embedded.ts";
import { placeIn } from "./embedded-place.ts";
import { migrate } from "./migrations.ts";

export type TestServer = { template: string; copy: (name: string) => Promise<string> };

/** A folder for what a test run writes, gone at its end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "claimdesk-test-"));
  atEnd(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A migrated template database on a server of our own, or on the one of DATABASE_URL beside the database it names. */
export async function openTestServer(): Promise<TestServer> {
  const run = `claimdesk_test_${randomBytes(4).toString("hex")}`;
  const server = env.DATABASE_URL ? await besides(env.DATABASE_URL) : await throwaway();
  const name = `${run}_template`;
  atEnd(() => dropAll(server, run));
  await createDatabase(server, name);
  const template = withName(server, name);
  await migrate(template);
  // A database that somebody is connected to cannot be copied.
  await onServer(server, (client) => client.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`));
  return {
    template,
    copy: async (suffix) => {
      await createDatabase(server, `${run}_${suffix}`, name);
      return withName(server, `${run}_${suffix}`);
    },
  };
}

async function throwaway(): Promise<string> {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const place = placeIn(folder);
  // What a crash would lose is thrown away in any case.
  const server = await startServer(place, join(folder, "postgres.log"), ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]);
  atEnd(async () => {
    await server.stop();
    rmSync(place.data, { recursive: true, force: true });
  });
  return server.url("postgres");
}

/** The server's maintenance database where we may enter it: the named one is not to be touched. */
async function besides(url: string): Promise<string> {
  const maintenance = withName(url, "postgres");
  try {
    await onServer(maintenance, (client) => client.query("SELECT 1"));
    return maintenance;
  } catch {
    return url;
  }
}

async function dropAll(server: string, run: string): Promise<void> {
  await onServer(server, async (client) => {
    const { rows } = await client.query<{ datname: string }>("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [`${run}_`]);
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
  });
}
