import "server-only";
import { type Prisma, sql } from "#lib/db";

// A party that was merged answers to its old name, for readers only where they knew it: otherwise a guessed name would tell them that the
// newsroom had such a party, and who it is.

/** Which rows of the registry readers may ask for by their names. */
export const KNOWN: Prisma.PartyWhereInput = { OR: [{ mergedIntoId: null }, { hadPage: true }] };

/** The id of the party that they ask for, merged or not, as a query of one value. */
export const idKnownAs = (slug: string): Prisma.Sql =>
  sql.sql`(SELECT coalesce(y."mergedIntoId", y.id) FROM party y WHERE y.slug = ${slug} AND (y."mergedIntoId" IS NULL OR y."hadPage"))`;
