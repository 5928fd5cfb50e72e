// Prints where so many public claims stand, spread over all of them, as JSON: read from the database, so that every page stays cold.
import "../cli.ts";

import { connectTo } from "../../lib/db.ts";
import { env } from "../../lib/env.ts";
import { claimPath } from "../../lib/publication/listed.ts";
import { finish } from "../cli.ts";

const db = connectTo(env.DATABASE_URL ?? "", 1);
const count = Number(process.argv[2]);
const rows = await db.$queryRaw<{ number: number; slug: string }[]>`
  SELECT number, slug FROM (SELECT number, slug, row_number() OVER (ORDER BY number) AS place, count(*) OVER () AS total FROM publication) all_of_them
  WHERE place % greatest(1, total / ${count}::int) = 0 ORDER BY number LIMIT ${count}`;
await db.$disconnect();
await finish(0, JSON.stringify(rows.map(claimPath)));
