import type { Problem } from "#lib/errors";
import { type Dossier, parseDossier } from "#lib/evidence/dossier";
import { Unreadable } from "#lib/imports/bounds";

/** A problem of the dossier at that place of the file; `index` is null where the file is one dossier. */
export type ImportProblem = Problem & { index: number | null };

export type ReadDossier = { index: number | null; dossier: Dossier };

/** @throws Unreadable */
export function dossierText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable("The file is not text in UTF-8.");
  }
}

/** Dossiers from the text of a file: one, a list of them, or one a line (JSON Lines). What is wrong with one hides none of the others. */
export function readDossiers(text: string): { dossiers: ReadDossier[]; problems: ImportProblem[] } {
  const dossiers: ReadDossier[] = [];
  const problems: ImportProblem[] = [];
  for (const { index, value } of valuesIn(text.replace(/^\uFEFF/u, ""))) {
    if (value === undefined) {
      problems.push({ index, path: "", message: index === null ? "The file is not JSON." : "The line is not JSON." });
      continue;
    }
    const parsed = parseDossier(value);
    if ("dossier" in parsed) dossiers.push({ index, dossier: parsed.dossier });
    else for (const one of parsed.problems) problems.push({ index, ...one });
  }
  return { dossiers, problems };
}

/** undefined: what is there is not JSON. */
function valuesIn(text: string): { index: number | null; value: unknown }[] {
  const whole = parsedJson(text);
  if (Array.isArray(whole)) return whole.map((value, index) => ({ index, value }));
  if (whole !== undefined) return [{ index: null, value: whole }];
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const values = lines.map((line, index) => ({ index, value: parsedJson(line) }));
  return values.some(({ value }) => value !== undefined) && lines.length > 1 ? values : [{ index: null, value: undefined }];
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** "[3].evidence[0].basis.party: There is no party with this id." */
export function problemLine({ index, path, message }: ImportProblem): string {
  const where = [index === null ? "" : `[${index}]`, path].filter((part) => part !== "").join(".");
  return printable(where === "" ? message : `${where}: ${message}`);
}

/** One line, whatever a hostile file has put into the name of a key: nothing of it is told to the terminal. */
function printable(line: string): string {
  return line.replace(/[\p{Cc}\u2028\u2029]/gu, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
