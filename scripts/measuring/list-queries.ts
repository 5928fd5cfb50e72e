// Asks the database for pages of the public list as the application does, and tells how long the database itself took. Started by
// scripts/bench/lists.ts with --conditions=react-server, as queries need it.
import "../cli.ts";

import pg from "pg";
import { connectTo, type Db, type sql } from "../../lib/db.ts";
import { env } from "../../lib/env.ts";
import { listClaims, type PublicFilter } from "../../lib/publication/lists.ts";
import type { Place } from "../../lib/publication/pages.ts";
import { writeCursor } from "../../lib/publication/search-params.ts";

export type Depth = "first" | "last" | "after";
export type ListOrder = { filter: PublicFilter; depth: Depth } | { largest: true } | { filter: PublicFilter; places: number };
/** Places in a list, as its addresses have them: behind so many of its first claims, and before so many of its last. */
export type Places = { first: string[]; last: string[] };
/** The parties and the topic with the most claims, and a topic with some hundreds; days that leave most. */
export type Largest = { party: string; other: string; topic: string; small: string; from: string; to: string };

const url = env.DATABASE_URL ?? "";
const db = connectTo(url, 2);
const client = new pg.Client({ connectionString: url });
await client.connect();
const places = new Map<string, Promise<Place>>();

/** Where the last page begins: as its own link leads to it, or as one comes to it from the page before. */
async function placeOf(filter: PublicFilter, depth: Depth): Promise<Place> {
  if (depth === "first") return {};
  const last = await listClaims(db, filter, { last: true });
  if (depth === "last" || last.previous === null) return { last: true };
  const before = await listClaims(db, filter, { before: last.previous });
  return before.next ? { after: before.next } : { last: true };
}

/** The statement that reads a list, in the words that Prisma sends, with its values. */
async function statementOf(filter: PublicFilter, place: Place, size?: number): Promise<{ text: string; values: unknown[] }> {
  let sent: { text: string; values: unknown[] } | undefined;
  const watching = new Proxy(db, {
    get: (target, key) =>
      key === "$queryRaw"
        ? (query: ReturnType<typeof sql.sql>) => {
            if (query.text.includes("AS shown")) sent = { text: query.text, values: query.values };
            return target.$queryRaw(query);
          }
        : Reflect.get(target, key),
  });
  await listClaims(watching as Db, filter, place, size);
  if (!sent) throw new Error("The list was read by another statement than expected.");
  return sent;
}

async function milliseconds(filter: PublicFilter, depth: Depth): Promise<number> {
  const key = JSON.stringify([filter, depth]);
  const place = places.get(key) ?? placeOf(filter, depth);
  places.set(key, place);
  const { text, values } = await statementOf(filter, await place);
  const { rows } = await client.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, values);
  return rows[0]["QUERY PLAN"][0]["Execution Time"];
}

async function placesIn(filter: PublicFilter, count: number): Promise<Places> {
  const cursors = async (place: Place) => {
    const { text, values } = await statementOf(filter, place, count);
    const { rows } = await client.query(text, values);
    return rows.slice(0, count).map(({ number, at }) => writeCursor({ at: at.getTime(), number }));
  };
  return { first: await cursors({}), last: await cursors({ last: true }) };
}

async function largest(): Promise<Largest> {
  const [parties, topics] = await Promise.all([
    client.query(
      `SELECT slug FROM party JOIN (SELECT "partyId", count(*) FROM publication_party GROUP BY 1 ORDER BY 2 DESC LIMIT 20) p ON p."partyId" = id ORDER BY count DESC`,
    ),
    client.query("SELECT slug, count(*)::int FROM publication_topic GROUP BY 1 ORDER BY 2 DESC"),
  ]);
  const small = topics.rows.find((row) => row.count < 1_000) ?? topics.rows.at(-1);
  return {
    party: parties.rows[0].slug,
    other: parties.rows.at(-1).slug,
    topic: topics.rows[0].slug,
    small: small.slug,
    from: "2015-01-01",
    to: "2019-12-31",
  };
}

process.on("message", (order: ListOrder) => {
  const answer: Promise<unknown> =
    "largest" in order ? largest() : "places" in order ? placesIn(order.filter, order.places) : milliseconds(order.filter, order.depth);
  void answer.then((found) => process.send?.(found));
});
process.send?.("ready");
