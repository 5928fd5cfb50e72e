import "server-only";
import type { Db } from "#lib/db";
import type { Snapshot } from "#lib/publication/snapshot";

/** The parties that the current version shows and the one before it did: their pages show it too. */
export async function partiesOfVersions(db: Db, number: number): Promise<string[]> {
  const versions = await db.version.findMany({
    where: { claim: { number } },
    orderBy: { number: "desc" },
    take: 2,
    select: { snapshot: true },
  });
  const slugs = versions.flatMap(({ snapshot }) => (snapshot as unknown as Snapshot).parties.map((party) => party.slug));
  return [...new Set(slugs)];
}
