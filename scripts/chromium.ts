import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { environmentWith } from "../lib/env.ts";
import { installPackage, mayInstall } from "./debian.ts";
import { Failure, say } from "./failure.ts";

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
  if (!mayInstall()) throw new Failure(how);
  say("Installing Debian's Chromium (half a minute)");
  const why = await installPackage("chromium", log);
  const installed = find();
  if (!installed) throw new Failure(`${why} ${how}`.trim());
  return installed;
}
