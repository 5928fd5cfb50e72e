import { SectionHeading } from "#components/layout/page-heading";
import { Day } from "#components/ui/time";
import { CorrectionTold, KindMeans } from "#components/versions/correction";
import { causeWords, VersionStanding } from "#components/versions/version-line";
import { plural } from "#lib/format";
import { CORRECTION_WORDS, madeIn } from "#lib/publication/corrections";
import type { Snapshot } from "#lib/publication/snapshot";
import { comparePath, compareWords, historyPath, versionPath } from "#lib/versions/addresses";
import type { ClaimVersions } from "#lib/versions/queries";

/** So many of each stand on the page of a claim; its history has all. */
const SHOWN = 10;

/** What the newsroom corrected, in full, and every version with its day. */
export function Record({ claim, shown }: { claim: ClaimVersions; shown: Snapshot }) {
  const newest = claim.versions.toReversed();
  const corrections = madeIn(claim.versions);
  // What this version itself corrected is led to from its top.
  const told = corrections.filter(({ version }, place) => place < SHOWN || version === shown.version);
  const older = corrections.length - told.length;
  const history = historyPath(claim);
  return (
    <section aria-labelledby="record">
      <SectionHeading id="record">The record</SectionHeading>
      {corrections.length > 0 ? (
        <ul aria-label="Corrections" className="grid grid-cols-[minmax(0,1fr)] gap-5 border-t border-rule pt-4">
          {told.map(({ version, at, correction }) => (
            <li key={version} id={`correction-${version}`} className="border-s-2 border-ink ps-4 text-base">
              <p className="mb-2">
                <KindMeans kind={correction.kind} />, <Day date={at.slice(0, 10)} />
              </p>
              <CorrectionTold correction={correction} lang={shown.claim.language} />
              <p className="no-print mt-2 text-sm">
                <a href={comparePath(claim, version - 1, version)}>{compareWords(version - 1, version)}</a>
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-base text-soft">Nothing that was said here has been corrected.</p>
      )}
      {older > 0 && (
        <p className="mt-4 text-base">
          <a href={history}>{plural("earlier correction", older)} in the history</a>
        </p>
      )}
      <ol aria-label="Versions" reversed className="tabular mt-5 border-b border-rule text-base">
        {newest.slice(0, SHOWN).map((version) => (
          <li key={version.number} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 border-t border-rule py-2.5">
            {version.number === shown.version ? (
              <span className="font-semibold">Version {version.number}, shown here</span>
            ) : (
              <a href={versionPath(claim, version.number)}>Version {version.number}</a>
            )}
            <Day date={version.publishedAt.slice(0, 10)} />
            <VersionStanding version={version} />
            {/* Of a retraction the mark has said it. */}
            {version.status !== null && (
              <span className="text-sm text-soft">
                {version.correction ? CORRECTION_WORDS[version.correction.kind].name.toLowerCase() : causeWords(version)}
              </span>
            )}
          </li>
        ))}
      </ol>
      <p className="no-print mt-3 text-base">
        <a href={history}>{newest.length > 1 ? "History, to compare the versions" : "History, and what proves this version"}</a>
      </p>
    </section>
  );
}
