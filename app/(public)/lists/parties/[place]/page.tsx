import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound } from "next/navigation";
import { SubjectIndex } from "#components/claims/subject-index";
import { db } from "#lib/db";
import { PARTY_KIND_WORDS } from "#lib/parties/schema";
import { CLAIM_LISTS, EVERY_PAGE } from "#lib/publication/tags";
import { publicParties } from "#lib/subjects/queries";
import { readIndexPlace } from "#lib/subjects/search-params";

type Props = { params: Promise<{ place: string }> };

export const generateStaticParams = async () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const first = (await params).place === "first";
  return { title: "Parties", ...(first ? { alternates: { canonical: "/parties" } } : { robots: { index: false, follow: true } }) };
}

/** `/parties`, from a place on: proxy.ts makes what its query says a part of its address. */
export default async function Page({ params }: Props) {
  "use cache";
  cacheLife("max");
  const { place: part } = await params;
  const place = readIndexPlace(part);
  if (place === null) notFound();
  cacheTag(EVERY_PAGE, CLAIM_LISTS);
  const page = await publicParties(db(), place);
  if (page === null) notFound();
  return (
    <SubjectIndex
      title="Parties"
      about="Whoever speaks in a published claim or is concerned by one, by name."
      path="/parties"
      page={{ ...page, items: page.items.map(({ kind, ...party }) => ({ ...party, detail: PARTY_KIND_WORDS[kind].toLowerCase() })) }}
      placed={part !== "first"}
    />
  );
}
