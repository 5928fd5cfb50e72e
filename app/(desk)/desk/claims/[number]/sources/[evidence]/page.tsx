import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClaimBeside, linkedItems } from "#components/evidence/beside";
import { EvidenceForm } from "#components/evidence/evidence-form";
import { evidenceDraftOf } from "#components/evidence/link-draft";
import { ClaimCrumb } from "#components/layout/crumbs";
import { PageHeading } from "#components/layout/page-heading";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Bidi } from "#components/ui/text";
import { copyOf } from "#lib/capture/queries";
import { dossierFor, requireClaim } from "#lib/claims/page";
import { db } from "#lib/db";
import { languageChoices } from "#lib/languages";

type Props = { params: Promise<{ number: string; evidence: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Edit the evidence of C-${(await params).number}` };
}

export default async function EditEvidencePage({ params }: Props) {
  const { number, evidence: id } = await params;
  const { person, claim, at, whyNot } = await requireClaim(number, `/sources/${encodeURIComponent(id)}`);
  const one = claim.evidence.find((each) => each.id === id);
  // Withheld from whoever asks: for them it is not there.
  if (!one?.source) notFound();
  const refused = whyNot("edit");
  return (
    <>
      <PageHeading title="Edit the evidence" crumb={<ClaimCrumb number={claim.number} />}>
        <Bidi>{one.source.title}</Bidi>
      </PageHeading>
      <div className="grid gap-x-11 gap-y-6 lg:grid-cols-[minmax(0,46rem)_minmax(0,20rem)]">
        {refused ? (
          <Notice title="This evidence cannot be edited now" actions={<ButtonLink href={at}>Back to C-{claim.number}</ButtonLink>}>
            {refused}
          </Notice>
        ) : (
          <EvidenceForm
            seen={{ number: claim.number, revision: claim.revision }}
            evidenceId={one.id}
            start={evidenceDraftOf(one)}
            inReview={claim.state === "in_review"}
            source={one.source}
            dossier={await dossierFor(person, claim.id)}
            linked={linkedItems(claim, one.source.id)}
            languages={languageChoices(claim.draft.language, one.quoteLanguage)}
            copy={await copyOf(db(), person, one.source.id)}
          />
        )}
        <ClaimBeside claim={claim} />
      </div>
    </>
  );
}
