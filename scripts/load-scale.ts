// Loads a large set of claims as published and unreviewed, to see how everything does with many. Runs with --conditions=react-server, as
// commands need it.
import "./cli.ts";

import { createReadStream, existsSync } from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { connectTo } from "../lib/db.ts";
import { env, environmentWith } from "../lib/env.ts";
import { type PlacedRow, scaleLoader } from "../lib/imports/scale.ts";
import { makeCopies, readScaleRow } from "../lib/imports/scale-rows.ts";
import { markStale } from "../lib/publication/publish.ts";
import { EVERY_PAGE } from "../lib/publication/tags.ts";
import { atEnd, finish } from "./cli.ts";
import { openDatabase } from "./database.ts";
import { Failure, say } from "./failure.ts";
import { refreshLookKeys } from "./look-keys.ts";
import { migrate } from "./migrations.ts";
import { node, quietly, root, run } from "./program.ts";

const usage = "Say what: npm run db:load-scale -- FILE [--times N] [--limit N] (.jsonl or .jsonl.gz)";
const AT_ONCE = 1_000;
/** While one is written by the database, the next is made ready here. */
const AT_A_TIME = 2;
const FIRST = Date.UTC(2020, 0, 1);
const LAST = Date.UTC(2025, 11, 1);
const SHOWN_PROBLEMS = 10;

function readArguments(): { file: string; times: number; limit: number } {
  const whole = (text: string | undefined, otherwise: number) =>
    text === undefined ? otherwise : /^[1-9]\d{0,8}$/.test(text) ? Number(text) : Number.NaN;
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { times: { type: "string" }, limit: { type: "string" } },
    });
    const [file] = positionals;
    const [times, limit] = [whole(values.times, 1), whole(values.limit, Number.POSITIVE_INFINITY)];
    if (file && positionals.length === 1 && !Number.isNaN(times + limit) && times <= 600) return { file, times, limit };
  } catch {}
  throw new Failure(usage);
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file);
  const text = file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
  const failed = new Promise<never>((_, reject) => {
    for (const stream of [bytes, text]) stream.once("error", () => reject(new Failure(`The file ${file} cannot be read to its end.`)));
  });
  failed.catch(() => undefined);
  const lines = createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([lines.next(), failed]);
    if (next.done) break;
    if (next.value.trim() !== "") yield next.value;
  }
}

const { file, times, limit } = readArguments();
if (!existsSync(file)) throw new Failure(`The file ${file} cannot be read.`);
const began = performance.now();
let rows = 0;
for await (const _ of linesOf(file)) rows++;
rows = Math.min(rows, limit);

const database = await openDatabase();
await migrate(database.url);
await refreshLookKeys(database.url);
// As `npm start` does: once anybody is there, the demo newsroom would not be filled.
if (env.SEED === "demo") {
  const environment = environmentWith({ DATABASE_URL: database.url });
  const { code } = await run(node, [quietly, "--conditions=react-server", join(root, "scripts/seed.ts")], { environment });
  if (code !== 0) throw new Failure("The demo newsroom could not be filled for the reason above.");
}
// Indexes of words take what is new in larger portions.
const settings = "-c gin_pending_list_limit=65536 -c work_mem=65536 -c synchronous_commit=off";
const address = new URL(database.url);
address.searchParams.set("options", settings);
const db = connectTo(address.href, AT_A_TIME + 1);
atEnd(() => db.$disconnect());
const client = new pg.Client({ connectionString: database.url });
await client.connect();
atEnd(() => client.end());
const { rows: locks } = await client.query<{ locked: boolean }>("SELECT pg_try_advisory_lock(hashtextextended('load scale', 0)) AS locked");
if (!locks[0]?.locked) throw new Failure("Somebody is loading a set into this database already; wait for its end.");

const load = await scaleLoader(db, basename(file).replace(/(\.jsonl)?(\.gz)?$/, ""));
const total = { created: 0, alreadyThere: 0, cut: 0, refused: 0 };
const copyOf = makeCopies();
let waiting: PlacedRow[] = [];
let told = performance.now();

const under = new Set<Promise<void>>();

async function loadWaiting(): Promise<void> {
  const work = loadRows(waiting).finally(() => under.delete(work));
  under.add(work);
  waiting = [];
  if (under.size >= AT_A_TIME) await Promise.race(under);
}

async function loadRows(some: readonly PlacedRow[]): Promise<void> {
  const done = await load(some);
  total.created += done.created;
  total.alreadyThere += done.alreadyThere;
  if (performance.now() - told < 10_000) return;
  told = performance.now();
  say(`${(total.created + total.alreadyThere).toLocaleString("en")} of ${(rows * times).toLocaleString("en")} claims`);
}

let place = 0;
for await (const line of linesOf(file)) {
  if (place === rows) break;
  const read = readScaleRow(line);
  place++;
  if ("problem" in read) {
    if (total.refused++ < SHOWN_PROBLEMS) process.stderr.write(`Line ${place}: ${read.problem}\n`);
    continue;
  }
  if (read.row.cut) total.cut++;
  const at = FIRST + Math.floor(((LAST - FIRST) * (place - 1)) / rows);
  for (let copy = 0; copy < times; copy++) {
    waiting.push({ row: copyOf(read.row, copy), at: new Date(at + copy * 1_000) });
    if (waiting.length === AT_ONCE) await loadWaiting();
  }
}
if (waiting.length > 0) await loadWaiting();
await Promise.all(under);

if (total.created > 0) {
  await db.$transaction((tx) => markStale(tx, [EVERY_PAGE]));
  await client.query("VACUUM ANALYZE");
}
const counted = (count: number, what: string) => `${count.toLocaleString("en")} ${what}`;
await finish(
  total.created + total.alreadyThere > 0 ? 0 : 2,
  [
    counted(total.created, "claims loaded"),
    counted(total.alreadyThere, "there already"),
    counted(total.cut, "rows cut at 1,000 characters"),
    counted(total.refused, "rows refused"),
    `${Math.round((performance.now() - began) / 1_000)} s`,
  ].join("; "),
);
