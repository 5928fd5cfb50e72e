import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { env } from "../lib/env.ts";
import { atEnd } from "./cli.ts";
import { findServer, type Server, startServer } from "./embedded.ts";
import { placeIn } from "./embedded-place.ts";

export type Database = { url: string; embedded: boolean };

/** The application's database: the one of DATABASE_URL, or the embedded one, started here unless it is running. */
export async function openDatabase(): Promise<Database> {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, embedded: false };
  return { url: await openEmbedded(env.DATA_DIR), embedded: true };
}

/** The embedded database in a folder, started here unless it is running. @returns its address */
export async function openEmbedded(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const place = placeIn(folder);
  const server = await owned(
    join(folder, "postgres.owner"),
    () => findServer(place),
    () => startServer(place, join(folder, "postgres.log")),
  );
  atEnd(server.stop);
  await createDatabase(server.url("postgres"), "claimdesk");
  return server.url("claimdesk");
}

/** One script owns the server and stops it at its end; others that run meanwhile use it. */
async function owned(file: string, find: () => Promise<Server | undefined>, start: () => Promise<Server>): Promise<Server> {
  for (const deadline = Date.now() + 130_000; Date.now() < deadline; await wait(200)) {
    try {
      writeFileSync(file, me(), { flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (!isRunning(file)) rmSync(file, { force: true });
      else {
        const running = await find();
        if (running) return running;
      }
      continue;
    }
    try {
      const server = await start();
      return {
        url: server.url,
        stop: async () => {
          await server.stop();
          rmSync(file, { force: true });
        },
      };
    } catch (error) {
      rmSync(file, { force: true });
      throw error;
    }
  }
  throw new Error(`another program holds ${file}`);
}

const me = () => `${process.pid} ${startOf(process.pid)}`;

function isRunning(file: string): boolean {
  try {
    const [pid, start] = readFileSync(file, "utf8").split(" ");
    process.kill(Number(pid), 0);
    return startOf(Number(pid)) === start;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When a process began, where the system tells: a number may be given to another process later. */
function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[19] ?? "-";
  } catch {
    return "-";
  }
}

export async function createDatabase(server: string, name: string, template = "template0"): Promise<void> {
  await onServer(server, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) {
      const encoding = template === "template0" ? " ENCODING 'UTF8'" : "";
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${pg.escapeIdentifier(template)}${encoding}`);
    }
  });
}

export async function onServer<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

export function withName(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
