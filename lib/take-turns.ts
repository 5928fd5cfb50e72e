import "server-only";
import type { Tx } from "#lib/db";

const PLACES = 64;

/**
 * Two who would enter the same at once take turns until their transactions end, in one order, so that the second sees what the first has
 * entered. A key has one of a few places to wait at: an import of thousands holds no more locks than that.
 */
export async function takeTurns(tx: Tx, kind: string, keys: readonly string[]): Promise<void> {
  const places = [...new Set(keys.map(placeOf))].sort((a, b) => a - b).map((place) => `${kind} ${place}`);
  if (places.length === 0) return;
  // The subquery keeps the order in which the locks are taken.
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(name, 0))
    FROM (SELECT name FROM unnest(${places}::text[]) WITH ORDINALITY AS places (name, place) ORDER BY place OFFSET 0) AS inOrder`;
}

function placeOf(key: string): number {
  let sum = 0;
  for (const letter of key) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % PLACES;
  return sum;
}

/** Whoever names the same thing waits until the transaction of whoever named it before has ended. */
export async function takeTurn(tx: Tx, name: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/** The same beside others who come so: only those who take a turn wait for them, and they for those. */
export async function besideTurns(tx: Tx, name: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${name}, 0))`;
}
