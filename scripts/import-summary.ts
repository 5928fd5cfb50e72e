import type { RowProblem } from "../lib/imports/prepare.ts";
import { finish } from "./cli.ts";

/** What is told of a problem: of a dossier its index in the file, of a row its line or path and its column. */
export type ToldProblem = { index?: number | null; line?: number | null; column?: string | null; path: string; message: string };

export type Summary = {
  /** By which it can be undone: `npm run import -- --undo ID`. */
  import?: string;
  created: number;
  /** Drafts that rows which came before now say otherwise. */
  updated: number;
  alreadyThere: number;
  refused: number;
  claims: number[];
  problems: ToldProblem[];
  /** Problems that there were beyond those that are told. */
  problemsLeftOut?: number;
  /** Of a table, JSON, a page or Markdown: how it was read, and which columns were taken for what. */
  read?: { format: string; encoding: string; columns: string[]; mapping: unknown; notes: Record<string, number> };
};

/** Problems that are told one by one; of a file in which everything is wrong more would not help. */
const MOST_PROBLEMS = 1_000;

export const summary: Summary = { created: 0, updated: 0, alreadyThere: 0, refused: 0, claims: [], problems: [] };

export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The summary is the last line, whatever happened; nothing that could be brought in is exit code 2. */
export function end(): Promise<never> {
  return finish(summary.created + summary.updated + summary.alreadyThere > 0 ? 0 : 2, JSON.stringify(summary));
}

export function refuseRow(problems: readonly RowProblem[]): void {
  summary.refused++;
  for (const { line, column, path, message } of problems) {
    if (summary.problems.length >= MOST_PROBLEMS) {
      summary.problemsLeftOut = (summary.problemsLeftOut ?? 0) + 1;
      continue;
    }
    summary.problems.push({ line, column, path: path ?? "", message });
    note(problemInWords({ line, column, path, message }));
  }
}

/** "line 3, column “date”: …": one line, whatever a hostile file has put into it. */
export function problemInWords({ line, column, path, message }: RowProblem): string {
  const where = [
    path,
    line === null ? "" : `line ${line}`,
    column === null ? "" : /^\d+$/.test(column) ? `column ${column}` : `column “${column}”`,
  ];
  const place = where.filter(Boolean).join(", ");
  return (place === "" ? message : `${place}: ${message}`).replace(/[\p{Cc}\u2028\u2029]/gu, " ").slice(0, 1_000);
}
