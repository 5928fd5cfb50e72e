import { useId } from "react";
import { StatusLabel } from "#components/claims/status-mark";
import { withNamesIsolated } from "#lib/bidi";
import { BALANCE_WORDS } from "#lib/claims/states";
import type { Assessment } from "#lib/evidence/assess";
import { changeSentence, countsSentence, reasonSentence, unknownSentence } from "#lib/evidence/assess-words";
import { plural } from "#lib/format";

type Props = {
  assessment: Assessment;
  /** Pieces that count here and are kept from readers. */
  withheld?: number;
  /** Pieces that are kept from whoever looks, and so do not count here. */
  hidden?: number;
};

/** What the evidence suggests, why, and what would change it. */
export function Suggestion({ assessment, withheld = 0, hidden = 0 }: Props) {
  const id = useId();
  const { status, balance, origins, contradicting } = assessment;
  const { reasons: all, wouldChange } = withNamesIsolated(assessment);
  // How many links are of unknown origin stands among the counts.
  const reasons = all.filter((reason) => reason.code !== "unknown");
  const counts = [
    countsSentence(assessment, "en"),
    contradicting > 0 && `${contradicting} ${contradicting === 1 ? "contradicts" : "contradict"}`,
    origins > 0 && unknownSentence(assessment, "en"),
    withheld > 0 && `${plural("piece", withheld)} of evidence withheld from readers`,
  ];
  return (
    <section aria-labelledby={id} className="grid gap-2">
      <h3 id={id} className="text-sm font-semibold text-soft">
        The evidence suggests
      </h3>
      <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
        <StatusLabel status={status} size="lg" />
        {balance && <span className="text-soft">{BALANCE_WORDS[balance]}</span>}
      </p>
      <p className="tabular text-sm">{counts.filter(Boolean).join(" · ")}</p>
      {hidden > 0 && (
        <p className="text-sm text-soft">
          {plural("piece", hidden)} of evidence {hidden === 1 ? "is" : "are"} withheld from you and not counted here; whoever decides sees
          more.
        </p>
      )}
      {reasons.length > 0 && (
        <ul className="grid list-disc gap-1 ps-5 text-sm">
          {reasons.map((reason) => (
            <li key={JSON.stringify(reason)} dir="auto">
              {reasonSentence(reason, "en")}
            </li>
          ))}
        </ul>
      )}
      {wouldChange.length > 0 && (
        <details open>
          <summary className="inline-block min-h-6 text-sm text-accent underline underline-offset-3">What would change it</summary>
          <ul className="mt-1 grid list-disc gap-1 ps-5 text-sm">
            {wouldChange.map((change) => (
              <li key={JSON.stringify(change)} dir="auto">
                {changeSentence(change, "en")}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
