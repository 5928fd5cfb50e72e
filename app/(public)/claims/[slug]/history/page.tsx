import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound, permanentRedirect } from "next/navigation";
import { HistoryPage } from "#components/versions/history-page";
import { readersDb } from "#lib/db";
import { claimTag, EVERY_PAGE, NEWSROOM } from "#lib/publication/tags";
import { oneLine } from "#lib/publication/words";
import { historyPath, numberIn } from "#lib/versions/addresses";
import { historyOf } from "#lib/versions/history";
import { toldVersionsOf } from "#lib/versions/queries";
import { readClaim, readNewsroom } from "../../../reads.ts";

type Props = { params: Promise<{ slug: string }> };

export const generateStaticParams = async () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const number = numberIn((await params).slug);
  const claim = number === null ? null : await readClaim(number);
  if (!claim) return {};
  return { title: `History: ${oneLine(claim.snapshot.claim.text, 100)}`, alternates: { canonical: historyPath(claim.snapshot) } };
}

export default async function Page({ params }: Props) {
  "use cache";
  cacheLife("max");
  const { slug } = await params;
  const number = numberIn(slug);
  if (number === null) notFound();
  cacheTag(EVERY_PAGE, NEWSROOM, claimTag(number));
  const [claim, newsroom] = await Promise.all([toldVersionsOf(readersDb(), number), readNewsroom()]);
  if (!claim) notFound();
  const path = historyPath(claim);
  if (`/claims/${slug}/history` !== path) permanentRedirect(path);
  return <HistoryPage claim={claim} entries={historyOf(claim)} timeZone={newsroom.timeZone} />;
}
