import "./cli.ts";

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environmentWith } from "../lib/env.ts";
import { finish } from "./cli.ts";
import { Failure, say } from "./failure.ts";
import { node, root, run, tool } from "./program.ts";

const generated = join(root, "lib/generated/prisma");

/** Writes Prisma's client where it is missing or older than the schema. */
export async function generateClient(): Promise<void> {
  const stamp = join(generated, ".made-from");
  const schema = createHash("sha256");
  for (const file of ["prisma/schema.prisma", "node_modules/prisma/package.json"]) schema.update(readFileSync(join(root, file)));
  const wanted = schema.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("Generating the database client");
  const folder = await mkdtemp(join(tmpdir(), "claimdesk-"));
  try {
    // It asks only that the file exists: the engine itself is never run.
    const environment = environmentWith({ PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true", CHECKPOINT_DISABLE: "1", NO_UPDATE_NOTIFIER: "1" });
    const { code, output } = await run(node, [tool("prisma"), "generate"], { environment, log: join(folder, "log") });
    if (code !== 0) throw new Failure(`The database client could not be generated: ${output.trim().slice(-600)}`);
    writeFileSync(stamp, wanted);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  await generateClient();
  await finish(0);
}
