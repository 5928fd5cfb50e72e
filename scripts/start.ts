import "./cli.ts";

import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { env, environmentWith } from "../lib/env.ts";
import { accountsFile } from "../prisma/seed/accounts.ts";
import { build } from "./build.ts";
import { finish } from "./cli.ts";
import { openDatabase } from "./database.ts";
import { Failure, say } from "./failure.ts";
import { generateClient } from "./generate.ts";
import { refreshLookKeys } from "./look-keys.ts";
import { migrate } from "./migrations.ts";
import { launch, node, quietly, root, run, sparing } from "./program.ts";

const dev = process.argv.includes("--dev");

function requireFolder(): void {
  try {
    mkdirSync(env.DATA_DIR, { recursive: true });
    accessSync(env.DATA_DIR, constants.W_OK | constants.X_OK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") throw error;
    throw new Failure(`The folder ${env.DATA_DIR} cannot be written; allow it, or set DATA_DIR to another folder.`);
  }
}

function requirePort(): Promise<void> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", ({ code }: NodeJS.ErrnoException) =>
      failed(
        new Failure(
          code === "EADDRINUSE"
            ? `Port ${env.PORT} on ${env.HOST} is taken; end the program that uses it or set PORT to another number.`
            : code === "EACCES"
              ? `Port ${env.PORT} may not be used by this user; set PORT to a number above 1023.`
              : `${env.HOST} is not an address of this machine; correct HOST.`,
        ),
      ),
    );
    probe.listen(env.PORT, env.HOST, () => probe.close(() => done()));
  });
}

/** Made once: with a new secret every session would end. */
function secret(): string {
  if (env.AUTH_SECRET) return env.AUTH_SECRET;
  const file = join(env.DATA_DIR, "auth-secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  return readFileSync(file, "utf8");
}

const demoAccounts = accountsFile(env.DATA_DIR, env.DATABASE_URL);

function showAccounts(): void {
  if (env.SEED !== "demo" || !existsSync(demoAccounts)) return;
  const accounts = JSON.parse(readFileSync(demoAccounts, "utf8")) as { email: string; role: string; password: string }[];
  say("Demo accounts:");
  for (const { email, role, password } of accounts) say(`  ${role.padEnd(9)} ${email.padEnd(32)} ${password}`);
}

requireFolder();
await requirePort();
say("Starting the database");
const database = await openDatabase();
const applied = await migrate(database.url);
if (applied.length > 0) say(`Applied ${applied.length === 1 ? "one migration" : `${applied.length} migrations`}`);
await refreshLookKeys(database.url);
await generateClient();

const environment = environmentWith({
  NODE_ENV: dev ? "development" : "production",
  PORT: String(env.PORT),
  HOST: env.HOST,
  SITE_URL: env.SITE_URL,
  DATA_DIR: env.DATA_DIR,
  DATABASE_URL: database.url,
  AUTH_SECRET: secret(),
  SEED: env.SEED,
});

const refreshed = await run(node, [quietly, "--conditions=react-server", join(root, "scripts/public-entries.ts")], { environment });
if (refreshed.code !== 0) throw new Failure("The lists of public claims could not be made anew for the reason above; start again.");
if (env.SEED === "demo") {
  const { code } = await run(node, [quietly, "--conditions=react-server", join(root, "scripts/seed.ts"), demoAccounts], { environment });
  if (code !== 0)
    throw new Failure("The demo newsroom could not be filled for the reason above; start again, or set SEED=none to go without it.");
}
if (!dev) await build({ folder: ".next", environment, siteUrl: env.SITE_URL, log: join(env.DATA_DIR, "build.log") });

say("Starting the server");
const server = launch(node, [quietly, ...sparing, join(root, "scripts/serve.ts"), ...(dev ? ["--dev"] : [])], {
  environment,
  messages: true,
});
server.once("message", () => {
  showAccounts();
  say(`Claimdesk is at ${env.SITE_URL} (Ctrl-C stops it)`);
});
server.once("exit", (code) => finish(code === 0 ? 0 : 1));
