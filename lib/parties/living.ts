import "server-only";
import type { Tx } from "#lib/db";
import { invalid, type Problem } from "#lib/errors";

/**
 * Makes sure that parties are in the registry and have not been merged into others; none of them can be until this transaction ends.
 * @throws Refused 422 with the path of each that is not there any more
 */
export async function requireLiving(tx: Tx, wanted: readonly { id: string; path: string }[]): Promise<void> {
  const ids = [...new Set(wanted.map((one) => one.id))];
  if (ids.length === 0) return;
  const mergedInto = await held(tx, ids);
  if (mergedInto.size === ids.length && [...mergedInto.values()].every((into) => into === null)) return;
  const merged = [...mergedInto].flatMap(([id, into]) => (into ? [id, into] : []));
  const names = new Map(
    (await tx.party.findMany({ where: { id: { in: merged } }, select: { id: true, name: true } })).map((one) => [one.id, one.name]),
  );
  const problems: Problem[] = wanted.flatMap(({ id, path }) => {
    const into = mergedInto.get(id);
    if (into === null) return [];
    if (into === undefined) return [{ path, message: "This party is not in the registry." }];
    return [{ path, message: `“${names.get(id)}” has been merged into “${names.get(into)}”; choose that one.` }];
  });
  throw invalid(problems);
}

/** What each party is now: itself, or what it has been merged into. None of them can be merged until this transaction ends. */
export async function presentIds(tx: Tx, ids: readonly string[]): Promise<(id: string) => string> {
  const into = await held(tx, [...ids]);
  return (id) => into.get(id) ?? id;
}

/** What each has been merged into, if anything. They stay as they are until this transaction ends. */
async function held(tx: Tx, ids: string[]): Promise<Map<string, string | null>> {
  const rows = await tx.$queryRaw<{ id: string; mergedIntoId: string | null }[]>`
    SELECT id, "mergedIntoId" FROM party WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR KEY SHARE`;
  return new Map(rows.map((row) => [row.id, row.mergedIntoId]));
}
