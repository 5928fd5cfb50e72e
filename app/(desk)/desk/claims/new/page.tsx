import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { ClaimForm } from "#components/claims/claim-form";
import { UnfinishedDrafts } from "#components/claims/unfinished-drafts";
import { PageHeading } from "#components/layout/page-heading";
import { requirePerson } from "#lib/auth/page";
import { findBuffer, unfinishedDrafts } from "#lib/claims/buffer";
import { blankDraft } from "#lib/claims/draft";
import { numberOfDraft } from "#lib/claims/queries";
import { db } from "#lib/db";
import { languageChoices } from "#lib/languages";
import { newsroomName } from "#lib/newsroom/queries";
import { id as draftId } from "#lib/schema";

export const metadata: Metadata = { title: "Log a claim" };

export default async function NewClaimPage({ searchParams }: { searchParams: Promise<{ draft?: string | string[] }> }) {
  const { draft: asked } = await searchParams;
  const here = "/desk/claims/new";
  const person = await requirePerson(typeof asked === "string" ? `${here}?draft=${encodeURIComponent(asked)}` : here);
  const settings = await newsroomName(db());
  const drafts = await unfinishedDrafts(db(), person.id);

  let buffer = null;
  if (asked !== undefined) {
    const id = draftId.safeParse(asked);
    if (!id.success) notFound();
    buffer = await findBuffer(db(), person.id, id.data);
    if (!buffer) {
      const number = await numberOfDraft(db(), person.id, id.data);
      if (number !== null) redirect(`/desk/claims/${number}`);
      notFound();
    }
  }
  const blank = blankDraft(settings.language);
  const start = buffer
    ? { draft: buffer.content.draft, base: buffer.content.base, id: buffer.id, revision: buffer.revision, savedAt: buffer.savedAt }
    : { draft: blank, base: blank, id: null, revision: 0, savedAt: null };

  return (
    <>
      <PageHeading title="Log a claim">
        Write it down first; link its sources next. It gets its number when you save it. Or begin{" "}
        <Link href="/desk/intake/article">from an article</Link> or <Link href="/desk/intake">from a page</Link>.
      </PageHeading>
      <ClaimForm
        key={buffer?.id ?? "new"}
        claim={null}
        start={start}
        languages={languageChoices(settings.language)}
        timeZone={settings.timeZone}
        aside={drafts.length > 0 && <UnfinishedDrafts drafts={drafts} open={buffer?.id ?? null} timeZone={settings.timeZone} />}
      />
    </>
  );
}
