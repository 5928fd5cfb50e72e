import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { Place } from "./embedded-place.ts";
import { Failure } from "./failure.ts";

export type Server = { url: (database: string) => string; stop: () => Promise<void> };

const owner = "claimdesk";
const program = (place: Place, name: string) => join(place.binaries, "bin", process.platform === "win32" ? `${name}.exe` : name);
const environment = { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8", TZ: "UTC" } as unknown as NodeJS.ProcessEnv;

/** Starts the cluster of this place, making it first when it is not there. */
export async function startServer(place: Place, logFile: string, settings: string[] = []): Promise<Server> {
  if (!existsSync(join(place.data, "PG_VERSION"))) initialise(place);
  await stopLeftover(place);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const child = launch(place, port, logFile, settings);
    const url = (database: string) => `postgresql://${owner}:${place.password}@127.0.0.1:${port}/${database}`;
    try {
      await answering(child, url("postgres"));
      return { url, stop: () => stop(child) };
    } catch (error) {
      child.kill("SIGQUIT");
      const log = readFileSync(logFile, "utf8");
      if (attempt >= 5 || !/Address already in use|shared memory block .* is still in use/.test(log)) throw explain(error, log, place);
      await wait(500 * attempt);
    }
  }
}

/** The address of a running server over this data, where there is one. */
export async function findServer(place: Place): Promise<Server | undefined> {
  const running = readPid(place);
  if (!running) return undefined;
  const url = (database: string) => `postgresql://${owner}:${place.password}@127.0.0.1:${running.port}/${database}`;
  return (await answers(url("postgres"))) ? { url, stop: async () => undefined } : undefined;
}

function initialise(place: Place): void {
  const unfinished = `${place.data}.new`;
  const secret = `${place.data}.secret`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  writeFileSync(secret, place.password, { mode: 0o600 });
  if (place.identity) for (const path of [unfinished, secret]) chownSync(path, place.identity.uid, place.identity.gid);
  const flags = ["--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", `--username=${owner}`, `--pwfile=${secret}`];
  const made = spawnSync(program(place, "initdb"), [...flags, `--pgdata=${unfinished}`], {
    ...place.identity,
    cwd: dirname(place.data),
    env: environment,
    encoding: "utf8",
  });
  rmSync(secret, { force: true });
  if (made.status !== 0) throw explain(made.error, `${made.stdout}${made.stderr}`, place);
  renameSync(unfinished, place.data);
}

function launch(place: Place, port: number, logFile: string, more: string[]): ChildProcess {
  const log = openSync(logFile, "w", 0o600);
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC", "log_timezone=UTC"];
  // What is brought in by the hundred thousand would wait for one checkpoint after the other.
  settings.push("max_wal_size=2GB");
  const flags = [...settings, ...more].flatMap((setting) => ["-c", setting]);
  // Its own process group: Ctrl-C reaches this script alone, which stops the server last.
  const child = spawn(program(place, "postgres"), ["-D", place.data, "-p", String(port), ...flags], {
    ...place.identity,
    cwd: place.data,
    env: environment,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  return child;
}

async function answering(child: ChildProcess, url: string): Promise<void> {
  let failure: unknown;
  let ended = false;
  child.once("error", (error) => {
    failure = error;
    ended = true;
  });
  child.once("exit", () => {
    ended = true;
  });
  const deadline = Date.now() + 120_000;
  while (!(await answers(url))) {
    if (ended) throw failure ?? new Failure("The embedded PostgreSQL ended while it was starting.");
    if (Date.now() > deadline) throw new Failure("The embedded PostgreSQL did not answer within two minutes.");
    await wait(30);
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function readPid(place: Place): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(join(place.data, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    return pid > 1 && isOver(pid, place.data) ? { pid, port: Number(lines[3]) } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether this process is a server over this data: a number left by a crash may have gone to another program. */
function isOver(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** A server that outlived the script that started it is stopped; a number in the pid file that is nobody's is removed. */
async function stopLeftover(place: Place): Promise<void> {
  const running = readPid(place);
  if (running) {
    process.kill(running.pid, "SIGINT");
    const deadline = Date.now() + 30_000;
    while (isAlive(running.pid)) {
      if (Date.now() > deadline)
        throw new Failure(`The database's server of an earlier run (process ${running.pid}) does not stop; end it and start again.`);
      await wait(50);
    }
  } else {
    rmSync(join(place.data, "postmaster.pid"), { force: true });
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  // First it waits for whoever still uses it, then it sends them away.
  child.kill("SIGTERM");
  const firmly = setTimeout(() => child.kill("SIGINT"), 5_000);
  const atLast = setTimeout(() => child.kill("SIGQUIT"), 25_000);
  await gone;
  clearTimeout(firmly);
  clearTimeout(atLast);
}

export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function explain(error: unknown, log: string, place: Place): unknown {
  if (/No space left on device/.test(log)) return new Failure("The disk is full; free some space and start again.");
  if (/incompatible with/.test(log))
    return new Failure(
      `The database in ${place.data} was made by another version of PostgreSQL; start that version of Claimdesk, make a backup, and restore it here.`,
    );
  if (/Permission denied/.test(log))
    return new Failure(`The database's user may not use ${place.data}; give the folder to it, or set DATA_DIR to another folder.`);
  const fatal = log.match(/(?:FATAL|PANIC|error):\s*(.+)/)?.[1];
  if (fatal) return new Failure(`The embedded PostgreSQL could not start: ${fatal}.`);
  return error ?? new Failure(`The embedded PostgreSQL could not start: ${log.trim().split("\n").at(-1) ?? ""}.`);
}
