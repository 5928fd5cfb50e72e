import "server-only";
import type { Db } from "#lib/db";
import { claimReview } from "#lib/publication/claim-review";
import type { MadeCorrection } from "#lib/publication/corrections";
import { claimPath } from "#lib/publication/listed";
import { organization } from "#lib/publication/organization";
import { type NewsroomForReaders, newsroomForReaders } from "#lib/publication/queries";
import { correctionFrom, type Snapshot, snapshotFrom } from "#lib/publication/snapshot";

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

type Reviewed = { snapshot: Snapshot; corrections: MadeCorrection[] };

/** The claims that have been reviewed, retracted ones too, with numbers above one, in the order of these. */
async function reviewedAfter(db: Db, number: number, size: number): Promise<Reviewed[]> {
  const rows = await db.$queryRaw<
    { snapshot: unknown; corrections: (Omit<MadeCorrection, "correction"> & Pick<Snapshot, "retraction" | "correction">)[] }[]
  >`
    SELECT v.snapshot, (
      SELECT coalesce(jsonb_agg(
        jsonb_build_object(
          'version', c.number, 'at', c.snapshot->'updatedAt', 'retraction', c.snapshot->'retraction', 'correction', c.snapshot->'correction')
        ORDER BY c.number DESC), '[]')
      FROM correction k JOIN version c ON c."claimId" = k."claimId" AND c.number = k."versionNo"
      WHERE k."claimId" = p."claimId"
    ) AS corrections
    FROM (
      SELECT * FROM publication WHERE number > ${number} AND status IS DISTINCT FROM 'unreviewed' ORDER BY number LIMIT ${size}
    ) p JOIN version v ON v.id = p."versionId"
    ORDER BY p.number`;
  return rows.map(({ snapshot, corrections }) => ({
    snapshot: snapshotFrom(snapshot),
    corrections: corrections.flatMap(({ version, at, ...told }) => {
      const correction = correctionFrom(told);
      return correction ? [{ version, at, correction }] : [];
    }),
  }));
}

function itemOf(claim: Reviewed, newsroom: NewsroomForReaders, site: string) {
  const { publishedAt, updatedAt } = claim.snapshot;
  const url = `${site}${claimPath(claim.snapshot)}`;
  const review = claimReview(claim, newsroom, site);
  const item = { "@type": "DataFeedItem", dateCreated: publishedAt, url };
  // What was retracted is named by its address alone: nothing is said of it any more.
  return review
    ? { ...item, dateModified: updatedAt, item: [review] }
    : { ...item, dateDeleted: updatedAt, item: [{ "@type": "ClaimReview", url }] };
}
