import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound, permanentRedirect } from "next/navigation";
import { ClaimPage } from "#components/claims/claim-page";
import { JsonLd } from "#components/ui/json-ld";
import { gonePages } from "#lib/capture/gone";
import { toDay } from "#lib/dates";
import { readersDb } from "#lib/db";
import { env } from "#lib/env";
import { claimReview } from "#lib/publication/claim-review";
import { madeIn } from "#lib/publication/corrections";
import { claimPath } from "#lib/publication/listed";
import { claimTag, EVERY_PAGE, NEWSROOM } from "#lib/publication/tags";
import { claimHead } from "#lib/share/card";
import { numberIn } from "#lib/versions/addresses";
import { readClaim, readNewsroom, readRelations, readVersions } from "../../reads.ts";

type Props = { params: Promise<{ slug: string }> };

export const generateStaticParams = async () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const number = numberIn((await params).slug);
  const [claim, newsroom] = await Promise.all([number === null ? null : readClaim(number), readNewsroom()]);
  return claim ? claimHead(claim.snapshot, newsroom) : {};
}

export default async function Page({ params }: Props) {
  "use cache";
  cacheLife("max");
  const { slug } = await params;
  const number = numberIn(slug);
  if (number === null) notFound();
  cacheTag(EVERY_PAGE, NEWSROOM, claimTag(number));
  const [claim, versions, newsroom, gone] = await Promise.all([
    readClaim(number),
    readVersions(number),
    readNewsroom(),
    gonePages(readersDb(), number),
  ]);
  if (!claim || !versions) notFound();
  if (claim.mergedInto) permanentRedirect(claimPath(claim.mergedInto));
  const path = claimPath(claim.snapshot);
  if (`/claims/${slug}` !== path) permanentRedirect(path);
  const relations = await readRelations(claim.snapshot);
  const review = claimReview({ ...claim, corrections: madeIn(versions.versions) }, newsroom, env.SITE_URL);
  // A page that is kept is cleared on the day that it is to be looked at again.
  return (
    <>
      {review && <JsonLd of={review} />}
      <ClaimPage {...claim} claim={versions} relations={relations} gone={gone} newsroom={newsroom} today={toDay(new Date())} />
    </>
  );
}
