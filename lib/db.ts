import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "#lib/env";
import { PrismaClient } from "#lib/generated/prisma/client";

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

const kept = globalThis as { claimdeskDb?: Db };

/** The one client of this process, made at first use. */
export function db(): Db {
  if (!env.DATABASE_URL) throw new Error("DATABASE_URL is not set.");
  kept.claimdeskDb ??= connectTo(env.DATABASE_URL);
  return kept.claimdeskDb;
}
