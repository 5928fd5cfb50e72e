import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClaimBeside } from "#components/evidence/beside";
import { ClaimCrumb } from "#components/layout/crumbs";
import { PageHeading } from "#components/layout/page-heading";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { VerdictForm } from "#components/verdicts/verdict-form";
import { requireClaim } from "#lib/claims/page";
import { db } from "#lib/db";
import { verdictsOf } from "#lib/verdicts/queries";

type Props = { params: Promise<{ number: string; verdict: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `A verdict of others on C-${(await params).number}` };
}

export default async function VerdictPage({ params }: Props) {
  const { number, verdict: id } = await params;
  const { claim, at, whyNot } = await requireClaim(number, `/verdicts/${encodeURIComponent(id)}`);
  const verdict = (await verdictsOf(db(), claim.id)).find((one) => one.id === id);
  if (!verdict) notFound();
  const refused = whyNot("edit");
  const { publisher, word, scale, address, title, publishedOn } = verdict;
  const typed = (figure: number | null | undefined) => (figure === null || figure === undefined ? "" : String(figure));
  return (
    <>
      <PageHeading title="Correct a verdict of others" crumb={<ClaimCrumb number={claim.number} />}>
        What another publisher has said of this claim, in their words.
      </PageHeading>
      <div className="grid gap-x-11 gap-y-6 lg:grid-cols-[minmax(0,46rem)_minmax(0,20rem)]">
        {refused ? (
          <Notice title="Nothing can be corrected now" actions={<ButtonLink href={at}>Back to C-{claim.number}</ButtonLink>}>
            {refused}
          </Notice>
        ) : (
          <VerdictForm
            seen={{ number: claim.number, revision: claim.revision }}
            verdictId={verdict.id}
            state={claim.state}
            start={{
              publisher: publisher ?? "",
              word: word ?? "",
              value: typed(scale?.value),
              worst: typed(scale?.worst),
              best: typed(scale?.best),
              address: address ?? "",
              title: title ?? "",
              publishedOn: publishedOn ?? "",
            }}
          />
        )}
        <ClaimBeside claim={claim} />
      </div>
    </>
  );
}
