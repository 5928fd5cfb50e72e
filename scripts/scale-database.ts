import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { env, environmentWith } from "../lib/env.ts";
import { atEnd } from "./cli.ts";
import { createDatabase } from "./database.ts";
import { findServer, type Server, startServer } from "./embedded.ts";
import { placeIn } from "./embedded-place.ts";
import { Failure, say } from "./failure.ts";
import { migrate } from "./migrations.ts";
import { node, quietly, root, run } from "./program.ts";

const SET = resolve(root, "../shared/data/scale/claims-150k.jsonl.gz");

/**
 * A database with the big set of claims, once or several times over with changed words. Loaded once and kept in DATA_DIR; an own server
 * runs over it while this script does.
 * @returns null where the set is not beside the project
 */
export async function scaleDatabase(times: number): Promise<string | null> {
  const folder = join(env.DATA_DIR, `scale-${times}`);
  const loaded = join(folder, "loaded");
  if (!existsSync(SET) && !existsSync(loaded)) return null;
  mkdirSync(folder, { recursive: true });
  const server = await serverIn(folder);
  await createDatabase(server.url("postgres"), "claimdesk");
  const url = server.url("claimdesk");
  const environment = environmentWith({ DATABASE_URL: url });
  const runScript = async (name: string, ...args: string[]) => {
    const { code } = await run(node, [quietly, "--conditions=react-server", join(root, "scripts", name), ...args], { environment });
    if (code !== 0) throw new Failure("The big set of claims could not be made ready for the reason above.");
  };
  if (!existsSync(loaded)) {
    say(`Loading the big set of claims${times > 1 ? `, ${times} times` : ""}; it is kept in ${folder}`);
    await runScript("load-scale.ts", SET, "--times", String(times));
    writeFileSync(loaded, "");
  }
  await migrate(url);
  await runScript("public-entries.ts");
  return url;
}

async function serverIn(folder: string): Promise<Server> {
  const place = placeIn(folder);
  const running = await findServer(place);
  if (running) return running;
  const server = await startServer(place, join(folder, "postgres.log"));
  atEnd(server.stop);
  return server;
}
