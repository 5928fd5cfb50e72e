import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound } from "next/navigation";
import { ClaimsPage } from "#components/claims/claims-page";
import { FrontPage } from "#components/claims/front-page";
import { OpenDataPage } from "#components/open-data/open-data-page";
import { JsonLd } from "#components/ui/json-ld";
import { CorrectionsPage } from "#components/versions/corrections-page";
import { readersDb } from "#lib/db";
import { env } from "#lib/env";
import { feedTypes } from "#lib/feeds/names";
import { placeInList } from "#lib/publication/list-places";
import { countClaims, latestDecided, listClaims } from "#lib/publication/lists";
import { openApi } from "#lib/publication/openapi";
import { newsMediaOrganization } from "#lib/publication/organization";
import { CLAIM_LISTS, CORRECTIONS, EVERY_PAGE, NEWSROOM } from "#lib/publication/tags";
import { pageCard } from "#lib/share/card";
import { listCorrections } from "#lib/versions/queries";
import { readChoices, readNewsroom } from "../../reads.ts";

type Props = { params: Promise<{ list: string }> };

export const generateStaticParams = async () => [];

const OPEN_DATA: Metadata = {
  title: "Open data",
  description: "Everything published here, for programs: an API, whole downloads and feeds, with their licence.",
  alternates: { canonical: "/open-data" },
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { list } = await params;
  const newsroom = await readNewsroom();
  if (list === "corrections")
    return {
      title: "Corrections",
      ...pageCard(newsroom, "/corrections"),
      alternates: { canonical: "/corrections", types: feedTypes("corrections", "Corrections") },
    };
  if (list === "open-data") return { ...OPEN_DATA, ...pageCard(newsroom, "/open-data") };
  const types = feedTypes("all", "All claims");
  if (list === "claims") return { title: "Claims", ...pageCard(newsroom, "/claims"), alternates: { canonical: "/claims", types } };
  if (list !== "front") return { title: "Claims", robots: { index: false, follow: true } };
  return {
    description: `What was claimed, by whom, on whose word, and what ${newsroom.name} can stand behind.`,
    ...pageCard(newsroom, "/"),
    alternates: { canonical: "/", types },
  };
}

/** `/`, `/corrections`, `/open-data`, and `/claims` from any place on without a filter: proxy.ts gives each an address that can be cached. */
export default async function Page({ params }: Props) {
  "use cache";
  cacheLife("max");
  cacheTag(EVERY_PAGE, CLAIM_LISTS, NEWSROOM);
  const { list } = await params;
  if (list === "front") {
    const [claims, newsroom] = await Promise.all([latestDecided(readersDb(), 12), readNewsroom()]);
    return (
      <>
        <JsonLd of={newsMediaOrganization(newsroom, env.SITE_URL)} />
        <FrontPage claims={claims} newsroom={newsroom.name} />
      </>
    );
  }
  if (list === "corrections") {
    cacheTag(CORRECTIONS);
    return <CorrectionsPage page={await listCorrections(readersDb())} placed={false} />;
  }
  if (list === "open-data") {
    const { name, licence } = await readNewsroom();
    const api = openApi({ newsroom: name, licence, siteUrl: env.SITE_URL });
    const limit = { requests: env.LIMIT_API_REQUESTS, seconds: env.LIMIT_API_WINDOW };
    return <OpenDataPage newsroom={name} licence={licence} siteUrl={env.SITE_URL} limit={limit} api={api} />;
  }
  const place = placeInList(list);
  if (!place) notFound();
  const from = { ...place, last: place.last === "1" };
  const [page, total, choices] = await Promise.all([listClaims(readersDb(), {}, from), countClaims(readersDb()), readChoices()]);
  return <ClaimsPage page={page} total={total} choices={choices} query={place} names={{ party: null, topic: null }} />;
}
