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
  | "third_party_verdict";

/** Writes many rows of the same columns by one statement; what they leave out gets the default that the database has for it. */
export async function insertRows(tx: Tx, table: Table, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.raw(
    Object.keys(first)
      .map((column) => `"${column}"`)
      .join(", "),
  );
  await tx.$executeRaw`
    INSERT INTO ${sql.raw(table)} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${sql.raw(table)}, ${JSON.stringify(rows)}::jsonb)`;
}
