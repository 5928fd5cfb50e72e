import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound, permanentRedirect } from "next/navigation";
import { ClaimPage } from "#components/claims/claim-page";
import { VersionBand } from "#components/versions/band";
import { MARK_WORDS } from "#lib/claims/mark";
import { toDay } from "#lib/dates";
import { claimPath } from "#lib/publication/listed";
import { claimTag, EVERY_PAGE, NEWSROOM } from "#lib/publication/tags";
import { oneLine } from "#lib/publication/words";
import { numberIn, versionPath } from "#lib/versions/addresses";
import { versionIn } from "#lib/versions/search-params";
import { readNewsroom, readRelations, readVersion, readVersions } from "../../../../reads.ts";

type Props = { params: Promise<{ slug: string; n: string }> };

export const generateStaticParams = async () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, n } = await params;
  const [number, version] = [numberIn(slug), versionIn(n)];
  if (number === null || version === null) return {};
  const [claim, shown] = await Promise.all([readVersions(number), readVersion(number, version)]);
  if (!claim || !shown) return {};
  const { snapshot } = shown;
  return {
    title: `Version ${version}: ${MARK_WORDS[snapshot.status ?? "retracted"]}: ${oneLine(snapshot.claim.text, 100)}`,
    alternates: { canonical: claimPath(claim) },
    ...(claim.versions.at(-1)?.number !== version && { robots: { index: false, follow: true } }),
  };
}

/** A version as it was published; only what is said about it, over it and in the record, knows of what came later. */
export default async function Page({ params }: Props) {
  "use cache";
  cacheLife("max");
  const { slug, n } = await params;
  const [number, version] = [numberIn(slug), versionIn(n)];
  if (number === null || version === null) notFound();
  cacheTag(EVERY_PAGE, NEWSROOM, claimTag(number));
  const [claim, shown, newsroom] = await Promise.all([readVersions(number), readVersion(number, version), readNewsroom()]);
  const listed = claim?.versions.find((one) => one.number === version);
  if (!claim || !shown || !listed) notFound();
  const path = versionPath(claim, version);
  if (`/claims/${slug}/versions/${n}` !== path) permanentRedirect(path);
  return (
    <ClaimPage
      {...shown}
      claim={claim}
      relations={
        claim.versions.at(-1)?.number === version
          ? await readRelations(shown.snapshot)
          : { states: shown.snapshot.relations, stated: [], more: 0 }
      }
      newsroom={newsroom}
      today={toDay(new Date())}
      band={<VersionBand claim={claim} shown={listed} timeZone={newsroom.timeZone} />}
    />
  );
}
