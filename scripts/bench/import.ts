import { chmodSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { environmentWith } from "../../lib/env.ts";
import { atEnd } from "../cli.ts";
import { onServer, openEmbedded } from "../database.ts";
import { placeIn } from "../embedded-place.ts";
import { Failure } from "../failure.ts";
import type { Figure } from "../measure.ts";
import { answerOf, asked, benchApp } from "../measuring/app.ts";
import { NO_SCALE_SET } from "../measuring/scale-database.ts";
import { migrate } from "../migrations.ts";
import { launch, node, quietly, root, run } from "../program.ts";
import { temporaryFolder } from "../test-server.ts";

const FILE = resolve(root, "../shared/data/scale/claims-150k.jsonl.gz");
/** As `npm run import` and the application's own program have it. */
const SPARING = ["--max-semi-space-size=32", "--heap-growing-percent=80"];
const BEFORE_MS = 20_000;
/** Somebody opens a claim so often. */
const EVERY_MS = 50;

export const figures: Figure[] = [];
export const leftOut: string[] = [];

type Measured = { rowsPerSecond: number; growth: number | null; ratio: number };
let measured: Promise<Measured> | undefined;
const once = () => {
  measured ??= measure();
  return measured;
};

if (!existsSync(FILE)) leftOut.push(NO_SCALE_SET);
else
  figures.push(
    {
      title: "rows brought in as drafts, of 150,000, while pages are read",
      unit: "rows/s",
      atLeast: 2_000,
      measure: async () => (await once()).rowsPerSecond,
    },
    {
      title: "memory that the process grows by that brings them in",
      unit: "MB",
      atMost: 128,
      measure: async () => (await once()).growth ?? 0,
    },
    {
      title: "slowest of twenty claim pages meanwhile, to that before",
      unit: "ratio",
      atMost: 2,
      measure: async () => (await once()).ratio,
    },
  );

/** Brings the whole set in by the ordinary import into a database of its own, while claim pages are opened one after the other. */
async function measure(): Promise<Measured> {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const place = placeIn(join(folder, "database"));
  // After the server has been stopped.
  atEnd(async () => rmSync(place.data, { recursive: true, force: true }));
  const url = await openEmbedded(join(folder, "database"));
  await migrate(url);
  const environment = environmentWith({ DATABASE_URL: url, SEED: "none" });
  const script = async (name: string, ...args: string[]) => {
    const log = join(folder, `${name}.log`);
    const { code, output } = await run(node, [quietly, "--conditions=react-server", join(root, "scripts", name), ...args], {
      environment,
      log,
    });
    if (code !== 0) throw new Failure(`scripts/${name} failed: ${output.trim().split("\n").at(-1)}`);
  };
  await script("admin-create.ts", "--email", "import@example.org", "--name", "Importer");
  await script("load-scale.ts", FILE, "--limit", "2000");
  const { site } = await benchApp(url);
  const paths = await answerOf<string[]>("measuring/claim-paths.ts", environment, folder, "500");
  const read = async (until: () => boolean) => {
    const times: number[] = [];
    for (let at = 0; !until(); at++) {
      const { code, ms } = await asked(`${site}${paths[at % paths.length]}`);
      if (code !== 200) throw new Failure(`${paths[at % paths.length]} was answered ${code}.`);
      times.push(ms);
      await wait(EVERY_MS);
    }
    return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
  };
  for (const path of paths) await asked(`${site}${path}`);
  const begin = performance.now();
  const before = await read(() => performance.now() - begin > BEFORE_MS);

  const log = join(folder, "import.log");
  const began = performance.now();
  const child = launch(node, [quietly, ...SPARING, "--conditions=react-server", join(root, "scripts/import.ts"), FILE], {
    environment,
    log,
  });
  let [ended, first, highest, code]: [number, number | null, number, number | null] = [0, null, 0, null];
  child.once("exit", (one) => {
    ended = performance.now();
    code = one ?? 1;
  });
  const look = setInterval(async () => {
    const now = memoryOf(child.pid);
    if (now === null) return;
    highest = Math.max(highest, now);
    if (first === null && (await hasBegun(url))) first = memoryOf(child.pid);
  }, 250);
  const during = await read(() => code !== null).finally(() => clearInterval(look));
  const summary = JSON.parse(readFileSync(log, "utf8").trim().split("\n").at(-1) ?? "{}") as { created?: number; refused?: number };
  const rows = (summary.created ?? 0) + (summary.refused ?? 0);
  if (code !== 0 || rows < 100_000) throw new Failure(`Only ${rows} rows came in.`);
  return { rowsPerSecond: rows / ((ended - began) / 1_000), growth: first === null ? null : highest - first, ratio: during / before };
}

/** Whether its first rows are in: what it needs to run at all is in its memory then. */
async function hasBegun(url: string): Promise<boolean> {
  let begun = false;
  await onServer(url, async (client) => {
    begun = ((await client.query(`SELECT 1 FROM import WHERE "rowsRead" > 0`)).rowCount ?? 0) > 0;
  });
  return begun;
}

/** In MB; null where the system does not tell, or the process has ended. */
function memoryOf(pid: number | undefined): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
  } catch {
    return null;
  }
}
