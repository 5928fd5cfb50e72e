import { RequestActions } from "#components/responses/request-actions";
import { RequestSentence } from "#components/responses/request-sentence";
import { ButtonLink } from "#components/ui/button";
import { Bidi, InlineQuote } from "#components/ui/text";
import type { SeenClaim } from "#lib/claims/schema";
import type { DeskResponse } from "#lib/responses/queries";
import { OUTCOME_WORDS } from "#lib/responses/schema";
import { isOverdue } from "#lib/responses/words";

type Props = {
  responses: readonly DeskResponse[];
  /** Those whose word could settle the claim and whom nobody has asked yet. */
  unasked: readonly { id: string; label: string }[];
  seen: SeenClaim;
  /** Today where the newsroom is. */
  today: string;
  /** Why nothing can be asked, answered or removed now; null where it can. Undefined: nothing is offered. */
  offers?: { addEvidence: string | null; edit: string | null };
};

const row = "grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-1 border-b border-rule py-3 sm:grid-cols-[8.5rem_minmax(0,1fr)]";

/** Whom the newsroom asked for comment, and what came of it. */
export function Ledger({ responses, unasked, seen, today, offers }: Props) {
  if (responses.length === 0 && unasked.length === 0)
    return <p className="border-t border-rule py-4 text-soft">Nobody has been asked for comment.</p>;
  return (
    <ul className="border-t border-rule">
      {responses.map((one) => (
        <li key={one.id} id={`response-${one.id}`} className={row}>
          <p className="text-sm font-semibold">
            <Came one={one} today={today} />
          </p>
          <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-1.5">
            <p className="break-words">
              <Bidi className="font-semibold">{one.party.name}</Bidi>: <RequestSentence request={one} today={today} />
            </p>
            {one.answer && <InlineQuote text={one.answer} lang={one.answerLanguage} />}
            {one.question && (
              <p className="max-w-measure text-sm break-words text-soft">
                The question: <Bidi className="whitespace-pre-line">{one.question}</Bidi>
              </p>
            )}
            {offers && <RequestActions seen={seen} id={one.id} party={one.party.name} answered={one.outcome !== null} offers={offers} />}
          </div>
        </li>
      ))}
      {unasked.map((party) => (
        <li key={party.id} className={row}>
          <p className="text-sm text-soft">Not asked yet</p>
          <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1">
            <p className="min-w-0 break-words">
              <Bidi className="font-semibold">{party.label}</Bidi>, whom the claim concerns
            </p>
            {offers?.addEvidence === null && (
              <ButtonLink
                kind="quiet"
                size="sm"
                className="max-sm:-ms-2.5"
                href={`/desk/claims/${seen.number}/requests/new?party=${party.id}`}
              >
                Ask<span className="sr-only"> {party.label}</span>
              </ButtonLink>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Came({ one, today }: { one: DeskResponse; today: string }) {
  if (one.outcome === null) return isOverdue(one, today) ? <span className="text-danger">Overdue</span> : "Waiting";
  return (
    <>
      {OUTCOME_WORDS[one.outcome].name}
      {one.withdrawnOn && <span className="font-normal text-soft sm:block"> taken back</span>}
    </>
  );
}
