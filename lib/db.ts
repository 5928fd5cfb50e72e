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

const LONGEST_TO_CONNECT_MS = 4_000;

/** A client of its own for a script or a test; end it with `$disconnect`. */
export function connectTo(url: string, connections = 10): Db {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: connections, connectionTimeoutMillis: LONGEST_TO_CONNECT_MS }),
    transactionOptions: { maxWait: 4_000, timeout: 15_000 },
  });
}

const kept = globalThis as { claimdeskDb?: Db; claimdeskReaders?: { pool: pg.Pool; db: Db } };

/** The client of this process for staff and whatever writes, made at first use. */
export function db(): Db {
  if (!env.DATABASE_URL) throw new Error("DATABASE_URL is not set.");
  kept.claimdeskDb ??= connectTo(env.DATABASE_URL);
  return kept.claimdeskDb;
}

/** The client by which readers are served: on connections apart, so that no crowd of them keeps staff from the database. */
export const readersDb = (): Db => readers().db;

/** Runs one query that only reads. */
export type Read = <Row extends object>(query: Prisma.Sql) => Promise<Row[]>;

/**
 * By the driver alone, prepared once on each connection: for what the API is asked many times a second
 * (docs/decisions/0019-answers-in-memory.md).
 */
export const readDirectly: Read = async (query) => {
  const { text, values } = query;
  return (await readers().pool.query({ name: nameOf(text), text, values: [...values] })).rows;
};

function readers() {
  if (!env.DATABASE_URL) throw new Error("DATABASE_URL is not set.");
  kept.claimdeskReaders ??= connectReaders(env.DATABASE_URL);
  return kept.claimdeskReaders;
}

/** Five hundred pages that nobody has read yet take some seconds to draw. */
const LONGEST_TURN_MS = 20_000;

/** The pool takes one limit for both; a connection that cannot be made must not be waited for as long as a turn. */
class ReadersClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: LONGEST_TO_CONNECT_MS });
  }
}

/** Few connections, on which a crowd takes turns. */
export function connectReaders(url: string, connections = 8): { pool: pg.Pool; db: Db } {
  const types = new pg.TypeOverrides();
  // As Prisma reads days: at midnight UTC.
  types.setTypeParser(pg.types.builtins.DATE, (day) => new Date(`${day}T00:00:00Z`));
  const pool = new pg.Pool({
    types,
    connectionString: url,
    Client: ReadersClient,
    max: connections,
    connectionTimeoutMillis: LONGEST_TURN_MS,
    // PostgreSQL itself ends what takes too long, or it would go on after nobody waits for it; a little later nobody does.
    statement_timeout: 4_000,
    query_timeout: 4_500,
    application_name: "claimdesk readers",
  });
  // A connection that breaks while nobody uses it is replaced by the next that asks.
  pool.on("error", () => undefined);
  return { pool, db: new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) }) };
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
