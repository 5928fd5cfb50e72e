import type { Metadata } from "next";
import { ClaimForm } from "#components/claims/claim-form";
import { KeptChanges } from "#components/claims/kept-changes";
import { ClaimCrumb } from "#components/layout/crumbs";
import { PageHeading } from "#components/layout/page-heading";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { findBufferOfClaim } from "#lib/claims/buffer";
import { isSameDraft } from "#lib/claims/draft";
import { requireClaim } from "#lib/claims/page";
import { db } from "#lib/db";
import { languageChoices } from "#lib/languages";
import { newsroomName } from "#lib/newsroom/queries";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Edit C-${(await params).number}` };
}

export default async function EditClaimPage({ params }: Props) {
  const { person, claim, at, whyNot } = await requireClaim((await params).number, "/edit");
  const { timeZone, language } = await newsroomName(db());
  const refused = whyNot("edit");
  const buffer = await findBufferOfClaim(db(), person.id, claim.id);
  const base = claim.draft;
  const saved = { draft: base, base, id: buffer?.id ?? null, revision: buffer?.revision ?? 0, savedAt: null };
  const form = {
    languages: languageChoices(language, base.language, base.quoteLanguage),
    timeZone,
    claim: { number: claim.number, revision: claim.revision, inReview: claim.state === "in_review" },
  };
  return (
    <>
      <PageHeading title={`Edit C-${claim.number}`} crumb={<ClaimCrumb number={claim.number} />} />
      {refused ? (
        <Notice title="This claim cannot be edited now" actions={<ButtonLink href={at}>Back to C-{claim.number}</ButtonLink>}>
          {refused}
        </Notice>
      ) : buffer && !isSameDraft(buffer.content.draft, base) ? (
        <KeptChanges {...form} present={base} buffer={buffer} />
      ) : (
        <ClaimForm {...form} start={saved} />
      )}
    </>
  );
}
