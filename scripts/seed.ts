// Runs with --conditions=react-server, as commands need it.
import "./cli.ts";

import { join } from "node:path";
import { env } from "../lib/env.ts";
import { seedDemo } from "../prisma/seed/run.ts";
import { finish } from "./cli.ts";
import { Failure, say } from "./failure.ts";

if (!env.DATABASE_URL) throw new Failure("DATABASE_URL says which database to fill; set it.");
const filled = await seedDemo({ accountsFile: join(env.DATA_DIR, "demo-accounts.json"), databaseUrl: env.DATABASE_URL });
if (filled) say("Filled the demo newsroom");
await finish(0);
