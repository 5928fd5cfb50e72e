import type { Metadata } from "next";
import Link from "next/link";
import { ClaimHistory } from "#components/claims/claim-history";
import { PageHeading, SectionHeading } from "#components/layout/page-heading";
import { PageForm } from "#components/pages/page-form";
import { Notice } from "#components/ui/notice";
import { db } from "#lib/db";
import { newsroomName } from "#lib/newsroom/queries";
import { requireWrittenPage } from "#lib/pages/page";
import { pageHistory } from "#lib/pages/queries";
import { PAGE_WORDS, pageAt } from "#lib/pages/schema";

type Props = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = pageAt((await params).page);
  return name ? { title: PAGE_WORDS[name].title } : {};
}

export default async function WritePage({ params }: Props) {
  const { page, words } = await requireWrittenPage((await params).page);
  const [history, { timeZone, language }] = await Promise.all([pageHistory(db(), page.name), newsroomName(db())]);
  return (
    <>
      <PageHeading title={words.title} crumb={<Link href="/desk/pages">Pages</Link>}>
        The public page <a href={`/${words.address}`}>/{words.address}</a> tells readers {words.tells}.
      </PageHeading>
      {page.revision === 0 && (
        <Notice tone="warning" title="Readers are shown the text that comes with Claimdesk" className="mb-5 max-w-[60rem]">
          You have not written this page yet. Begin with the text below, and say what is yours.
        </Notice>
      )}
      <PageForm page={page} language={language} />
      {history.entries.length > 0 && (
        <section aria-label="History" className="max-w-[60rem]">
          <SectionHeading size="desk">History</SectionHeading>
          <ClaimHistory {...history} timeZone={timeZone} />
        </section>
      )}
    </>
  );
}
