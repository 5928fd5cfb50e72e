import "server-only";
import type { Db } from "#lib/db";

/** A page of a source that readers see, and that is gone. */
export type GonePage = { source: string; since: string };

/** Of the public version of a claim. It is known beside the version, which never changes, and told beside it. */
export async function gonePages(db: Db, number: number): Promise<GonePage[]> {
  const rows = await db.publicationSource.findMany({
    where: { publication: { number }, source: { withheld: false, pageWatch: { goneSince: { not: null } } } },
    select: { sourceId: true, source: { select: { pageWatch: { select: { goneSince: true } } } } },
    orderBy: { sourceId: "asc" },
  });
  return rows.map(({ sourceId, source }) => ({ source: sourceId, since: source.pageWatch?.goneSince?.toISOString() ?? "" }));
}
