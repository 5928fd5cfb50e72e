// Fills the database of DATABASE_URL with the demo newsroom; an argument says in which file its accounts are kept.
// Runs with --conditions=react-server, as commands need it.
import "./cli.ts";

import { env } from "../lib/env.ts";
import { accountsFile } from "../prisma/seed/accounts.ts";
import { seedDemo } from "../prisma/seed/run.ts";
import { finish } from "./cli.ts";
import { Failure, say } from "./failure.ts";

if (!env.DATABASE_URL) throw new Failure("DATABASE_URL says which database to fill; set it.");
const filled = await seedDemo({
  accountsFile: process.argv[2] ?? accountsFile(env.DATA_DIR, env.DATABASE_URL),
  databaseUrl: env.DATABASE_URL,
});
if (filled) say("Filled the demo newsroom");
await finish(0);
