import "server-only";
import { BYTE_ORDER_MARK, csvLine } from "#lib/csv";
import type { Db } from "#lib/db";
import type { EnteredAs } from "#lib/imports/import-commands";
import type { ImportState } from "#lib/imports/policy";
import type { RowProblem } from "#lib/imports/prepare";
import { REFUSAL_COLUMNS } from "#lib/imports/refusal-columns";

/** What is told of claims that an undo has left: more can be found by the import in the table of claims. */
const MOST_TOLD = 500;

export type ImportProgress = {
  id: string;
  file: string;
  state: ImportState;
  as: EnteredAs;
  format: string | null;
  encoding: string | null;
  /** Bytes; null: it was read by the command line. */
  size: number | null;
  /** How much of the file was read, from 0 to 1; null: nobody knows its size. */
  share: number | null;
  rows: { read: number; created: number; updated: number; alreadyThere: number; refused: number };
  columns: string[];
  mapping: unknown;
  by: { id: string; name: string };
  begunAt: string;
  endedAt: string | null;
  /** It runs still, and ends soon. */
  isCancelled: boolean;
  /** Where it failed, in a sentence. */
  why: string | null;
  /** What became of its claims when it was undone, or has become of them so far. */
  undone: {
    by: string;
    at: string;
    discarded: number;
    retracted: number;
    /** Left since people had worked on them; the first of them with who did. */
    left: number;
    kept: { number: number; who: string[] }[];
    /** Claims of other imports that it had updated: they stay as they are. */
    updated: number;
  } | null;
};

/** How far an import has come, and what came of it; null: there is none. Whether somebody may see it is `refusalOf("see", …)`. */
export async function importProgress(db: Db, id: string): Promise<ImportProgress | null> {
  const found = await db.import.findUnique({
    where: { id },
    include: { person: { select: { id: true, name: true } }, undoneBy: { select: { name: true } } },
  });
  if (!found) return null;
  const { file, state, enteredAs, format, encoding, size, rowsRead, created, updated, alreadyThere, refused, why } = found;
  return {
    id,
    file,
    state,
    as: enteredAs,
    format,
    encoding,
    size,
    share: size === null ? null : state === "done" ? 1 : Math.min(1, found.consumed / size),
    rows: { read: rowsRead, created, updated, alreadyThere, refused },
    columns: (found.columns ?? []) as string[],
    mapping: found.mapping,
    by: found.person,
    begunAt: found.begunAt.toISOString(),
    endedAt: found.endedAt?.toISOString() ?? null,
    isCancelled: found.cancelAskedAt !== null,
    why,
    undone: found.undoneAt && {
      by: found.undoneBy?.name ?? "the newsroom",
      at: found.undoneAt.toISOString(),
      ...(await takenBack(db, id)),
    },
  };
}

async function takenBack(db: Db, id: string) {
  const counts = await db.importedRow.groupBy({ by: ["undone"], where: { importId: id, undone: { not: null } }, _count: true });
  const count = (one: string) => counts.find(({ undone }) => undone === one)?._count ?? 0;
  const rows = await db.importedRow.findMany({
    where: { importId: id, undone: "left" },
    select: { heldByIds: true, claim: { select: { number: true } } },
    orderBy: { claim: { number: "asc" } },
    take: MOST_TOLD,
  });
  const people = await db.person.findMany({
    where: { id: { in: [...new Set(rows.flatMap((one) => one.heldByIds))] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((one) => [one.id, one.name]));
  return {
    discarded: count("discarded"),
    retracted: count("retracted"),
    left: count("left"),
    kept: rows.map(({ claim, heldByIds }) => ({ number: claim.number, who: heldByIds.flatMap((one) => names.get(one) ?? []) })),
    updated: await db.importedRow.count({ where: { updatedInId: id, importId: { not: id } } }),
  };
}

const AT_ONCE = 500;

/**
 * The rows that were refused, as a table to be mended and brought in again: the columns of the file, and where and why each was refused, in
 * columns that are passed over when it comes in. Piece by piece, however many there are: what `streamed` takes.
 */
export async function* refusedRows(db: Db, id: string): AsyncGenerator<string, void, void> {
  const { columns: known } = await db.import.findUniqueOrThrow({ where: { id }, select: { columns: true } });
  const held = await db.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT name FROM import_refusal, jsonb_object_keys(original) AS name WHERE "importId" = ${id}::uuid ORDER BY name`;
  const columns = [...new Set([...((known ?? []) as string[]), ...held.map((one) => one.name)])];
  let lines = BYTE_ORDER_MARK + csvLine([...columns, ...REFUSAL_COLUMNS]);
  for (let after = 0; ; ) {
    const rows = await db.importRefusal.findMany({
      where: { importId: id, row: { gt: after } },
      orderBy: { row: "asc" },
      take: AT_ONCE,
      select: { row: true, problems: true, original: true },
    });
    for (const { problems, original } of rows) {
      const cells = (original ?? {}) as Record<string, string[]>;
      const why = problems as unknown as RowProblem[];
      const [first] = why;
      lines += csvLine([
        ...columns.map((name) => cells[name]?.join("; ") ?? null),
        first?.line ?? first?.path ?? null,
        [...new Set(why.flatMap((one) => one.column ?? []))].join("; "),
        [...new Set(why.map((one) => one.message))].join(" "),
      ]);
    }
    if (lines !== "") yield lines;
    lines = "";
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = last.row;
  }
}
