import "./cli.ts";

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { environmentWith } from "../lib/env.ts";
import { build } from "./build.ts";
import { requireChromium } from "./chromium.ts";
import { finish } from "./cli.ts";
import { freePort } from "./embedded.ts";
import { Failure, say, sentence } from "./failure.ts";
import { generateClient } from "./generate.ts";
import { node, quietly, root, run } from "./program.ts";
import { type Count, directions, lint, playwright, types, vitest } from "./suites.ts";
import { serveApp } from "./test-app.ts";
import { openTestServer, type TestServer, temporaryFolder } from "./test-server.ts";

const total: Count = { passed: 0, failed: 0, skipped: 0 };
const folder = temporaryFolder();

/** Adds up what a suite says; one that could not run at all counts as one failure. */
async function suite(title: string, execute: () => Promise<Count>): Promise<boolean> {
  say(`\n── ${title}`);
  const began = Date.now();
  const count = await execute().catch((error): Count => {
    say(sentence(error));
    return { passed: 0, failed: 1, skipped: 0 };
  });
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  say(`── ${title}: ${count.failed === 0 ? "passed" : "FAILED"} in ${Math.round((Date.now() - began) / 1000)} s`);
  return count.failed === 0;
}

let opened: Promise<TestServer> | undefined;
function server(): Promise<TestServer> {
  opened ??= openTestServer();
  return opened;
}

async function check(): Promise<void> {
  await suite("Types", types);
  await suite("Lint and format", lint);
  await suite("Directions", directions);
}

const unit = () => suite("Unit tests", () => vitest("unit", folder));
const database = () =>
  suite("Database tests", async () =>
    vitest("db", folder, { TEST_DATABASE_URL: (await server()).template, DATA_DIR: folder, SEED: "none" }));

async function endToEnd(): Promise<void> {
  let environment = environmentWith({});
  let values: Record<string, string> = {};
  const first = await freePort();
  const second = await freePort();
  const at = (port: number) => `http://localhost:${port}`;
  const built = await suite("Build", async () => {
    values = {
      DATABASE_URL: await (await server()).copy("e2e"),
      DATA_DIR: folder,
      AUTH_SECRET: randomBytes(32).toString("base64url"),
      HOST: "127.0.0.1",
      PORT: String(first),
      SITE_URL: at(first),
      SEED: "demo",
      BUILD_FOLDER: ".next-test",
      // The tests sign in more often, and from one address, than people do.
      LIMIT_LOGIN_ADDRESS: "10000",
      LIMIT_API_REQUESTS: "100000",
      // Where e2e/capture.spec.ts serves a paper of its own.
      CAPTURE_TEST_HOSTS: `gazette.test=127.0.0.1:${await freePort()}`,
    };
    environment = environmentWith({ NODE_ENV: "production", ...values });
    const seed = await run(node, [quietly, "--conditions=react-server", join(root, "scripts/seed.ts")], { environment });
    if (seed.code !== 0) throw new Failure("The demo newsroom could not be filled.");
    await build({ folder: ".next-test", environment, siteUrl: at(first), log: join(folder, "build.log") });
    return { passed: 1, failed: 0, skipped: 0 };
  });
  const title = "End-to-end tests";
  if (!built) {
    await suite(title, () => Promise.reject(new Failure("Not run, because there is no build.")));
    return;
  }
  await suite(title, async () => {
    const chromium = await requireChromium(join(folder, "apt.log"));
    await serveApp(environment);
    await serveApp({ ...environment, PORT: String(second), SITE_URL: at(second) });
    return playwright(folder, { ...values, CHROMIUM: chromium, FIRST_URL: at(first), SECOND_URL: at(second) });
  });
}

const parts: Record<string, (() => Promise<unknown>)[]> = {
  all: [check, unit, database, endToEnd],
  check: [check],
  unit: [unit],
  database: [database],
  e2e: [endToEnd],
};

const chosen = parts[process.argv[2] ?? "all"];
if (!chosen) throw new Failure(`There is no part ${process.argv[2]}; the parts are ${Object.keys(parts).join(", ")}.`);
await generateClient();
for (const part of chosen) await part();
await finish(total.failed === 0 ? 0 : 1, `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
