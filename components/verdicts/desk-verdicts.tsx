import { Button, ButtonLink } from "#components/ui/button";
import { VerdictSaid } from "#components/verdicts/said";
import { VerdictActions } from "#components/verdicts/verdict-actions";
import type { SeenClaim } from "#lib/claims/schema";
import type { DeskVerdict } from "#lib/verdicts/queries";

type Props = {
  verdicts: readonly DeskVerdict[];
  seen: SeenClaim;
  /** Why nothing can be added, or corrected, now; null where it can. Undefined: nothing is offered. */
  offers?: { addEvidence: string | null; edit: string | null };
};

/** What others have said of the claim, and the way to add to it. */
export function DeskVerdicts({ verdicts, seen, offers }: Props) {
  return (
    <>
      <p className="mb-2 text-sm text-soft">It counts for nothing here: no status is suggested or changed by it.</p>
      {verdicts.length === 0 ? (
        <p className="border-t border-rule py-4 text-soft">No verdict of others has been recorded.</p>
      ) : (
        <ul className="border-t border-rule">
          {verdicts.map((verdict) => (
            <li key={verdict.id} className="border-b border-rule py-3">
              <VerdictSaid verdict={verdict} />
              {offers?.edit === null && <VerdictActions seen={seen} id={verdict.id} of={verdict.publisher ?? verdict.word ?? "somebody"} />}
            </li>
          ))}
        </ul>
      )}
      {offers && (
        <div className="mt-3">
          {offers.addEvidence === null ? (
            <ButtonLink kind="alternative" size="sm" href={`/desk/claims/${seen.number}/verdicts/new`}>
              Add a verdict of others
            </ButtonLink>
          ) : (
            <Button kind="alternative" size="sm" off={offers.addEvidence}>
              Add a verdict of others
            </Button>
          )}
        </div>
      )}
    </>
  );
}
