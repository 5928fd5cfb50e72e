import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { environmentWith } from "../../lib/env.ts";
import { installPackage, mayInstall } from "../debian.ts";
import { freePort } from "../embedded.ts";
import { Failure, say } from "../failure.ts";
import { launch, root } from "../program.ts";
import { temporaryFolder } from "../test-server.ts";
import { asked } from "./app.ts";

export const NO_NGINX =
  "what is measured through nginx, as there is none here and none can be installed (Debian: apt-get install nginx-light)";

export const PROGRAM = "/usr/sbin/nginx";

function isThere(): boolean {
  try {
    accessSync(PROGRAM, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The system's nginx; Debian's package is installed where there is none and it may be. */
export async function hasNginx(): Promise<boolean> {
  if (isThere()) return true;
  if (!mayInstall()) return false;
  say("Installing Debian's nginx");
  await installPackage("nginx-light", join(temporaryFolder(), "apt.log"));
  return isThere();
}

export type Nginx = {
  site: string;
  /** Where it serves files from, for comparison: this folder, at that address. */
  files: { site: string; folder: string };
};

/** nginx with the configuration that we ship, in front of the application at a port. Only addresses and folders are others. */
export async function nginxBefore(appPort: number): Promise<Nginx> {
  const folder = temporaryFolder();
  const files = join(folder, "files");
  mkdirSync(files);
  const [port, filePort, withinPort] = [await freePort(), await freePort(), await freePort()];
  const isRoot = process.getuid?.() === 0;
  const fileServer = `
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  server {
    listen 127.0.0.1:${filePort};
    server_name localhost;
    gzip_static on;
    root ${files};
  }
`;
  const changes: [string, string][] = [
    ["user www-data;", isRoot ? "user root;" : ""],
    ["pid /run/nginx.pid;", `pid ${folder}/nginx.pid; daemon off;`],
    ["/var/log/nginx/error.log", `${folder}/error.log`],
    ["/var/log/nginx/access.log", `${folder}/access.log`],
    ["/var/cache/nginx/claimdesk", `${folder}/cache`],
    ["server 127.0.0.1:3000;", `server 127.0.0.1:${appPort};`],
    ["server 127.0.0.1:3081;", `server 127.0.0.1:${withinPort};`],
    ["listen 127.0.0.1:3081;", `listen 127.0.0.1:${withinPort};`],
    ["listen 80 default_server;", `listen 127.0.0.1:${port} default_server;`],
    ["listen 80;", `listen 127.0.0.1:${port};`],
    ["server_name claims.newsroom.example;", "server_name localhost;"],
    ["  # Whoever names another host gets nothing.", `${fileServer}\n  # Whoever names another host gets nothing.`],
  ];
  let text = readFileSync(join(root, "deploy/nginx.conf"), "utf8");
  for (const [was, is] of changes) {
    if (text.split(was).length !== 2) throw new Failure(`deploy/nginx.conf no longer says “${was}” once.`);
    text = text.replace(was, () => is);
  }
  writeFileSync(join(folder, "nginx.conf"), text);
  const log = join(folder, "nginx.log");
  const child = launch(PROGRAM, ["-c", join(folder, "nginx.conf"), "-p", folder, "-e", join(folder, "error.log")], {
    environment: environmentWith({}),
    log,
  });
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  const site = `http://localhost:${port}`;
  for (const deadline = Date.now() + 10_000; ; await wait(50)) {
    if (ended || Date.now() > deadline) throw new Failure(`nginx did not start: ${readFileSync(log, "utf8").trim() || "no reason given"}`);
    const answer = await asked(`${site}/robots.txt`).catch(() => null);
    if (answer) return { site, files: { site: `http://localhost:${filePort}`, folder: files } };
  }
}
