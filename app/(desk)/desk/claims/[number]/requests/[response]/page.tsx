import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClaimBeside } from "#components/evidence/beside";
import { ClaimCrumb } from "#components/layout/crumbs";
import { PageHeading } from "#components/layout/page-heading";
import { AnswerForm } from "#components/responses/answer-form";
import { RequestSentence } from "#components/responses/request-sentence";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Bidi } from "#components/ui/text";
import { requireClaim } from "#lib/claims/page";
import { db } from "#lib/db";
import { dayIn } from "#lib/format";
import { languageChoices } from "#lib/languages";
import { newsroomName } from "#lib/newsroom/queries";
import { ledgerOf } from "#lib/responses/queries";

type Props = { params: Promise<{ number: string; response: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `A request for comment on C-${(await params).number}` };
}

export default async function AnswerPage({ params }: Props) {
  const { number, response: id } = await params;
  const { claim, at, whyNot } = await requireClaim(number, `/requests/${encodeURIComponent(id)}`);
  const [{ timeZone }, ledger] = await Promise.all([newsroomName(db()), ledgerOf(db(), claim.id)]);
  const request = ledger.find((one) => one.id === id);
  if (!request) notFound();
  const refused = whyNot("addEvidence");
  return (
    <>
      <PageHeading
        title={request.outcome === null ? "Record the answer" : "Correct what came of it"}
        crumb={<ClaimCrumb number={claim.number} />}
      >
        <p>
          <Bidi className="font-semibold text-ink">{request.party.name}</Bidi>:{" "}
          <RequestSentence request={request} today={dayIn(new Date(), timeZone)} />
        </p>
        {request.question && (
          <p dir="auto" className="mt-1.5 border-s-2 border-rule ps-2.5 whitespace-pre-line">
            {request.question}
          </p>
        )}
      </PageHeading>
      <div className="grid gap-x-11 gap-y-6 lg:grid-cols-[minmax(0,46rem)_minmax(0,20rem)]">
        {refused ? (
          <Notice title="Nothing can be recorded now" actions={<ButtonLink href={at}>Back to C-{claim.number}</ButtonLink>}>
            {refused}
          </Notice>
        ) : (
          <AnswerForm
            seen={{ number: claim.number, revision: claim.revision }}
            responseId={request.id}
            state={claim.state}
            start={{
              outcome: request.outcome ?? "",
              repliedOn: request.repliedOn ?? "",
              answer: request.answer ?? "",
              answerLanguage: request.answerLanguage ?? "",
              withdrawnOn: request.withdrawnOn ?? "",
            }}
            languages={languageChoices(claim.draft.language, request.answerLanguage)}
          />
        )}
        <ClaimBeside claim={claim} />
      </div>
    </>
  );
}
