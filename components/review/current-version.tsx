import Link from "next/link";
import { StatusLabel } from "#components/claims/status-mark";
import { AsOf } from "#components/ui/time";
import type { Snapshot } from "#lib/publication/snapshot";
import type { Difference } from "#lib/review/differences";

/** What readers see now, and what would be different after a decision. */
export function CurrentVersion({ current, differences }: { current: Snapshot; differences: readonly Difference[] }) {
  return (
    <div className="grid gap-3 border-t border-rule pt-3">
      <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
        {current.status && <StatusLabel status={current.status} />}
        {current.asOf && (
          <span>
            <AsOf date={current.asOf} />
          </span>
        )}
        <Link href={`/claims/${current.number}-${current.slug}`}>Version {current.version}, as readers see it</Link>
      </p>
      {current.rationale && (
        <p dir="auto" className="max-w-measure border-s-2 border-rule ps-2.5 whitespace-pre-line text-soft">
          {current.rationale}
        </p>
      )}
      {differences.length === 0 ? (
        <p className="text-soft">The text and the evidence are the same as in that version.</p>
      ) : (
        <dl className="grid gap-3">
          {differences.map(({ field, was, is }) => (
            <div key={`${field} ${was} ${is}`}>
              <dt className="text-sm font-semibold">
                <bdi>{field}</bdi>
              </dt>
              <dd className="m-0 mt-0.5 grid gap-x-5 gap-y-1.5 sm:grid-cols-2">
                <Side word="Public now" text={was} />
                <Side word="To be decided" text={is} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function Side({ word, text }: { word: string; text: string }) {
  return (
    <div className="min-w-0 border-s-2 border-rule ps-2.5">
      <span className="text-sm text-soft">{word}</span>
      <p dir="auto" className="whitespace-pre-line">
        {text || <span className="text-soft">nothing</span>}
      </p>
    </div>
  );
}
