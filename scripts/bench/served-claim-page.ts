import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { join } from "node:path";
import { environmentWith } from "../../lib/env.ts";
import { build } from "../build.ts";
import { freePort } from "../embedded.ts";
import { Failure } from "../failure.ts";
import type { Promised } from "../measure.ts";
import { node, quietly, root, run } from "../program.ts";
import { serveApp } from "../test-app.ts";
import { openTestServer, temporaryFolder } from "../test-server.ts";

const READERS = 16;

const folder = temporaryFolder();
const port = await freePort();
const site = `http://localhost:${port}`;
const environment = environmentWith({
  NODE_ENV: "production",
  DATABASE_URL: await (await openTestServer()).copy("bench"),
  DATA_DIR: folder,
  AUTH_SECRET: randomBytes(32).toString("base64url"),
  HOST: "127.0.0.1",
  PORT: String(port),
  SITE_URL: site,
  SEED: "none",
  BUILD_FOLDER: ".next-test",
});
const numbers = await filled([2, 60]);
await build({ folder: ".next-test", environment, siteUrl: site, log: join(folder, "build.log") });
await serveApp(environment);

/** The numbers of two claims, published by the commands. */
async function filled(links: number[]): Promise<number[]> {
  const log = join(folder, "claims.log");
  const script = join(root, "scripts/many-links.ts");
  const { code } = await run(node, [quietly, "--conditions=react-server", script, ...links.map(String)], { environment, log });
  if (code !== 0) throw new Failure("The claims to be measured could not be published.");
  return JSON.parse(readFileSync(log, "utf8"));
}

const agent = new Agent({ keepAlive: true, maxSockets: READERS });

/** The bytes of an answer, and where it leads. */
function asked(path: string, headers: Record<string, string>): Promise<{ code: number; location: string | undefined }> {
  return new Promise((done, failed) => {
    get(`${site}${path}`, { agent, headers }, (response) => {
      response.resume();
      response.on("end", () => done({ code: response.statusCode ?? 0, location: response.headers.location }));
    }).on("error", failed);
  });
}

async function pathOf(number: number | undefined): Promise<string> {
  const { location } = await asked(`/claims/${number}`, {});
  const path = new URL(location ?? "", site).pathname;
  if ((await asked(path, {})).code !== 200) throw new Failure(`${path} cannot be read.`);
  return path;
}

async function read(path: string, encoding: string): Promise<void> {
  const headers = { "accept-encoding": encoding };
  const answers = await Promise.all(Array.from({ length: READERS }, () => asked(path, headers)));
  if (answers.some(({ code }) => code !== 200)) throw new Failure(`${path} was not served to every reader.`);
}

const [two, sixty] = [await pathOf(numbers[0]), await pathOf(numbers[1])];

export const promises: Promised[] = ["identity", "gzip"].flatMap((encoding): Promised[] => {
  const title = `a cached claim page with 2 links to ${READERS} readers, ${encoding}`;
  return [
    { title, limitMs: 500, times: 20, run: () => read(two, encoding) },
    { title: title.replace("2 links", "60 links"), limitMs: { times: 1.5, of: title }, times: 20, run: () => read(sixty, encoding) },
  ];
});
