// Makes what lists and search know of public claims anew, where it was made by other rules: a migration, which is SQL, cannot.
import "./cli.ts";

import { connectTo } from "../lib/db.ts";
import { env } from "../lib/env.ts";
import { refreshEntries } from "../lib/publication/refresh.ts";
import { finish } from "./cli.ts";
import { say } from "./failure.ts";

const db = connectTo(env.DATABASE_URL ?? "", 2);
const done = await refreshEntries(db);
await db.$disconnect();
if (done > 0) say(`Made the list entries of ${done === 1 ? "one public claim" : `${done} public claims`} anew`);
await finish(0);
