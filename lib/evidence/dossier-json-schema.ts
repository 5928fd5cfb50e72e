import { z } from "zod";
import { dossierSchema } from "#lib/evidence/dossier";

type Node = { [key: string]: unknown; anyOf?: Node[]; type?: string };

/** The shape of a dossier as JSON Schema (draft 2020-12): `docs/dossier.schema.json`. What holds across its lists is not in it. */
export function dossierJsonSchema(): string {
  const schema = z.toJSONSchema(dossierSchema, { io: "input", override: ({ jsonSchema }) => simplify(jsonSchema as Node) });
  const heading = {
    $schema: schema.$schema,
    title: "Claimdesk dossier",
    description:
      "A claim with its evidence, as the rules read it and as newsrooms exchange it. Lengths are in code points, dates are YYYY-MM-DD, ids are unique within their list.",
  };
  return `${JSON.stringify({ ...heading, ...schema }, null, 2)}\n`;
}

/** A limit that stands on a field which may also be null or blank belongs to its text, in place of the coarser one there. */
function simplify(node: Node): void {
  const text = node.anyOf?.find(({ type }) => type === "string");
  if (!text) return;
  for (const rule of ["maxLength", "format"]) {
    if (node[rule] === undefined) continue;
    text[rule] = node[rule];
    delete node[rule];
  }
}
