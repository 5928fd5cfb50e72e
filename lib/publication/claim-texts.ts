import "server-only";
import { type Read, sql } from "#lib/db";

type Asker = { tell: (json: string | null) => void; fail: (error: unknown) => void };

/**
 * The JSON texts of published claims, their addresses without the site; null: there is none of that number, or it is another now. All that
 * are asked for until the process next turns to the network are read by one query, so that a crowd costs the database little more than one
 * reader.
 */
export function makeClaimTexts(read: Read): (number: number) => Promise<string | null> {
  let waiting = new Map<number, Asker[]>();

  async function answerAll(): Promise<void> {
    const asked = waiting;
    waiting = new Map();
    try {
      const rows = await read<{ number: number; json: string }>(
        sql.sql`SELECT number, json FROM publication WHERE number = ANY(${[...asked.keys()]}::int[]) AND "mergedInto" IS NULL`,
      );
      const found = new Map(rows.map((row) => [row.number, row.json]));
      for (const [number, askers] of asked) for (const { tell } of askers) tell(found.get(number) ?? null);
    } catch (error) {
      for (const { fail } of [...asked.values()].flat()) fail(error);
    }
  }

  return (number) =>
    new Promise((tell, fail) => {
      if (waiting.size === 0) setImmediate(answerAll);
      waiting.set(number, [...(waiting.get(number) ?? []), { tell, fail }]);
    });
}
