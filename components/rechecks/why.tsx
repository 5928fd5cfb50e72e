import { Day } from "#components/ui/time";
import { NEWS_WORDS, verdictWords } from "#lib/claims/states";
import { dayIn } from "#lib/format";
import { isDue } from "#lib/rechecks/due";
import type { Recheck } from "#lib/rechecks/queries";

/** "Due for a recheck since 2 January 2026". */
export function DueSince({ recheck: { recheckOn }, today }: { recheck: Recheck; today: string }) {
  if (recheckOn === today) return "Due for a recheck today";
  return (
    <>
      Due for a recheck since <Day date={recheckOn} />
    </>
  );
}

/** "due since 2 January 2026 · a new answer since 3 March 2026 · a page is gone since 4 March 2026". @param today by UTC */
export function WhyHere({ recheck, today, timeZone }: { recheck: Recheck; today: string; timeZone: string }) {
  const due = isDue(recheck, today);
  const [lost] = recheck.lost;
  return (
    <>
      {due && (recheck.recheckOn === today ? "due today" : "due since ")}
      {due && recheck.recheckOn !== today && <Day date={recheck.recheckOn} />}
      {due && recheck.news && " · "}
      {recheck.news && (
        <span className="font-semibold text-ink">
          {NEWS_WORDS[recheck.news.what]} since <Day date={dayIn(recheck.news.since, timeZone)} />
        </span>
      )}
      {lost && (
        <span className="font-semibold text-ink">
          {(due || recheck.news) && " · "}
          {lost.what === "page" ? "a page is gone" : "a quoted passage is gone"} since <Day date={dayIn(lost.since, timeZone)} />
        </span>
      )}
    </>
  );
}

/** "The evidence now suggests disputed (word against word), and unilateral was decided." */
export function NowSuggested({ recheck: { now, decided, differs } }: { recheck: Recheck }) {
  return (
    <>
      The evidence now suggests <strong className="font-semibold">{verdictWords(now)}</strong>
      {differs ? `, and ${verdictWords(decided)} was decided.` : ", as was decided."}
    </>
  );
}
