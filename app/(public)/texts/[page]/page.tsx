import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound } from "next/navigation";
import { WrittenPage } from "#components/pages/written-page";
import { asHtml } from "#lib/pages/markdown";
import { PAGE_WORDS, pageAt } from "#lib/pages/schema";
import { EVERY_PAGE, NEWSROOM, pageTag } from "#lib/publication/tags";
import { readNewsroom, readWrittenPage } from "../../reads.ts";

type Props = { params: Promise<{ page: string }> };

export const generateStaticParams = async () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = pageAt((await params).page);
  if (!name) return {};
  const { title, address, tells } = PAGE_WORDS[name];
  const newsroom = await readNewsroom();
  return { title, description: `${newsroom.name}: ${tells}.`, alternates: { canonical: `/${address}` } };
}

/** `/methodology`, `/corrections-policy`, `/about`: proxy.ts gives each of them an address that can be cached. */
export default async function Page({ params }: Props) {
  "use cache";
  cacheLife("max");
  const name = pageAt((await params).page);
  if (!name) notFound();
  cacheTag(EVERY_PAGE, NEWSROOM, pageTag(name));
  const [page, { timeZone, language }] = await Promise.all([readWrittenPage(name), readNewsroom()]);
  return <WrittenPage page={page} html={asHtml(page.body)} timeZone={timeZone} language={language} />;
}
