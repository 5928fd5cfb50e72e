import "server-only";
import { sql, type Tx } from "#lib/db";

type Table =
  | "party"
  | "source"
  | "claim"
  | "round_part"
  | "claim_topic"
  | "evidence"
  | "version"
  | "publication"
  | "imported_row"
  | "import_refusal"
  | "third_party_verdict";

/** Writes many rows of the same columns by one statement; what they leave out gets the default that the database has for it. */
export async function insertRows(tx: Tx, table: Table, rows: readonly object[]): Promise<void> {
  if (rows.length > 0) await tx.$executeRaw(statementFor(table, rows));
}

/** The same, without those that the database has already by one of its unique columns. @returns the ids of those that were written */
export async function insertNewRows(tx: Tx, table: "party" | "source", rows: readonly object[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const made = await tx.$queryRaw<{ id: string }[]>(sql.sql`${statementFor(table, rows)} ON CONFLICT DO NOTHING RETURNING id`);
  return new Set(made.map((one) => one.id));
}

function statementFor(table: Table, rows: readonly object[]) {
  const columns = sql.raw(
    Object.keys(rows[0] ?? {})
      .map((column) => `"${column}"`)
      .join(", "),
  );
  return sql.sql`
    INSERT INTO ${sql.raw(table)} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${sql.raw(table)}, ${JSON.stringify(rows)}::jsonb)`;
}
