import { fork } from "node:child_process";
import { Agent, get } from "node:http";
import { join } from "node:path";
import { environmentWith } from "../../lib/env.ts";
import type { PublicFilter } from "../../lib/publication/lists.ts";
import { atEnd } from "../cli.ts";
import { Failure } from "../failure.ts";
import { type Comparison, spanOf } from "../measure.ts";
import { benchApp } from "../measuring/app.ts";
import type { Depth, Largest, ListOrder, Places } from "../measuring/list-queries.ts";
import { NO_SCALE_SET, scaleDatabase } from "../measuring/scale-database.ts";
import { quietly } from "../program.ts";

export const comparisons: Comparison[] = [];
export const leftOut: string[] = [];

const TIMES = 1.3;
/** A list is read in less than a millisecond: one reading alone tells nothing. */
const IN_A_ROUND = 7;
/** How many claims a page has. */
const PAGE_SIZE = 25;
const JSON_SIZE = 50;
const A_ROUND = 12;
/** For a warm-up and nine rounds. */
const PLACES = 10 * A_ROUND;

const database = await scaleDatabase();
if (database === null) leftOut.push(NO_SCALE_SET);
else await prepare(database);

async function prepare(url: string): Promise<void> {
  const ask = await listQueries(url);
  const { party, other, topic, small, from, to } = (await ask({ largest: true })) as Largest;
  const filters: [string, PublicFilter][] = [
    ["all claims", {}],
    ["status unreviewed", { status: "unreviewed" }],
    ["status confirmed", { status: "confirmed" }],
    ["the largest party", { party }],
    ["another party", { party: other }],
    ["the largest speaker", { speaker: party }],
    ["the largest topic", { topic }],
    ["a small topic", { topic: small }],
    ["days from and to", { from, to }],
    ["days, status disputed", { from, to, status: "disputed" }],
    ["party and status confirmed", { party, status: "confirmed" }],
    ["speaker and status confirmed", { speaker: party, status: "confirmed" }],
    ["topic and status confirmed", { topic, status: "confirmed" }],
    ["party and topic", { party, topic }],
    ["party and days", { party, from, to }],
    ["topic and days", { topic, from, to }],
  ];
  for (const [title, filter] of filters)
    for (const depth of ["last", "after"] as const) comparisons.push(byTheDatabase(title, filter, depth, ask));

  const { site } = await benchApp(url);
  for (const [title, filter] of filters) {
    const { first, last } = (await ask({ filter, places: 2 * (PLACES + JSON_SIZE) })) as Places;
    if (first.length < 2 * (PLACES + JSON_SIZE)) {
      leftOut.push(`readers of the list “${title}”, which is too short to have a deep page`);
      continue;
    }
    const { speaker, ...rest } = filter;
    const addresses = (path: string, more: Record<string, string>, name: string, places: string[]) =>
      places.map((place) => `${site}${path}?${new URLSearchParams({ ...rest, ...more, [name]: place })}`);
    const pages = (places: string[]) => addresses("/claims", {}, "after", places);
    const json = (places: string[]) => addresses("/api/v1/claims", { ...(speaker && { speaker }) }, "cursor", places);
    // A page is as full at the end as at the beginning.
    const [begins, ends] = [first.slice(0, PLACES), (size: number) => last.slice(size, size + PLACES)];
    if (!speaker) comparisons.push(byReaders(`the list as HTML: ${title}`, pages(begins), pages(ends(PAGE_SIZE))));
    if (!("party" in rest || "topic" in rest || "from" in rest))
      comparisons.push(byReaders(`the list as JSON: ${title}`, json(begins), json(ends(JSON_SIZE))));
  }
}

function byTheDatabase(title: string, filter: PublicFilter, depth: Depth, ask: (order: ListOrder) => Promise<unknown>): Comparison {
  const side = (which: Depth) => async () => {
    const took: number[] = [];
    for (let time = 0; time < IN_A_ROUND; time++) took.push((await ask({ filter, depth: which })) as number);
    return spanOf(took).median;
  };
  return {
    title: `the deepest page ${depth === "last" ? "by its link" : "from the one before"} against the first, in the database: ${title}`,
    unit: "ms",
    atMost: TIMES,
    one: { title: "the deepest", measure: side(depth) },
    other: { title: "the first", measure: side("first") },
  };
}

/** Each page is asked for once: what is asked for again comes from memory, however deep it is. */
function byReaders(title: string, first: readonly string[], last: readonly string[]): Comparison {
  const side = (addresses: readonly string[]) => {
    const left = [...addresses];
    return () => millisecondsEach(left.splice(0, A_ROUND));
  };
  return {
    title,
    unit: "ms",
    atMost: TIMES,
    one: { title: "from near the end", measure: side(last) },
    other: { title: "from near the beginning", measure: side(first) },
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** How long one answer takes, when one reader asks for one after the other. */
async function millisecondsEach(addresses: readonly string[]): Promise<number> {
  const began = performance.now();
  for (const address of addresses) await read(address);
  return (performance.now() - began) / addresses.length;
}

function read(address: string): Promise<void> {
  return new Promise((done, failed) => {
    get(address, { agent }, (response) => {
      if (response.statusCode !== 200) failed(new Failure(`${address} was answered ${response.statusCode}.`));
      response.resume().on("end", done).on("error", failed);
    }).on("error", failed);
  });
}

async function listQueries(url: string): Promise<(order: ListOrder) => Promise<unknown>> {
  const child = fork(join(import.meta.dirname, "../measuring/list-queries.ts"), {
    execArgv: [quietly, "--conditions=react-server"],
    env: environmentWith({ DATABASE_URL: url }),
  });
  atEnd(async () => void child.kill());
  const next = () =>
    new Promise<unknown>((done, failed) => {
      const gone = () => failed(new Failure("What asks the database for lists has ended."));
      child.once("exit", gone);
      child.once("message", (answer) => {
        child.off("exit", gone);
        done(answer);
      });
    });
  await next();
  return (order) => {
    const answer = next();
    child.send(order);
    return answer;
  };
}
