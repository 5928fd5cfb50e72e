// Runs with --conditions=react-server, as commands need it.
import "./cli.ts";

import { parseArgs } from "node:util";
import { connectTo } from "../lib/db.ts";
import { Refused } from "../lib/errors.ts";
import { createAdmin } from "../lib/people/commands.ts";
import { addPersonInput } from "../lib/people/schema.ts";
import { atEnd, finish } from "./cli.ts";
import { openDatabase } from "./database.ts";
import { Failure, say } from "./failure.ts";
import { migrate } from "./migrations.ts";

const usage = "Say who: npm run admin:create -- --email somebody@newsroom.example --name 'Their Name'";

function readPerson() {
  let given: { email?: string; name?: string };
  try {
    given = parseArgs({ options: { email: { type: "string" }, name: { type: "string" } } }).values;
  } catch {
    throw new Failure(usage);
  }
  if (!given.email || !given.name) throw new Failure(usage);
  const parsed = addPersonInput.safeParse({ ...given, role: "admin" });
  if (!parsed.success) throw new Failure(parsed.error.issues.map((issue) => issue.message).join("\n"));
  return parsed.data;
}

const person = readPerson();
const database = await openDatabase();
await migrate(database.url);
const db = connectTo(database.url, 1);
atEnd(() => db.$disconnect());
try {
  const { email, password } = await createAdmin(db, person, new Date());
  say(`${person.name} (${email}) is an admin. One-time password, not shown again: ${password}`);
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  process.stderr.write(`${error.details.problems?.[0]?.message ?? error.message}\n`);
  await finish(2);
}
await finish(0);
