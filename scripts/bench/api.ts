import { onServer } from "../database.ts";
import { type Comparison, type Figure, spanOf } from "../measure.ts";
import { benchApp } from "../measuring/app.ts";
import { answersPerSecond } from "../measuring/load.ts";
import { NO_SCALE_SET, scaleDatabase } from "../measuring/scale-database.ts";

// The API against a route of the same build that does nothing (app/api/nothing/route.bench.ts). What is asked for once is read from
// the database; what is asked for again comes from the memory of the process.
//
// And in answers a second against three times the best of Payload (421 for one, 177 for a list), Directus (193, 197) and Strapi (263, 119),
// as they were measured on this kind of machine with 20,000 claims; their deep pages answer 18 to 107.

export const comparisons: Comparison[] = [];
export const figures: Figure[] = [];
export const leftOut: string[] = [];

const ONE = 0.6;
const LIST = 0.5;
const TIMES_OTHERS = 3;
const ONE_OF_OTHERS = 421;
const LIST_OF_OTHERS = 197;
const DEEP_OF_OTHERS = 107;
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

  const one = claims.map((row) => at(`/${row.number}`));
  const ofStatus = claims.map(after("status=unilateral&"));
  const ofSpeaker = said.map(after(`speaker=${speaker}&`));
  against(site, "one claim, again and again", () => one.slice(0, 1), ONE);
  against(site, "one claim, each time another", eachTimeOthers(one), ONE);
  against(site, "50 claims of a status, again and again", () => [at("?status=unilateral")], LIST);
  against(site, "50 claims of a speaker, again and again", () => [at(`?speaker=${speaker}`)], LIST);
  // Nothing was promised of a list that nobody has asked for before: it is told.
  against(site, "50 claims of a status, each time from another place", eachTimeOthers(ofStatus));
  against(site, "50 claims of a speaker, each time from another place", eachTimeOthers(ofSpeaker));

  ahead("one claim, each time another", eachTimeOthers(one), ONE_OF_OTHERS);
  ahead("50 claims of a speaker, again and again", () => [at(`?speaker=${speaker}`)], LIST_OF_OTHERS);
  ahead("50 claims of a status, each time from another place", eachTimeOthers(ofStatus), LIST_OF_OTHERS);
  ahead("50 of all claims, each time from another place", eachTimeOthers(claims.map(after(""))), DEEP_OF_OTHERS);
}

function against(site: string, title: string, addresses: () => string[], atLeast?: number): void {
  comparisons.push({
    title: `the API: ${title}`,
    unit: "requests/s",
    ...(atLeast !== undefined && { atLeast }),
    one: { title, measure: () => answersPerSecond(addresses()) },
    other: { title: "a route that does nothing", measure: () => answersPerSecond(`${site}/api/nothing`) },
  });
}

function ahead(title: string, addresses: () => string[], others: number): void {
  figures.push({
    title: `the API: ${title}, against ${TIMES_OTHERS} times ${others}`,
    unit: "requests/s",
    atLeast: TIMES_OTHERS * others,
    measure: async () => {
      const rounds: number[] = [];
      for (let round = 0; round < 7; round++) rounds.push(await answersPerSecond(addresses()));
      return spanOf(rounds).median;
    },
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
