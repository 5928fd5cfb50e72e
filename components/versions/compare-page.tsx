import { Moment } from "#components/ui/time";
import { Compared } from "#components/versions/comparison";
import { KindMeans, Why } from "#components/versions/correction";
import { CompareForm, HistoryHeading } from "#components/versions/history-page";
import { VersionStanding } from "#components/versions/version-line";
import { WordDiffKey } from "#components/versions/word-diff";
import type { Correction } from "#lib/publication/corrections";
import { historyPath, versionPath } from "#lib/versions/addresses";
import type { Comparison } from "#lib/versions/comparison";
import type { ClaimVersions, ToldVersion } from "#lib/versions/queries";

type Props = { claim: ClaimVersions; before: ToldVersion; after: ToldVersion; comparison: Comparison; timeZone: string };

/** Of two that follow one another: as what kind of correction the later one was published, and why. */
function PublishedAs({ correction }: { correction: Correction }) {
  return (
    <section
      aria-label="What kind of correction it was"
      className="mt-6 max-w-[44rem] border-s-4 border-accent bg-raise px-3.5 py-3 text-base"
    >
      <p>
        <KindMeans kind={correction.kind} />
      </p>
      {correction.why && <Why why={correction.why} />}
    </section>
  );
}

/** Two versions of a claim: words, evidence and status. */
export function ComparePage({ claim, before, after, comparison, timeZone }: Props) {
  return (
    <>
      <HistoryHeading
        claim={claim}
        title={`Versions ${before.number} and ${after.number} compared`}
        text={after.snapshot.claim.text}
        lang={after.snapshot.claim.language}
      />
      <CompareForm claim={claim} from={before.number} to={after.number} />
      <dl className="mt-5 grid max-w-[44rem] gap-x-8 gap-y-4 text-base sm:grid-cols-2">
        {[before, after].map((version, index) => (
          <div key={version.number} className="min-w-0">
            <dt className="text-sm text-soft">{index === 0 ? "Was" : "Is"}</dt>
            <dd className="m-0 grid gap-0.5">
              <a href={versionPath(claim, version.number)}>Version {version.number}</a>
              <span className="text-sm text-soft">
                published on <Moment at={version.publishedAt} timeZone={timeZone} style="short" />
              </span>
              <VersionStanding version={version} />
            </dd>
          </div>
        ))}
      </dl>
      {after.number === before.number + 1 && after.correction && <PublishedAs correction={after.correction} />}
      <section aria-labelledby="different" className="mt-8 max-w-[44rem]">
        <h2 id="different" className="mb-2 font-serif text-xl font-semibold">
          What is different
        </h2>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <WordDiffKey />
          <Compared comparison={comparison} whole />
        </div>
      </section>
      <p className="mt-8 text-base">
        <a href={historyPath(claim)}>History of all versions</a>
      </p>
    </>
  );
}
