// Runs before anything is installed, on any Node from 20 on: no dependency, no TypeScript.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");

process.chdir(root);

/** Whether what npm noted about node_modules is what package-lock.json asks for. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
    const present = JSON.parse(readFileSync("node_modules/.package-lock.json", "utf8")).packages;
    const differs = Object.entries(wanted).some(
      ([path, { version, integrity, optional }]) =>
        path !== "" && (present[path] ? present[path].version !== version || present[path].integrity !== integrity : !optional),
    );
    if (differs || Object.keys(present).some((path) => !wanted[path])) return false;
    return existsSync(node) && spawnSync(node, ["--version"], { encoding: "utf8" }).stdout?.startsWith("v24.") === true;
  } catch {
    return false;
  }
}

function install() {
  if (isInstalled()) return;
  console.log("Installing the dependencies (a minute or two the first time)");
  const npm = process.env.npm_execpath?.endsWith(".js") ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const flags = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, signal, error } = spawnSync(npm[0], [...npm.slice(1), ...flags], {
    stdio: ["ignore", "inherit", "inherit"],
    // Prisma's installer would otherwise look for native programs that are not used.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true", PRISMA_SKIP_POSTINSTALL_GENERATE: "1" },
  });
  if (signal === "SIGINT" || signal === "SIGTERM") process.exit(0);
  if (error || status !== 0)
    stop(
      "The dependencies could not be installed; check the network, the npm registry and the space on the disk, and run the command again.",
    );
  if (!isInstalled())
    stop("npm ended well but node_modules is not complete; delete node_modules and run the command again with npm 10 or later.");
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Installs what is missing, then runs a TypeScript file on the Node that was installed and ends as it ends. */
export function installAndRun(script, args) {
  if (Number(process.versions.node.split(".")[0]) < 20) stop(`Node ${process.versions.node} is too old; install Node 20 or later.`);
  install();
  const child = spawn(node, [join(root, "scripts", script), ...args], { stdio: "inherit" });
  const pass = () => child.kill("SIGTERM");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, pass);
  // npm does not pass SIGTERM on: its end is the signal.
  const parent = process.ppid;
  const watch = process.env.npm_lifecycle_event ? setInterval(() => process.ppid !== parent && pass(), 250) : undefined;
  child.on("error", (error) => stop(`The installed Node could not be started (${error.message}); delete node_modules and try again.`));
  child.on("exit", (code, signal) => {
    clearInterval(watch);
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
  });
}
