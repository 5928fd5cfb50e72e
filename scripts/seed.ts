// Runs with --conditions=react-server, as commands need it.
import "./cli.ts";

import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "../lib/env.ts";
import { finish, say } from "./cli.ts";
import { onServer } from "./database.ts";

const module = join(import.meta.dirname, "../prisma/seed/run.ts");
const unfinished = join(env.DATA_DIR, "seed-unfinished");

async function isEmpty(url: string): Promise<boolean> {
  return onServer(url, async (client) => (await client.query("SELECT 1 FROM person LIMIT 1")).rowCount === 0);
}

if (env.DATABASE_URL && existsSync(module) && (existsSync(unfinished) || (await isEmpty(env.DATABASE_URL)))) {
  say("Filling the demo newsroom");
  writeFileSync(unfinished, "");
  const { seedDemo } = (await import(module)) as { seedDemo: (options: { accountsFile: string }) => Promise<void> };
  await seedDemo({ accountsFile: join(env.DATA_DIR, "demo-accounts.json") });
  rmSync(unfinished, { force: true });
}
await finish(0);
