import { fork } from "node:child_process";
import { join } from "node:path";
import { environmentWith } from "../../lib/env.ts";
import type { PublicFilter } from "../../lib/publication/queries.ts";
import { atEnd } from "../cli.ts";
import { Failure } from "../failure.ts";
import type { Comparison } from "../measure.ts";
import { asked, benchApp } from "../measuring/app.ts";
import type { Depth, Largest, ListOrder } from "../measuring/list-queries.ts";
import { answersPerSecond } from "../measuring/load.ts";
import { NO_SCALE_SET, scaleDatabase } from "../measuring/scale-database.ts";
import { quietly } from "../program.ts";

export const comparisons: Comparison[] = [];
export const leftOut: string[] = [];

const TIMES = 1.3;

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

  const app = await benchApp(url);
  const address = (path: string, filter: PublicFilter, more: Record<string, string> = {}) =>
    `${app.site}${path}?${new URLSearchParams({ ...(filter as Record<string, string>), ...more })}`.replace(/\?$/, "");
  for (const [title, filter] of filters.filter(([, one]) => !("speaker" in one)).slice(0, 8))
    comparisons.push(byReaders(`the list as HTML: ${title}`, address("/claims", filter), address("/claims", filter, { last: "1" })));
  for (const [title, { speaker, ...filter }] of filters.filter(([, one]) => !("party" in one || "topic" in one || "from" in one))) {
    const page = address("/claims", { ...filter, ...(speaker && { party: speaker }) }, { last: "1" });
    const json = (more: Record<string, string> = {}) => address("/api/v1/claims", { ...filter, ...(speaker && { speaker }) }, more);
    comparisons.push(byReaders(`the list as JSON: ${title}`, json(), json({ cursor: await deepest(page) })));
  }
}

function byTheDatabase(title: string, filter: PublicFilter, depth: Depth, ask: (order: ListOrder) => Promise<unknown>): Comparison {
  const side = (which: Depth) => async () => (await ask({ filter, depth: which })) as number;
  return {
    title: `the deepest page ${depth === "last" ? "by its link" : "from the one before"} against the first, in the database: ${title}`,
    unit: "ms",
    atMost: TIMES,
    one: { title: "the deepest", measure: side(depth) },
    other: { title: "the first", measure: side("first") },
  };
}

function byReaders(title: string, first: string, last: string): Comparison {
  const each = (address: string) => async () => 1_000 / (await answersPerSecond(address, { connections: 1, ms: 400 }));
  return {
    title,
    unit: "ms",
    atMost: TIMES,
    one: { title: "the deepest", measure: each(last) },
    other: { title: "the first", measure: each(first) },
  };
}

/** A cursor by which the JSON ends with the last claims: that of the first claim of the last page. */
async function deepest(last: string): Promise<string> {
  const previous = /href="\/claims\?[^"]*before=([\d-]+)/.exec((await asked(last)).body.toString())?.[1];
  if (!previous) throw new Failure(`There is no page before ${last}.`);
  return previous;
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
