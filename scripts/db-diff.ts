import "./cli.ts";

import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { finish } from "./cli.ts";
import { openDatabase } from "./database.ts";
import { Failure, say } from "./failure.ts";
import { migrationsFolder } from "./migrations.ts";
import { difference } from "./schema-engine.ts";

const name = process.argv[2] ?? "";
if (!/^[a-z][a-z0-9_]{2,60}$/.test(name))
  throw new Failure("Name the migration after its intent, in small letters: npm run db:diff -- add_topics");

const database = await openDatabase();
const sql = await difference(database.url);
if (sql === "") say("The migrations already lead to prisma/schema.prisma; nothing was written.");
else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), sql);
  say(`Wrote ${relative(process.cwd(), join(folder, "migration.sql"))}; read it before you commit it.`);
}
await finish(0);
