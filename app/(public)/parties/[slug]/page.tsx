import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound, permanentRedirect } from "next/navigation";
import { PartyPage } from "#components/parties/party-page";
import { feedTypes } from "#lib/feeds/names";
import { EVERY_PAGE, NEWSROOM, partyTag } from "#lib/publication/tags";
import { oneLine } from "#lib/publication/words";
import { pageCard } from "#lib/share/card";
import { liveUntil, readNewsroom, readParty } from "../../reads.ts";

type Props = { params: Promise<{ slug: string }> };

export const generateStaticParams = async () => [];

/** Slugs are Latin letters, numbers and hyphens (lib/slug.ts): nothing else is worth asking the database for. */
const isSlug = (slug: string) => /^[a-z0-9-]{1,200}$/.test(slug);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const party = isSlug(slug) ? await readParty(slug) : null;
  if (!party || "movedTo" in party) return {};
  return {
    title: oneLine(party.name, 100),
    description: oneLine(`What ${party.name} said, and what was said that concerns them.`, 200),
    ...pageCard(await readNewsroom(), `/parties/${party.slug}`),
    alternates: {
      canonical: `/parties/${party.slug}`,
      types: feedTypes(`party-${party.slug}`, `Claims by or about ${oneLine(party.name, 100)}`),
    },
  };
}

export default async function Page({ params }: Props) {
  "use cache";
  cacheLife("max");
  const { slug } = await params;
  if (!isSlug(slug)) notFound();
  cacheTag(EVERY_PAGE, NEWSROOM, partyTag(slug));
  const party = await readParty(slug);
  if (!party) notFound();
  if ("movedTo" in party) permanentRedirect(`/parties/${party.movedTo}`);
  liveUntil(party.turnsOn, new Date());
  return <PartyPage party={party} />;
}
