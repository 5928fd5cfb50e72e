import { withNamesIsolated } from "#lib/bidi";
import { BALANCE_WORDS, type Balance, type Status, verdictWords } from "#lib/claims/states";
import { readersLine } from "#lib/evidence/assess-words";
import type { Snapshot } from "#lib/publication/snapshot";

type Decided = Pick<Snapshot, "status" | "balance" | "assessment" | "reasonAgainst" | "suggested" | "restsOnWithheld">;
type Standing = Decided & Pick<Snapshot, "cause">;

/** What stands behind the status: the public evidence, what is withheld beside it, or an editor's judgement; null: nothing was assessed. */
export function basisOfStatus({ status, balance, assessment, reasonAgainst, restsOnWithheld }: Decided) {
  if (reasonAgainst !== null) return "judgement";
  if (assessment === null || status === null) return null;
  if (assessment.status === status && assessment.balance === balance) return "evidence";
  return restsOnWithheld ? "withheld" : null;
}

/** The line beside the status word (status.md), without a full stop. */
export function standingLine(decided: Standing): string {
  const { status, balance, assessment, suggested, cause } = decided;
  if (status === null) return "The newsroom no longer stands behind this claim";
  if (cause === "import" && status === "unreviewed") return "Taken over from elsewhere, not decided yet";
  const basis = basisOfStatus(decided);
  if (basis === "judgement")
    return suggested ? `An editor’s judgement: the evidence alone suggests ${verdictWords(suggested)}` : "An editor’s judgement";
  if (basis === "evidence" && assessment)
    return capital(readersLine({ ...assessment, reasons: withNamesIsolated(assessment.reasons) }, "en"));
  return plainLine(status, balance);
}

/** The same of a version that says no more than its status. */
function plainLine(status: Status, balance: Balance | null): string {
  if (status === "disputed") return capital(balance ? BALANCE_WORDS[balance] : "contradicted by someone known");
  if (status === "confirmed") return "Backed beyond the speaker’s own side";
  if (status === "unilateral") return "Not confirmed, however many repeat it";
  return "Not reviewed by this newsroom";
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
