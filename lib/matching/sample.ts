import "server-only";
import type { Db, Prisma } from "#lib/db";
import { sql } from "#lib/db";
import { partsOf } from "#lib/matching/parts";
import { type Rarity, rarityIn } from "#lib/matching/rarity";
import { SAMPLED } from "#lib/matching/sought";

/** Which claims are looked through: the working copies, or what readers may see. */
export type RecordName = "desk" | "public";

/** How rare words are in a record, and how many claims it has. */
export type Learned = { rarity: Rarity; claims: number };

/** How rare words are in many claims hardly changes; in few it does with each. */
const KEPT_MS = { few: 60_000, many: 600_000 };
const AT_ONCE = 200;

type Kept = { until: number; learned: Promise<Learned> };
const kept = new WeakMap<Db, Map<RecordName, Kept>>();

/** Learned from a sample, and again after a while; while it is learned anew, what was known before is used. */
export function learnedOf(db: Db, record: RecordName): Promise<Learned> {
  const ofDb = kept.get(db) ?? new Map<RecordName, Kept>();
  kept.set(db, ofDb);
  const before = ofDb.get(record);
  if (before && performance.now() < before.until) return before.learned;
  const learned = learn(db, record);
  const now: Kept = { until: performance.now() + KEPT_MS.few, learned: before?.learned ?? learned };
  ofDb.set(record, now);
  learned.then(
    ({ claims }) => {
      if (claims > SAMPLED) now.until = performance.now() + KEPT_MS.many;
      now.learned = learned;
    },
    () => ofDb.get(record) === now && ofDb.delete(record),
  );
  return now.learned;
}

const TEXTS: Record<RecordName, (share: Prisma.Sql) => Prisma.Sql> = {
  desk: (share) => sql.sql`SELECT concat_ws(E'\n', text, quote) AS text FROM claim ${share} WHERE state <> 'discarded'`,
  public: (share) => sql.sql`SELECT listed ->> 'text' AS text FROM publication ${share}`,
};
const TABLES: Record<RecordName, string> = { desk: "claim", public: "publication" };

async function learn(db: Db, record: RecordName): Promise<Learned> {
  const [counted] = await db.$queryRaw<{ rows: number }[]>`
    SELECT greatest(reltuples, 0)::float8 AS rows FROM pg_class WHERE oid = ${TABLES[record]}::regclass`;
  const claims = counted?.rows ?? 0;
  const isSmall = claims <= SAMPLED;
  const share = isSmall ? sql.empty : sql.sql`TABLESAMPLE BERNOULLI (${(100 * SAMPLED) / claims}) REPEATABLE (1)`;
  const rows = await db.$queryRaw<{ text: string }[]>`${TEXTS[record](share)} LIMIT ${2 * SAMPLED}`;
  const sample = [];
  for (const [at, { text }] of rows.entries()) {
    // The process answers others meanwhile.
    if (at % AT_ONCE === AT_ONCE - 1) await new Promise((done) => setImmediate(done));
    sample.push(partsOf(text));
  }
  return { rarity: rarityIn(sample), claims: Math.max(claims, rows.length) };
}
