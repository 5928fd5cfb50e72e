import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound, permanentRedirect } from "next/navigation";
import { ComparePage } from "#components/versions/compare-page";
import { readersDb } from "#lib/db";
import { claimPath } from "#lib/publication/listed";
import { claimTag, EVERY_PAGE, NEWSROOM } from "#lib/publication/tags";
import { comparePath, historyPath, numberIn } from "#lib/versions/addresses";
import { compare } from "#lib/versions/comparison";
import { toldVersionsOf } from "#lib/versions/queries";
import { readNewsroom, readVersions } from "../../../../reads.ts";

type Props = { params: Promise<{ slug: string; pair: string }> };

export const generateStaticParams = async () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, pair } = await params;
  const number = numberIn(slug);
  const claim = number === null ? null : await readVersions(number);
  const [from, to] = pairIn(pair) ?? [];
  if (!claim || !from) return {};
  return {
    title: `Versions ${from} and ${to} of C-${claim.number} compared`,
    alternates: { canonical: historyPath(claim) },
    robots: { index: false, follow: true },
  };
}

/** `/claims/{…}/history?from={n}&to={m}`, which proxy.ts gives this address. */
export default async function Page({ params }: Props) {
  "use cache";
  cacheLife("max");
  const { slug, pair } = await params;
  const [number, asked] = [numberIn(slug), pairIn(pair)];
  if (number === null || asked === null) notFound();
  cacheTag(EVERY_PAGE, NEWSROOM, claimTag(number));
  const [claim, told, newsroom] = await Promise.all([readVersions(number), toldVersionsOf(readersDb(), number, asked), readNewsroom()]);
  const [before, after] = told?.versions ?? [];
  if (!claim || !told || !before || !after) notFound();
  if (`/claims/${slug}` !== claimPath(claim)) permanentRedirect(comparePath(claim, ...asked));
  const comparison = compare(before.snapshot, after.snapshot, told.untold);
  return <ComparePage claim={claim} before={before} after={after} comparison={comparison} timeZone={newsroom.timeZone} />;
}

function pairIn(text: string): [number, number] | null {
  const [, from, to] = /^(\d{1,9})-(\d{1,9})$/.exec(text) ?? [];
  return from && to ? [Number(from), Number(to)] : null;
}
