import { onServer } from "../database.ts";
import type { Comparison } from "../measure.ts";
import { benchApp } from "../measuring/app.ts";
import { answersPerSecond } from "../measuring/load.ts";
import { NO_SCALE_SET, scaleDatabase } from "../measuring/scale-database.ts";

// The API against a route of the same build that does nothing (app/api/nothing/route.bench.ts). What is asked for once is read from
// the database; what is asked for again comes from the memory of the process.

export const comparisons: Comparison[] = [];
export const leftOut: string[] = [];

const ONE = 0.6;
const LIST = 0.5;
/** More than are asked for in one round, so that the next begins with others. */
const A_ROUND = 4_000;

const database = await scaleDatabase();
if (database === null) leftOut.push(NO_SCALE_SET);
else await prepare(database);

type Row = { number: number; at: string };

async function prepare(url: string): Promise<void> {
  const { claims, speaker, said } = await onServer(url, async (client) => {
    const chosen = await client.query<Row>(
      `SELECT number, (extract(epoch FROM "firstPublishedAt") * 1000)::bigint AS at FROM publication ORDER BY md5(number::text) LIMIT 60000`,
    );
    const largest = await client.query<{ slug: string; id: string }>(
      `SELECT y.slug, y.id FROM publication_party p JOIN party y ON y.id = p."partyId" WHERE p.speaks
       GROUP BY y.id ORDER BY count(*) DESC LIMIT 1`,
    );
    const [one] = largest.rows;
    const its = await client.query<Row>(
      `SELECT number, (extract(epoch FROM "firstPublishedAt") * 1000)::bigint AS at FROM publication_party
       WHERE "partyId" = $1 AND speaks ORDER BY md5(number::text)`,
      [one?.id],
    );
    return { claims: chosen.rows, speaker: one?.slug ?? "", said: its.rows };
  });
  const { site } = await benchApp(url);
  const at = (path: string) => `${site}/api/v1/claims${path}`;
  const after = (filter: string) => (row: Row) => at(`?${filter}cursor=${row.at}-${row.number}`);

  against(site, "one claim, again and again", ONE, () => [at(`/${claims[0]?.number}`)]);
  against(site, "one claim, each time another", ONE, eachTimeOthers(claims.map((row) => at(`/${row.number}`))));
  against(site, "50 claims of a status, again and again", LIST, () => [at("?status=unilateral")]);
  against(site, "50 claims of a status, each time from another place", LIST, eachTimeOthers(claims.map(after("status=unilateral&"))));
  against(site, "50 claims of a speaker, again and again", LIST, () => [at(`?speaker=${speaker}`)]);
  against(site, "50 claims of a speaker, each time from another place", LIST, eachTimeOthers(said.map(after(`speaker=${speaker}&`))));
  against(site, "50 claims, each time from another place", LIST, eachTimeOthers(claims.map(after(""))));
}

function against(site: string, title: string, atLeast: number, addresses: () => string[]): void {
  comparisons.push({
    title: `the API: ${title}`,
    unit: "requests/s",
    atLeast,
    one: { title, measure: () => answersPerSecond(addresses()) },
    other: { title: "a route that does nothing", measure: () => answersPerSecond(`${site}/api/nothing`) },
  });
}

function eachTimeOthers(all: string[]): () => string[] {
  let from = 0;
  return () => {
    const some = Array.from({ length: Math.min(A_ROUND, all.length) }, (_, place) => all[(from + place) % all.length] as string);
    from += A_ROUND;
    return some;
  };
}
