import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound } from "next/navigation";
import { SubjectIndex } from "#components/claims/subject-index";
import { readersDb } from "#lib/db";
import { PARTY_KIND_WORDS } from "#lib/parties/schema";
import { CLAIM_LISTS, EVERY_PAGE } from "#lib/publication/tags";
import { publicParties, publicTopics } from "#lib/subjects/queries";
import { type IndexPlace, readIndexPlace } from "#lib/subjects/search-params";

type Props = { params: Promise<{ list: string; place: string }> };

export const generateStaticParams = async () => [];

const INDEXES = {
  parties: {
    title: "Parties",
    about: "Whoever speaks in a published claim or is concerned by one, by name.",
    read: async (place: IndexPlace) => {
      const page = await publicParties(readersDb(), place);
      return (
        page && { ...page, items: page.items.map(({ kind, ...party }) => ({ ...party, detail: PARTY_KIND_WORDS[kind].toLowerCase() })) }
      );
    },
  },
  topics: {
    title: "Topics",
    about: "What published claims are about, from A to Z.",
    read: (place: IndexPlace) => publicTopics(readersDb(), place),
  },
};

const indexOf = (list: string) => (Object.hasOwn(INDEXES, list) ? INDEXES[list as keyof typeof INDEXES] : null);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { list, place } = await params;
  const title = indexOf(list)?.title;
  return place === "first" ? { title, alternates: { canonical: `/${list}` } } : { title, robots: { index: false, follow: true } };
}

/** `/parties` and `/topics`, from a place on: proxy.ts makes what their query says a part of their address. */
export default async function Page({ params }: Props) {
  "use cache";
  cacheLife("max");
  const { list, place: part } = await params;
  const [index, place] = [indexOf(list), readIndexPlace(part)];
  if (index === null || place === null) notFound();
  cacheTag(EVERY_PAGE, CLAIM_LISTS);
  const page = await index.read(place);
  if (page === null) notFound();
  return <SubjectIndex title={index.title} about={index.about} path={`/${list}`} page={page} placed={part !== "first"} />;
}
