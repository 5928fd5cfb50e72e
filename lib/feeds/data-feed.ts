import "server-only";
import type { Db } from "#lib/db";
import { claimReview } from "#lib/publication/claim-review";
import { claimPath } from "#lib/publication/listed";
import { organization } from "#lib/publication/organization";
import { type NewsroomForReaders, newsroomForReaders, type PublishedClaim, reviewedAfter } from "#lib/publication/queries";

const AT_ONCE = 200;

/** All reviews as Data Commons reads them: a DataFeed, in order of the numbers of claims, which never change. */
export async function* dataFeed(db: Db, site: string, atOnce = AT_ONCE): AsyncGenerator<string> {
  const newsroom = await newsroomForReaders(db);
  const head = {
    "@context": "https://schema.org",
    "@type": "DataFeed",
    name: `Claim reviews of ${newsroom.name}`,
    url: `${site}/feeds/datafeed.json`,
    publisher: organization(newsroom, site),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"dataFeedElement":[`;
  for (let number = 0, before = ""; ; before = ",\n") {
    const claims = await reviewedAfter(db, number, atOnce);
    if (claims.length > 0) yield before + claims.map((claim) => JSON.stringify(itemOf(claim, newsroom, site))).join(",\n");
    number = claims.at(-1)?.snapshot.number ?? number;
    if (claims.length < atOnce) break;
  }
  yield "]}\n";
}

function itemOf(claim: PublishedClaim, newsroom: NewsroomForReaders, site: string) {
  const { publishedAt, updatedAt } = claim.snapshot;
  const url = `${site}${claimPath(claim.snapshot)}`;
  const review = claimReview(claim, newsroom, site);
  const item = { "@type": "DataFeedItem", dateCreated: publishedAt, url };
  // What was retracted is named by its address alone: nothing is said of it any more.
  return review
    ? { ...item, dateModified: updatedAt, item: [review] }
    : { ...item, dateDeleted: updatedAt, item: [{ "@type": "ClaimReview", url }] };
}
