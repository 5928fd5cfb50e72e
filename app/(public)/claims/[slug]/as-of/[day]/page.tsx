import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound, permanentRedirect } from "next/navigation";
import { ClaimPage } from "#components/claims/claim-page";
import { AsOfBand } from "#components/versions/band";
import { toDay } from "#lib/dates";
import { formatDate } from "#lib/format";
import { claimPath } from "#lib/publication/listed";
import { claimTag, EVERY_PAGE, NEWSROOM } from "#lib/publication/tags";
import { oneLine } from "#lib/publication/words";
import { isCalendarDate } from "#lib/schema";
import { asOfPath, numberIn } from "#lib/versions/addresses";
import { versionOn } from "#lib/versions/memento";
import { liveUntil, readNewsroom, readRelations, readVersion, readVersions } from "../../../../reads.ts";

type Props = { params: Promise<{ slug: string; day: string }> };

export const generateStaticParams = async () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, day } = await params;
  const number = numberIn(slug);
  const claim = number === null ? null : await readVersions(number);
  if (!claim || !isCalendarDate(day)) return {};
  const shown = await readVersion(claim.number, versionOn(claim.versions, day).number);
  return {
    title: `As of ${formatDate(day)}: ${oneLine(shown?.snapshot.claim.text ?? "", 100)}`,
    alternates: { canonical: claimPath(claim) },
    robots: { index: false, follow: true },
  };
}

/** `/claims/{…}?asOf={day}`, which proxy.ts gives this address: what the page said at the end of that day, UTC. */
export default async function Page({ params }: Props) {
  "use cache";
  cacheLife("max");
  const { slug, day } = await params;
  const number = numberIn(slug);
  if (number === null || !isCalendarDate(day)) notFound();
  cacheTag(EVERY_PAGE, NEWSROOM, claimTag(number));
  const [claim, newsroom] = await Promise.all([readVersions(number), readNewsroom()]);
  if (!claim) notFound();
  if (`/claims/${slug}` !== claimPath(claim)) permanentRedirect(asOfPath(claim, day));
  const listed = versionOn(claim.versions, day);
  const shown = await readVersion(number, listed.number);
  if (!shown) notFound();
  const now = new Date();
  const today = toDay(now);
  if (day > today) liveUntil(day, now);
  return (
    <ClaimPage
      {...shown}
      claim={claim}
      relations={await readRelations(shown.snapshot, day)}
      newsroom={newsroom}
      today={today}
      band={<AsOfBand claim={claim} shown={listed} timeZone={newsroom.timeZone} day={day} today={today} />}
    />
  );
}
