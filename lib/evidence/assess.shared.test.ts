import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type Assessment, assess } from "#lib/evidence/assess";
import { parseDossier } from "#lib/evidence/dossier";

// Dossiers that are kept beside the project and not in it: what an editor wants of real cases.
const folder = resolve(import.meta.dirname, "../../../shared/data/dossiers");
const isThere = existsSync(folder);

type Wanted = Partial<Assessment>;
type Case = {
  number?: number;
  title?: string;
  asOf?: string | null;
  dossier: unknown;
  expected?: Wanted;
  byTheRules?: Wanted;
  wanted?: Wanted;
};

function casesOf(file: string): [string, Case][] {
  if (!isThere) return [["none", { dossier: null }]];
  const cases = JSON.parse(readFileSync(resolve(folder, file), "utf8")) as Case[];
  return cases.map((each) => [each.title ?? `number ${each.number}`, each]);
}

describe.skipIf(!isThere)("the dossiers kept beside the project", () => {
  it.each([...casesOf("article.json"), ...casesOf("real-cases.json")])("%s", (_, { dossier, asOf, expected, byTheRules, wanted }) => {
    const parsed = parseDossier(dossier);
    if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
    expect(assess(parsed.dossier, asOf ?? undefined)).toMatchObject(expected ?? { ...wanted, ...byTheRules });
  });
});
