import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound } from "next/navigation";
import { SourcePage } from "#components/sources/source-page";
import { EVERY_PAGE, sourceTag } from "#lib/publication/tags";
import { oneLine } from "#lib/publication/words";
import { readSource } from "../../reads.ts";

type Props = { params: Promise<{ id: string }> };

export const generateStaticParams = async () => [];

/** As the database writes it; nothing else is worth asking it for. */
const isId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const source = isId(id) ? await readSource(id) : null;
  if (!source) return {};
  return {
    title: oneLine(source.title, 100),
    description: oneLine(`Which claims rely on “${source.title}”, and how they stand.`, 200),
    alternates: { canonical: `/sources/${id}` },
  };
}

export default async function Page({ params }: Props) {
  "use cache";
  cacheLife("max");
  const { id } = await params;
  if (!isId(id)) notFound();
  cacheTag(EVERY_PAGE, sourceTag(id));
  const source = await readSource(id);
  if (!source) notFound();
  return <SourcePage source={source} />;
}
