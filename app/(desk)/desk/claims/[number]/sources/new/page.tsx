import type { Metadata } from "next";
import { ClaimBeside, linkedItems } from "#components/evidence/beside";
import { LinkForm } from "#components/evidence/link-form";
import { ClaimCrumb } from "#components/layout/crumbs";
import { PageHeading } from "#components/layout/page-heading";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { dossierFor, requireClaim } from "#lib/claims/page";
import { db } from "#lib/db";
import { languageChoices } from "#lib/languages";
import { sourceNamed } from "#lib/sources/queries";

type Props = { params: Promise<{ number: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Link a source to C-${(await params).number}` };
}

export default async function LinkSourcePage({ params, searchParams }: Props) {
  const { person, claim, at, whyNot } = await requireClaim((await params).number, "/sources/new");
  const refused = whyNot("addEvidence");
  return (
    <>
      <PageHeading title="Link a source" crumb={<ClaimCrumb number={claim.number} />} />
      <div className="grid gap-x-11 gap-y-6 lg:grid-cols-[minmax(0,46rem)_minmax(0,20rem)]">
        {refused ? (
          <Notice title="No source can be linked now" actions={<ButtonLink href={at}>Back to C-{claim.number}</ButtonLink>}>
            {refused}
          </Notice>
        ) : (
          <LinkForm
            seen={{ number: claim.number, revision: claim.revision }}
            inReview={claim.state === "in_review"}
            linked={linkedItems(claim)}
            dossier={await dossierFor(person, claim.id)}
            start={await sourceNamed(db(), person, (await searchParams).source)}
            languages={languageChoices(claim.draft.language)}
          />
        )}
        <ClaimBeside claim={claim} />
      </div>
    </>
  );
}
