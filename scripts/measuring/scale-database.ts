import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { env, environmentWith } from "../../lib/env.ts";
import { onServer, openEmbedded } from "../database.ts";
import { Failure, say } from "../failure.ts";
import { migrate } from "../migrations.ts";
import { node, quietly, root, run } from "../program.ts";

const FILE = resolve(root, "../shared/data/scale/claims-150k.jsonl.gz");

export const NO_SCALE_SET = `what needs many claims, as there is no file ${basename(FILE)} in ../shared/data/scale`;

const opened = new Map<number, Promise<string | null>>();

/**
 * A database of the benchmark's own with the large set in it, in BENCH_DIR: it is filled once, and only gone on with after that. All
 * measures share it; the set several times over, with changed words, has one of its own.
 * @returns its address; null where there is no set to load
 */
export function scaleDatabase(times = 1): Promise<string | null> {
  const found = opened.get(times) ?? open(times);
  opened.set(times, found);
  return found;
}

async function open(times: number): Promise<string | null> {
  if (!existsSync(FILE)) return null;
  const folder = times === 1 ? env.BENCH_DIR : join(env.BENCH_DIR, `times-${times}`);
  const url = await openEmbedded(folder);
  await migrate(url);
  const mark = join(folder, "scale-set.txt");
  const wanted = `${basename(FILE)} ${statSync(FILE).size}`;
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== wanted) {
    say(`Loading ${basename(FILE)}${times > 1 ? `, ${times} times,` : ""} into ${folder} (some minutes, once)`);
    await script("load-scale.ts", url, FILE, "--times", String(times));
    await onServer(url, async (client) => {
      for (const statement of SPREAD) await client.query(statement);
      await client.query("VACUUM ANALYZE");
    });
    writeFileSync(mark, wanted);
  }
  await script("public-entries.ts", url);
  return url;
}

async function script(name: string, url: string, ...args: string[]): Promise<void> {
  const environment = environmentWith({ DATABASE_URL: url, SEED: "none" });
  const { code } = await run(node, [quietly, "--conditions=react-server", join(root, "scripts", name), ...args], { environment });
  if (code !== 0) throw new Failure("The database to be measured could not be filled, for the reason above.");
}

/**
 * The set is unreviewed as a whole. So that filters by status leave something, four in ten claims get one, by SQL and only in what lists
 * show and filter by: no version says so.
 */
const STATUS = `(CASE WHEN number % 20 < 12 THEN 'unreviewed' WHEN number % 20 < 16 THEN 'unilateral' WHEN number % 20 < 19 THEN 'disputed' ELSE 'confirmed' END)`;
const SPREAD = [
  `UPDATE publication SET status = ${STATUS}::"Status", listed = jsonb_set(listed, '{status}', to_jsonb(${STATUS})),
     json = replace(json, '"status":"unreviewed"', '"status":"' || ${STATUS} || '"')
   WHERE number % 20 >= 12 AND status = 'unreviewed'`,
  `UPDATE publication_party SET status = ${STATUS}::"Status" WHERE number % 20 >= 12 AND status = 'unreviewed'`,
  `UPDATE publication_topic SET status = ${STATUS}::"Status" WHERE number % 20 >= 12 AND status = 'unreviewed'`,
];
