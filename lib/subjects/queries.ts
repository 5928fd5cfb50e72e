import "server-only";
import type { Db } from "#lib/db";
import type { ListedClaim } from "#lib/publication/listed";
import { listClaims } from "#lib/publication/queries";
import { countsOfTopic } from "#lib/subjects/counts";
import { type Tally, totalOf } from "#lib/subjects/tally";
import type { Timeline } from "#lib/subjects/timeline";

export type PublicTopic = {
  slug: string;
  name: string;
  tally: Tally;
  overTime: Timeline | null;
  /** Who speaks in it most often. */
  speakers: { slug: string; name: string; claims: number }[];
  claims: ListedClaim[];
  more: boolean;
};

const MOST_SPEAKERS = 10;

/** A topic that the current version of some claim touches; any other is not public. */
export async function publicTopic(db: Db, slug: string): Promise<PublicTopic | null> {
  const topic = await db.publicationTopic.findFirst({
    where: { slug },
    orderBy: [{ firstPublishedAt: "desc" }, { number: "desc" }],
    select: { name: true },
  });
  if (!topic) return null;
  const [{ tally, overTime }, speakers, page] = await Promise.all([
    countsOfTopic(db, slug),
    speakersOf(db, slug),
    listClaims(db, { topic: slug }),
  ]);
  return { slug, name: topic.name, tally, overTime, speakers, claims: page.items, more: totalOf(tally) > page.items.length };
}

async function speakersOf(db: Db, slug: string): Promise<PublicTopic["speakers"]> {
  return db.$queryRaw<PublicTopic["speakers"]>`
    SELECT y.slug, y.name, most.claims
    FROM (
      SELECT p."partyId", count(*)::int AS claims
      FROM publication_topic t JOIN publication_party p USING ("claimId")
      WHERE t.slug = ${slug} AND p.speaks
      GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_SPEAKERS}
    ) most JOIN party y ON y.id = most."partyId"
    ORDER BY most.claims DESC, y."nameKey", y.slug`;
}
