import "./cli.ts";

import { finish } from "./cli.ts";
import { openDatabase } from "./database.ts";
import { say } from "./failure.ts";
import { refreshLookKeys } from "./look-keys.ts";
import { migrate } from "./migrations.ts";

const database = await openDatabase();
const applied = await migrate(database.url);
for (const name of applied) say(`Applied ${name}`);
const renewed = await refreshLookKeys(database.url);
if (renewed > 0) say(`Made the look-alike keys of ${renewed === 1 ? "one party" : `${renewed} parties`} anew`);
say(applied.length === 0 ? "The database is up to date." : "The database is migrated.");
await finish(0);
