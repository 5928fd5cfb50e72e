// Fills an empty database with published claims of so many links each, for measurements, and prints their numbers. Runs with
// --conditions=react-server, as commands need it.
import "./cli.ts";

import { connectTo } from "../lib/db.ts";
import { env } from "../lib/env.ts";
import { aClaimWithManyLinks } from "../prisma/factories/many-links.ts";
import { acting, aPerson } from "../prisma/factories/people.ts";
import { finish } from "./cli.ts";
import { Failure, say } from "./failure.ts";

if (!env.DATABASE_URL) throw new Failure("DATABASE_URL says which database to fill; set it.");
const now = new Date("2025-12-27T10:00:00Z");
const db = connectTo(env.DATABASE_URL, 2);
const author = acting(db, await aPerson(db, "editor", now), now);
const reviewer = acting(db, await aPerson(db, "reviewer", now), now);
const numbers: number[] = [];
for (const count of process.argv.slice(2).map(Number)) numbers.push((await aClaimWithManyLinks(author, reviewer, count)).number);
await db.$disconnect();
say(JSON.stringify(numbers));
await finish(0);
