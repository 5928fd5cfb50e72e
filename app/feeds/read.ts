import { cacheLife, cacheTag } from "next/cache";
import { readersDb } from "#lib/db";
import { env } from "#lib/env";
import { type Feed, type FeedFormat, feedPath } from "#lib/feeds/names";
import { feedOf } from "#lib/feeds/queries";
import { writeFeed } from "#lib/feeds/write";
import { weakTag } from "#lib/http";
import { CLAIM_LISTS, CORRECTIONS, EVERY_PAGE, NEWSROOM, partyTag, topicTag } from "#lib/publication/tags";

/** A feed as it is sent, written once until something that it shows is published. */
export async function readFeed(feed: Feed, format: FeedFormat) {
  "use cache";
  cacheLife("max");
  cacheTag(EVERY_PAGE, NEWSROOM, tagOf(feed));
  const found = await feedOf(readersDb(), feed);
  if (found === null) return null;
  if ("movedTo" in found) return { movedTo: feedPath(found.movedTo, format) };
  const body = writeFeed(feed, format, found, env.SITE_URL);
  // By the content alone: two changes of one second have one date, and what leaves a feed may take the newest date with it.
  return { body, etag: weakTag(body) };
}

function tagOf(feed: Feed): string {
  const [, kind, slug = ""] = /^(party|topic)-(.*)$/.exec(feed) ?? [];
  if (kind) return kind === "party" ? partyTag(slug) : topicTag(slug);
  return feed === "corrections" ? CORRECTIONS : CLAIM_LISTS;
}
