// Writes docs/dossier.schema.json anew from the schema that the project parses with.
import "./cli.ts";

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { dossierJsonSchema } from "../lib/evidence/dossier-json-schema.ts";
import { finish } from "./cli.ts";
import { root } from "./program.ts";

const file = join(root, "docs/dossier.schema.json");
writeFileSync(file, dossierJsonSchema());
await finish(0, "docs/dossier.schema.json is current.");
