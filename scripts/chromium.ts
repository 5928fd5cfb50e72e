import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { join } from "node:path";
import { environmentWith } from "../lib/env.ts";
import { Failure, say } from "./failure.ts";
import { run } from "./program.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const mac = ["/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

function find(): string | undefined {
  const folders = (environmentWith({}).PATH ?? "").split(":").concat("/usr/bin", "/usr/local/bin", "/snap/bin");
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...mac].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The system's Chromium; Debian's package is installed where there is none and it may be. */
export async function requireChromium(log: string): Promise<string> {
  const present = find();
  if (present) return present;
  const how = "There is no Chromium for the end-to-end tests; install it (Debian: apt-get install chromium) and run the tests again.";
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version") || spawnSync("apt-get", ["--version"]).status !== 0)
    throw new Failure(how);
  say("Installing Debian's Chromium (half a minute)");
  const environment = environmentWith({ DEBIAN_FRONTEND: "noninteractive" });
  // Another run, or the system itself, may be installing something just now.
  const patient = ["-q", "-o", "DPkg::Lock::Timeout=300"];
  await run("apt-get", [...patient, "update"], { environment, log });
  const { output } = await run("apt-get", [...patient, "install", "-y", "--no-install-recommends", "chromium"], { environment, log });
  const installed = find();
  if (!installed) throw new Failure(`${lastLine(output)} ${how}`.trim());
  return installed;
}

/** What apt-get said last, which is why it gave up. */
function lastLine(output: string): string {
  return output.trim().split("\n").at(-1) ?? "";
}
