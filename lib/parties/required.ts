import "server-only";
import type { Tx } from "#lib/db";
import { invalid } from "#lib/errors";

/** @throws Refused 422 with the path of each party that is not in the registry, or was merged into another */
export async function requireParties(tx: Tx, named: readonly { path: string; id: string | null }[]): Promise<void> {
  const ids = named.flatMap(({ id }) => id ?? []);
  if (ids.length === 0) return;
  const known = new Set(
    (await tx.party.findMany({ where: { id: { in: ids }, mergedIntoId: null }, select: { id: true } })).map((one) => one.id),
  );
  const missing = named.filter(({ id }) => id !== null && !known.has(id));
  if (missing.length > 0) throw invalid(missing.map(({ path }) => ({ path, message: "This party is not in the registry." })));
}
