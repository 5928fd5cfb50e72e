import type { Metadata } from "next";
import { ClaimBeside } from "#components/evidence/beside";
import { ClaimCrumb } from "#components/layout/crumbs";
import { PageHeading } from "#components/layout/page-heading";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { VerdictForm } from "#components/verdicts/verdict-form";
import { requireClaim } from "#lib/claims/page";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `A verdict of others on C-${(await params).number}` };
}

const BLANK = { publisher: "", word: "", value: "", worst: "", best: "", address: "", title: "", publishedOn: "" };

export default async function NewVerdictPage({ params }: Props) {
  const { claim, at, whyNot } = await requireClaim((await params).number, "/verdicts/new");
  const refused = whyNot("addEvidence");
  return (
    <>
      <PageHeading title="Add a verdict of others" crumb={<ClaimCrumb number={claim.number} />}>
        What another publisher has said of this claim. It counts for nothing in its status; what their article rests on is linked as
        evidence.
      </PageHeading>
      <div className="grid gap-x-11 gap-y-6 lg:grid-cols-[minmax(0,46rem)_minmax(0,20rem)]">
        {refused ? (
          <Notice title="Nothing can be added now" actions={<ButtonLink href={at}>Back to C-{claim.number}</ButtonLink>}>
            {refused}
          </Notice>
        ) : (
          <VerdictForm seen={{ number: claim.number, revision: claim.revision }} verdictId={null} state={claim.state} start={BLANK} />
        )}
        <ClaimBeside claim={claim} />
      </div>
    </>
  );
}
