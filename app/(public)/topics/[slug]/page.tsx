import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound } from "next/navigation";
import { TopicPage } from "#components/topics/topic-page";
import { feedTypes } from "#lib/feeds/names";
import { EVERY_PAGE, topicTag } from "#lib/publication/tags";
import { oneLine } from "#lib/publication/words";
import { readTopic } from "../../reads.ts";

type Props = { params: Promise<{ slug: string }> };

export const generateStaticParams = async () => [];

/** Slugs of topics are letters and numbers of any script, and hyphens; null: nothing is worth asking the database for. */
function slugIn(given: string): string | null {
  try {
    const slug = decodeURIComponent(given);
    return /^[\p{L}\p{N}-]{1,600}$/u.test(slug) ? slug : null;
  } catch {
    return null;
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const slug = slugIn((await params).slug);
  const topic = slug === null ? null : await readTopic(slug);
  if (!topic) return {};
  return {
    title: oneLine(topic.name, 100),
    description: oneLine(`What was claimed on ${topic.name}, by whom, and how it stands.`, 200),
    alternates: {
      canonical: `/topics/${encodeURIComponent(topic.slug)}`,
      types: feedTypes(`topic-${topic.slug}`, `Claims on ${topic.name}`),
    },
  };
}

export default async function Page({ params }: Props) {
  "use cache";
  cacheLife("max");
  const slug = slugIn((await params).slug);
  if (slug === null) notFound();
  cacheTag(EVERY_PAGE, topicTag(slug));
  const topic = await readTopic(slug);
  if (!topic) notFound();
  return <TopicPage topic={topic} />;
}
