import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import pg from "pg";
import { Failure } from "./failure.ts";

export type Migration = { name: string; script: string; checksum: string };

export const migrationsFolder = resolve(import.meta.dirname, "../prisma/migrations");

export async function readMigrations(folder = migrationsFolder): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const script = await readFile(join(folder, name, "migration.sql"), "utf8");
      return { name, script, checksum: createHash("sha256").update(script).digest("hex") };
    }),
  );
}

type Row = { migration_name: string; checksum: string; finished_at: Date | null };

/** Prisma's own table, so that its engine and tools read our history. */
const table = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

const lockKey = 72707370;

/**
 * Applies what is missing and returns the names. Each migration and its row are one transaction, so a process killed
 * at any moment leaves all of it or nothing; two processes at once take turns.
 */
export async function migrate(url: string, folder = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: "claimdesk migrate" });
  await client.connect();
  try {
    await requireSuitable(client);
    await client.query("SELECT pg_advisory_lock($1)", [lockKey]);
    const applied = await readHistory(client);
    requireKnown(applied, migrations);
    const done = new Set(applied.map((row) => row.migration_name));
    const missing = migrations.filter((migration) => !done.has(migration.name));
    if (missing.length > 0) await client.query(table);
    for (const migration of missing) await apply(client, migration);
    return missing.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function requireSuitable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; encoding: string; name: string; template: string }>(
    `SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding,
            current_database() AS name`,
  );
  const server = rows[0];
  if (!server) throw new Failure("The database does not answer; check DATABASE_URL.");
  const major = Math.floor(Number(server.version) / 10_000);
  if (major < 15)
    throw new Failure(
      `The database is PostgreSQL ${major}; Claimdesk needs 15 or later: upgrade it or set DATABASE_URL to another server.`,
    );
  if (server.encoding !== "UTF8")
    throw new Failure(
      `The database ${server.name} is encoded in ${server.encoding}; Claimdesk needs UTF8: create one with createdb -E UTF8 -T template0 and set DATABASE_URL to it.`,
    );
}

async function readHistory(client: pg.Client): Promise<Row[]> {
  const { rows } = await client.query<{ history: string | null; tables: number }>(
    `SELECT to_regclass('_prisma_migrations')::text AS history,
            (SELECT count(*)::int FROM pg_tables WHERE schemaname = current_schema()) AS tables`,
  );
  if (rows[0]?.history) {
    const history = await client.query<Row>(
      "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name",
    );
    return history.rows;
  }
  if (rows[0] && rows[0].tables > 0)
    throw new Failure("The database holds tables that Claimdesk did not make; set DATABASE_URL to an empty database.");
  return [];
}

function requireKnown(applied: Row[], migrations: Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    if (row.finished_at === null)
      throw new Failure(
        `The migration ${row.migration_name} failed on this database earlier; restore the database from a backup, or repair it and mark that row of _prisma_migrations as rolled back.`,
      );
    const migration = known.get(row.migration_name);
    if (!migration)
      throw new Failure(
        `The database is newer than this Claimdesk (it has the migration ${row.migration_name}); update Claimdesk, or use another database.`,
      );
    if (migration.checksum !== row.checksum)
      throw new Failure(
        `The migration ${row.migration_name} was changed after this database had it; restore the file and put the change in a new migration.`,
      );
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(migration.script);
    await client.query(
      "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ($1, $2, now(), $3, 1)",
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw explain(error, migration.name);
  }
}

function explain(error: unknown, name: string): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  if (error.code === "53100") return error;
  if (error.code === "42501" && /extension/.test(error.message))
    return new Failure(
      `The database's user may not create an extension (${error.message}); let its owner run CREATE EXTENSION once, or GRANT CREATE ON DATABASE to this user.`,
    );
  if (error.code === "42501")
    return new Failure(
      `The database's user may not create tables (${error.message}); make it the owner of the database and of its schema.`,
    );
  if (error.code === "58P01" || error.code === "0A000")
    return new Failure(`The database server lacks an extension (${error.message}); install PostgreSQL's contrib package there.`);
  const place = error.position ? ` at character ${error.position}` : "";
  return new Failure(`The migration ${name} failed${place} and was undone: ${error.message}.`);
}
