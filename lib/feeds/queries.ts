import "server-only";
import { isolated } from "#lib/bidi";
import { type Db, type Prisma, sql } from "#lib/db";
import { claimEntry, correctionEntry, type Entry, type FeedContents } from "#lib/feeds/entries";
import { FEEDS, type Feed } from "#lib/feeds/names";
import { capital } from "#lib/format";
import type { ClaimJson } from "#lib/publication/api-schema";
import type { ListedClaim } from "#lib/publication/listed";
import { newsroomForReaders, partyInPublic } from "#lib/publication/queries";
import { snapshotFrom } from "#lib/publication/snapshot";
import { listCorrections } from "#lib/versions/queries";

/** How much of the record a feed holds: what was said or said anew last. */
const NEWEST = 50;

/** @returns null where there is no such feed: no party or topic of this name in public */
export async function feedOf(db: Db, feed: Feed): Promise<FeedContents | { movedTo: Feed } | null> {
  const about = await aboutOf(db, feed);
  if (about === null || "movedTo" in about) return about;
  const [{ name, language }, entries] = await Promise.all([
    newsroomForReaders(db),
    about.claims === null
      ? listCorrections(db, {}, NEWEST).then(({ items }) => items.map(correctionEntry))
      : newestClaims(db, about.claims),
  ]);
  return {
    title: `${isolated(name)}: ${about.what}`,
    description: [
      `${capital(about.what)} in the record of ${isolated(name)}: the newest ${NEWEST}, what changed last first.`,
      ...(about.kept ? [about.kept] : []),
    ].join(" "),
    path: about.path,
    newsroom: { name, language },
    entries,
  };
}

/** What a feed is about, the page that shows the same, which public claims it holds (null: corrections), and which of them stay in it. */
type About = { what: string; path: string; claims: Prisma.Sql | null; kept?: string };

async function aboutOf(db: Db, feed: Feed): Promise<About | { movedTo: Feed } | null> {
  const [, kind, slug] = /^(party|topic)-(.*)$/.exec(feed) ?? [];
  if (kind === "party" && slug) return aboutParty(db, slug);
  if (kind === "topic" && slug) {
    const topic = await db.publicationTopic.findFirst({ where: { slug }, select: { name: true } });
    return (
      topic && {
        what: `claims on ${isolated(topic.name)}`,
        path: `/topics/${encodeURIComponent(slug)}`,
        claims: sql.sql`p."claimId" IN (SELECT w."claimId" FROM publication_topic w WHERE w.slug = ${slug})`,
      }
    );
  }
  const what = FEEDS[feed as keyof typeof FEEDS];
  if (feed === "corrections") return { what, path: "/corrections", claims: null };
  return feed === "all"
    ? { what, path: "/claims", claims: sql.sql`true` }
    : {
        what,
        path: `/claims?status=${feed}`,
        claims: sql.sql`(p.status = ${feed}::"Status" OR ${wasOnce(feed)})`,
        kept: `A claim that was ${feed} stays, with what stands now.`,
      };
}

/**
 * The claims that had this status in a version: whoever reads the feed of a status has been told of it, and is told of what stands now.
 * Read from what was corrected, as another status always is a correction, and there are few of them.
 */
const wasOnce = (status: string) => sql.sql`EXISTS (
  SELECT 1 FROM correction c JOIN version v ON v."claimId" = c."claimId" AND v.number = c."versionNo" - 1
  WHERE c."claimId" = p."claimId" AND v.status = ${status}::"Status")`;

async function aboutParty(db: Db, slug: string): Promise<About | { movedTo: Feed } | null> {
  const party = await partyInPublic(db, slug);
  if (party === null) return null;
  if ("movedTo" in party) return { movedTo: `party-${party.movedTo}` };
  const { id, name } = party;
  return {
    what: `claims by or about ${isolated(name)}`,
    path: `/parties/${slug}`,
    claims: sql.sql`p."claimId" IN (SELECT w."claimId" FROM publication_party w WHERE w."partyId" = ${id}::uuid)`,
  };
}

async function newestClaims(db: Db, where: Prisma.Sql): Promise<Entry[]> {
  const rows = await db.$queryRaw<{ claimId: string; listed: ListedClaim; json: string; snapshot: unknown }[]>`
    SELECT n."claimId", n.listed, n.json, v.snapshot
    FROM (SELECT p.* FROM publication p WHERE p."mergedInto" IS NULL AND ${where} ORDER BY p."updatedAt" DESC, p.number DESC LIMIT ${NEWEST}) n
    JOIN version v ON v.id = n."versionId"
    ORDER BY n."updatedAt" DESC, n.number DESC`;
  return rows.map(({ claimId, listed, json, snapshot }) =>
    claimEntry(claimId, listed, JSON.parse(json) as ClaimJson, snapshotFrom(snapshot).assessment?.reasons ?? []),
  );
}
