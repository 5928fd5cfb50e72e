import "server-only";
import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "#lib/env";
import { type Prisma, PrismaClient } from "#lib/generated/prisma/client";

export type { Prisma } from "#lib/generated/prisma/client";
export { Prisma as sql } from "#lib/generated/prisma/client";

export type Db = PrismaClient;
/** A client inside an open transaction. */
export type Tx = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

/** A client of its own for a script or a test; end it with `$disconnect`. */
export function connectTo(url: string, connections = 10): Db {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: connections, connectionTimeoutMillis: 4_000 }),
    transactionOptions: { maxWait: 4_000, timeout: 15_000 },
  });
}

const kept = globalThis as { claimdeskDb?: Db; claimdeskReads?: pg.Pool };

/** The one client of this process, made at first use. */
export function db(): Db {
  if (!env.DATABASE_URL) throw new Error("DATABASE_URL is not set.");
  kept.claimdeskDb ??= connectTo(env.DATABASE_URL);
  return kept.claimdeskDb;
}

/** Runs one query that only reads. */
export type Read = <Row extends object>(query: Prisma.Sql) => Promise<Row[]>;

/**
 * By the driver alone, prepared once on each connection: for what the API is asked many times a second
 * (docs/decisions/0019-answers-in-memory.md).
 */
export const readDirectly: Read = async (query) => {
  const { text, values } = query;
  return (await pool().query({ name: nameOf(text), text, values: [...values] })).rows;
};

function pool(): pg.Pool {
  if (kept.claimdeskReads) return kept.claimdeskReads;
  if (!env.DATABASE_URL) throw new Error("DATABASE_URL is not set.");
  const types = new pg.TypeOverrides();
  // As Prisma reads days: at midnight UTC.
  types.setTypeParser(pg.types.builtins.DATE, (day) => new Date(`${day}T00:00:00Z`));
  const made = new pg.Pool({
    types,
    connectionString: env.DATABASE_URL,
    max: 8,
    connectionTimeoutMillis: 4_000,
    query_timeout: 4_000,
    application_name: "claimdesk public reads",
  });
  // A connection that breaks while nobody uses it is replaced by the next that asks.
  made.on("error", () => undefined);
  kept.claimdeskReads = made;
  return made;
}

const names = new Map<string, string>();

/** PostgreSQL cuts names at 63 bytes. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash("sha256").update(text).digest("base64url").slice(0, 22);
    names.set(text, name);
  }
  return name;
}
