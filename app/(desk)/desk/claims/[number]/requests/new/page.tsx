import type { Metadata } from "next";
import { ClaimBeside } from "#components/evidence/beside";
import { ClaimCrumb } from "#components/layout/crumbs";
import { PageHeading } from "#components/layout/page-heading";
import { AskForm } from "#components/responses/ask-form";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { requireClaim } from "#lib/claims/page";
import { db } from "#lib/db";
import { dayIn } from "#lib/format";
import { newsroomName } from "#lib/newsroom/queries";
import { ledgerOf, unaskedOf } from "#lib/responses/queries";

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ party?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Ask for comment on C-${(await params).number}` };
}

export default async function AskPage({ params, searchParams }: Props) {
  const [{ number }, { party }] = await Promise.all([params, searchParams]);
  const { claim, at, whyNot } = await requireClaim(number, "/requests/new");
  const [{ timeZone }, ledger] = await Promise.all([newsroomName(db()), ledgerOf(db(), claim.id)]);
  const unasked = unaskedOf(claim.draft.concerns, ledger).map((one) => ({ ...one, detail: "concerned, not asked yet" }));
  const refused = whyNot("addEvidence");
  return (
    <>
      <PageHeading title="Ask for comment" crumb={<ClaimCrumb number={claim.number} />}>
        What was sent to whom, and by when an answer is wanted. Claimdesk keeps it; it sends nothing.
      </PageHeading>
      <div className="grid gap-x-11 gap-y-6 lg:grid-cols-[minmax(0,46rem)_minmax(0,20rem)]">
        {refused ? (
          <Notice title="Nobody can be asked now" actions={<ButtonLink href={at}>Back to C-{claim.number}</ButtonLink>}>
            {refused}
          </Notice>
        ) : (
          <AskForm
            seen={{ number: claim.number, revision: claim.revision }}
            state={claim.state}
            unasked={unasked}
            party={unasked.find((one) => one.id === party) ?? null}
            today={dayIn(new Date(), timeZone)}
          />
        )}
        <ClaimBeside claim={claim} />
      </div>
    </>
  );
}
