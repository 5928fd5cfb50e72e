import "server-only";
import type { Tx } from "#lib/db";

const PLACES = 64;

/**
 * Two who would enter the same at once take turns until their transactions end, in one order, so that the second sees what the first has
 * entered. A key has one of a few places to wait at: an import of thousands holds no more locks than that.
 */
export async function takeTurns(tx: Tx, kind: string, keys: readonly string[]): Promise<void> {
  const places = new Set(keys.map((key) => [...key].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % PLACES, 0)));
  for (const place of [...places].sort((a, b) => a - b)) await takeTurn(tx, `${kind} ${place}`);
}

/** Whoever names the same thing waits until the transaction of whoever named it before has ended. */
export async function takeTurn(tx: Tx, name: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
