import { Bidi } from "#components/ui/text";
import { Moment } from "#components/ui/time";
import type { HistoryEntry } from "#lib/claims/history-words";

/** What happened to a claim, the latest first. */
export function ClaimHistory({ entries, older, timeZone }: { entries: readonly HistoryEntry[]; older: number; timeZone: string }) {
  return (
    <>
      <ol className="border-t border-rule" reversed>
        {entries.map((entry) => (
          // What was changed of a source has a number of its own there.
          <li
            key={`${entry.number} ${entry.at} ${entry.did}`}
            className="grid gap-x-6 border-b border-rule py-2 sm:grid-cols-[12.5rem_minmax(0,1fr)]"
          >
            <span className="tabular text-sm text-soft sm:pt-px">
              <Moment at={entry.at} timeZone={timeZone} style="short" />
            </span>
            <div className="min-w-0">
              <Bidi className="font-semibold">{entry.who}</Bidi> <bdi>{entry.did}</bdi>
              {entry.said && (
                <p dir="auto" className="mt-0.5 max-w-measure border-s-2 border-rule ps-2.5 whitespace-pre-line text-soft">
                  {entry.said}
                </p>
              )}
              {entry.changes.length > 0 && (
                <details className="mt-0.5">
                  <summary className="inline-block min-h-6 text-sm text-accent underline underline-offset-3">What was and what is</summary>
                  <dl className="mt-1 grid gap-2">
                    {entry.changes.map((change) => (
                      <div key={change.field}>
                        <dt className="text-sm font-semibold">{change.field}</dt>
                        <dd className="m-0 grid gap-x-4 gap-y-1 sm:grid-cols-2">
                          <Was word="Was" text={change.was} />
                          <Was word="Is" text={change.is} />
                        </dd>
                      </div>
                    ))}
                  </dl>
                </details>
              )}
            </div>
          </li>
        ))}
      </ol>
      {older > 0 && <p className="mt-2 text-sm text-soft">{older} earlier events are in the record and not shown here.</p>}
    </>
  );
}

function Was({ word, text }: { word: string; text: string }) {
  return (
    <div className="min-w-0 border-s-2 border-rule ps-2.5">
      <span className="text-sm text-soft">{word}</span>
      <p dir="auto" className="whitespace-pre-line">
        {text || <span className="text-soft">nothing</span>}
      </p>
    </div>
  );
}
