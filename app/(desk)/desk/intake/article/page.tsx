import type { Metadata } from "next";
import { ArticleDesk } from "#components/articles/article-desk";
import { PageHeading } from "#components/layout/page-heading";
import { Notice } from "#components/ui/notice";
import { refusalOf } from "#lib/articles/policy";
import { requirePerson } from "#lib/auth/page";

export const metadata: Metadata = { title: "From an article" };

export default async function ArticlePage() {
  const person = await requirePerson("/desk/intake/article");
  const refusal = refusalOf("draft", person);
  return (
    <>
      <PageHeading title="From an article">
        Paste an article in English or Spanish, or only its address. You get what it says that somebody says, to keep, edit or drop, and
        what you keep becomes drafts with their sources. It is read here and sent to nobody else.
      </PageHeading>
      {refusal ? <Notice title="You cannot create drafts">{refusal.sentence}</Notice> : <ArticleDesk />}
    </>
  );
}
