import "server-only";
import type { Tx } from "#lib/db";
import { partyTag } from "#lib/publication/tags";

/** The tags of the public pages that name a party among what theirs answers to or what answers to it, and of its own. */
export async function tagsNaming(tx: Tx, partyIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ slug: string }[]>`
    WITH RECURSIVE below (id) AS (
      SELECT unnest(${[...partyIds]}::uuid[])
      UNION SELECT t."fromId" FROM affiliation t JOIN below b ON t."toId" = b.id
    ), naming (id) AS (
      SELECT id FROM below
      UNION SELECT t."toId" FROM affiliation t WHERE t."fromId" = ANY(${[...partyIds]}::uuid[])
    )
    SELECT p.slug FROM party p JOIN naming n ON n.id = p.id
    WHERE p.id = ANY(${[...partyIds]}::uuid[]) OR EXISTS (SELECT 1 FROM publication_party y WHERE y."partyId" = p.id)
    ORDER BY p.slug`;
  return rows.map((row) => partyTag(row.slug));
}
