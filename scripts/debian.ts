import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { environmentWith } from "../lib/env.ts";
import { run } from "./program.ts";

/** Whether a package of the system may be installed here. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version") && spawnSync("apt-get", ["--version"]).status === 0;
}

/** @returns what apt-get said last, which is why it gave up where it did */
export async function installPackage(name: string, log: string): Promise<string> {
  const environment = environmentWith({ DEBIAN_FRONTEND: "noninteractive" });
  // Another run, or the system itself, may be installing something just now.
  const patient = ["-q", "-o", "DPkg::Lock::Timeout=300"];
  await run("apt-get", [...patient, "update"], { environment, log });
  const { output } = await run("apt-get", [...patient, "install", "-y", "--no-install-recommends", name], { environment, log });
  return output.trim().split("\n").at(-1) ?? "";
}
