import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound } from "next/navigation";
import { SubjectIndex } from "#components/claims/subject-index";
import { db } from "#lib/db";
import { CLAIM_LISTS, EVERY_PAGE } from "#lib/publication/tags";
import { publicTopics } from "#lib/subjects/queries";
import { readIndexPlace } from "#lib/subjects/search-params";

type Props = { params: Promise<{ place: string }> };

export const generateStaticParams = async () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const first = (await params).place === "first";
  return { title: "Topics", ...(first ? { alternates: { canonical: "/topics" } } : { robots: { index: false, follow: true } }) };
}

/** `/topics`, from a place on: proxy.ts makes what its query says a part of its address. */
export default async function Page({ params }: Props) {
  "use cache";
  cacheLife("max");
  const { place: part } = await params;
  const place = readIndexPlace(part);
  if (place === null) notFound();
  cacheTag(EVERY_PAGE, CLAIM_LISTS);
  const page = await publicTopics(db(), place);
  if (page === null) notFound();
  return (
    <SubjectIndex
      title="Topics"
      about="What published claims are about, from A to Z."
      path="/topics"
      page={page}
      placed={part !== "first"}
    />
  );
}
