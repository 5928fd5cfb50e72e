import "server-only";
import { type Db, type Prisma, sql } from "#lib/db";
import type { PartyKind } from "#lib/parties/schema";
import type { ListedClaim } from "#lib/publication/listed";
import { listClaims } from "#lib/publication/lists";
import { isBackwards, pageFrom } from "#lib/publication/pages";
import { countsOfTopic } from "#lib/subjects/counts";
import type { IndexPlace } from "#lib/subjects/search-params";
import { type Tally, totalOf } from "#lib/subjects/tally";
import type { Timeline } from "#lib/subjects/timeline";

export type PublicTopic = {
  slug: string;
  name: string;
  tally: Tally;
  overTime: Timeline | null;
  /** Who speaks most often in its newest claims, of which so many are read. */
  speakers: { slug: string; name: string; claims: number }[];
  spokenIn: number;
  claims: ListedClaim[];
  more: boolean;
};

const MOST_SPEAKERS = 10;
/** In more claims than this nobody is looked for: a topic can be a third of the record. */
const MOST_READ = 2_000;

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
  const total = totalOf(tally);
  const spokenIn = Math.min(total, MOST_READ);
  return { slug, name: topic.name, tally, overTime, speakers, spokenIn, claims: page.items, more: total > page.items.length };
}

async function speakersOf(db: Db, slug: string): Promise<PublicTopic["speakers"]> {
  return db.$queryRaw<PublicTopic["speakers"]>`
    SELECT y.slug, y.name, most.claims
    FROM (
      SELECT p."partyId", count(*)::int AS claims
      FROM (
        SELECT "claimId" FROM publication_topic WHERE slug = ${slug} ORDER BY "firstPublishedAt" DESC, number DESC LIMIT ${MOST_READ}
      ) t JOIN publication_party p USING ("claimId")
      WHERE p.speaks
      GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_SPEAKERS}
    ) most JOIN party y ON y.id = most."partyId"
    ORDER BY most.claims DESC, y."nameKey", y.slug`;
}

export type Entry = { slug: string; name: string; claims: number };
export type IndexPage<T extends Entry> = { items: T[]; previous: string | null; next: string | null };

export const INDEX_SIZE = 100;

/** The parties that speak in the public record or are concerned by it, by name. @returns null where the place is at none of them */
export async function publicParties(db: Db, place: IndexPlace, size = INDEX_SIZE): Promise<IndexPage<Entry & { kind: PartyKind }> | null> {
  const beside = place.after ?? place.before;
  const at = beside
    ? await db.party.findUnique({ where: { slug: beside, publications: { some: {} } }, select: { nameKey: true, slug: true } })
    : undefined;
  if (at === null) return null;
  const { backwards, order } = walking(place);
  const beyond = at && sql.sql`AND (p."nameKey", p.slug) ${backwards ? sql.sql`<` : sql.sql`>`} (${at.nameKey}, ${at.slug})`;
  const rows = await db.$queryRaw<(Entry & { kind: PartyKind })[]>`
    SELECT here.slug, here.name, here.kind, counted.claims
    FROM (
      SELECT p.id, p.slug, p.name, p.kind, p."nameKey" FROM party p
      WHERE EXISTS (SELECT 1 FROM publication_party y WHERE y."partyId" = p.id) ${beyond ?? sql.empty}
      ORDER BY p."nameKey" ${order}, p.slug ${order} LIMIT ${size + 1}
    ) here,
    LATERAL (SELECT count(*)::int AS claims FROM publication_party y WHERE y."partyId" = here.id) counted
    ORDER BY here."nameKey" ${order}, here.slug ${order}`;
  return pageFrom(rows, place, size, (row) => row.slug);
}

/**
 * The topics of the public record, by their slugs, from one to the next: there are far fewer of them than of claims.
 * @returns null where the place is at no topic
 */
export async function publicTopics(db: Db, place: IndexPlace, size = INDEX_SIZE): Promise<IndexPage<Entry> | null> {
  const { backwards, order } = walking(place);
  const [than, beside] = [backwards ? sql.sql`<` : sql.sql`>`, place.after ?? place.before];
  if (beside && !(await db.publicationTopic.findFirst({ where: { slug: beside }, select: { slug: true } }))) return null;
  const rows = await db.$queryRaw<Entry[]>`
    WITH RECURSIVE walk (slug) AS (
      (SELECT slug FROM publication_topic ${beside ? sql.sql`WHERE slug ${than} ${beside}` : sql.empty} ORDER BY slug ${order} LIMIT 1)
      UNION ALL
      SELECT (SELECT n.slug FROM publication_topic n WHERE n.slug ${than} walk.slug ORDER BY n.slug ${order} LIMIT 1)
      FROM walk WHERE walk.slug IS NOT NULL
    )
    SELECT here.slug, newest.name, counted.claims
    FROM (SELECT slug FROM walk WHERE slug IS NOT NULL LIMIT ${size + 1}) here,
    LATERAL (
      SELECT name FROM publication_topic t WHERE t.slug = here.slug ORDER BY t."firstPublishedAt" DESC, t.number DESC LIMIT 1
    ) newest,
    LATERAL (SELECT count(*)::int AS claims FROM publication_topic t WHERE t.slug = here.slug) counted
    ORDER BY here.slug ${order}`;
  return pageFrom(rows, place, size, (row) => row.slug);
}

function walking(place: IndexPlace): { backwards: boolean; order: Prisma.Sql } {
  const backwards = isBackwards(place);
  return { backwards, order: backwards ? sql.sql`DESC` : sql.sql`ASC` };
}
