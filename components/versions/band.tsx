import type { ReactNode } from "react";
import { StatusLabel } from "#components/claims/status-mark";
import { Day, Moment } from "#components/ui/time";
import { MARK_WORDS } from "#lib/claims/mark";
import { plural } from "#lib/format";
import { CORRECTION_WORDS } from "#lib/publication/corrections";
import { claimPath } from "#lib/publication/listed";
import type { Snapshot } from "#lib/publication/snapshot";
import { oneLine } from "#lib/publication/words";
import { comparePath, historyPath, versionPath } from "#lib/versions/addresses";
import type { ClaimVersions, ListedVersion } from "#lib/versions/queries";

type BandProps = { claim: ClaimVersions; shown: ListedVersion; timeZone: string };

function Band({ label, children, links }: { label: string; children: ReactNode; links: ReactNode }) {
  return (
    <aside aria-label={label} className="mt-5 border-y border-rule border-t-ink bg-raise px-4 py-3 text-base">
      <p className="font-semibold break-words">{children}</p>
      <ul className="mt-1 flex flex-wrap gap-x-5 [&_a]:inline-flex [&_a]:min-h-6 [&_a]:items-center pointer-coarse:[&_a]:min-h-9">
        {links}
      </ul>
    </aside>
  );
}

/** Of what was said before the newsroom took it back: that it did, and when. */
function RetractedSince({ claim, shown }: Pick<BandProps, "claim" | "shown">) {
  const current = claim.versions.at(-1) as ListedVersion;
  if (current.status !== null || current.number === shown.number) return null;
  return (
    <>
      {" "}
      The claim has been retracted since, on <Day date={current.publishedAt.slice(0, 10)} />.
    </>
  );
}

/** Over a version: which of how many, since when, whether it is what the newsroom says now, and the way to the others. */
export function VersionBand({ claim, shown, timeZone }: BandProps) {
  const { versions } = claim;
  const place = versions.findIndex(({ number }) => number === shown.number);
  const [before, next, current] = [versions[place - 1], versions[place + 1], versions.at(-1) as ListedVersion];
  const since = versions
    .slice(place + 1)
    .flatMap(({ publishedAt, correction }) => (correction && correction.kind !== "retraction" ? [{ publishedAt, ...correction }] : []));
  const last = since.at(-1);
  return (
    <Band
      label="Which version this is"
      links={
        <>
          {current.number !== shown.number && (
            <>
              <li>
                <a href={claimPath(claim)}>The current version</a>
              </li>
              <li>
                <a href={comparePath(claim, shown.number, current.number)}>What is different now</a>
              </li>
            </>
          )}
          {before && (
            <li>
              <a href={versionPath(claim, before.number)} rel="prev">
                The version before
              </a>
            </li>
          )}
          {next && (
            <li>
              <a href={versionPath(claim, next.number)} rel="next">
                The next version
              </a>
            </li>
          )}
          <li>
            <a href={historyPath(claim)}>History</a>
          </li>
        </>
      }
    >
      Version {shown.number} of {versions.length}, published on <Moment at={shown.publishedAt} timeZone={timeZone} />;{" "}
      {current.number === shown.number ? "this is the current version." : "this is not the current version."}
      {last && (
        <>
          {" "}
          Since then: {since.length === 1 ? CORRECTION_WORDS[last.kind].name.toLowerCase() : plural("correction", since.length)},{" "}
          {since.length > 1 && "the last on "}
          <Day date={last.publishedAt.slice(0, 10)} />.
        </>
      )}
      <RetractedSince claim={claim} shown={shown} />
    </Band>
  );
}

/** Over a claim page of an earlier day. */
export function AsOfBand({ claim, shown, timeZone, day, today }: BandProps & { day: string; today: string }) {
  const current = claim.versions.at(-1) as ListedVersion;
  const first = claim.versions[0];
  const isCurrent = shown.number === current.number;
  const published = (
    <>
      (version {shown.number}, published on <Moment at={shown.publishedAt} timeZone={timeZone} />)
    </>
  );
  const words =
    day > today ? (
      <>
        <Day date={day} /> has not come yet. This is the current version {published}.
      </>
    ) : day < first.publishedAt.slice(0, 10) ? (
      <>
        On <Day date={day} /> this page was not there yet. This is the first that it said {published}
        {isCurrent ? ", and still says." : "."}
      </>
    ) : (
      <>
        As of <Day date={day} /> this page said this {published}
        {isCurrent ? ", and it still does." : "."}
      </>
    );
  return (
    <Band
      label="As of when this is"
      links={
        <>
          <li>
            <a href={claimPath(claim)}>See the current version</a>
          </li>
          <li>
            <a href={versionPath(claim, shown.number)}>The lasting address of this version</a>
          </li>
          <li>
            <a href={historyPath(claim)}>History</a>
          </li>
        </>
      }
    >
      {words}
      <RetractedSince claim={claim} shown={shown} />
    </Band>
  );
}

/** Near the top of a version that corrects what was said: that it does, and the way to what was said. */
export function CorrectionLine({ claim, snapshot }: { claim: ClaimVersions; snapshot: Snapshot }) {
  const { correction, version, updatedAt } = snapshot;
  if (correction === null || correction.kind === "retraction") return null;
  const before = claim.versions.find(({ number }) => number === version - 1);
  const changed = correction.changes.some(({ part }) => part === "status");
  return (
    <p className="mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-base break-words">
      <span className="min-w-0">
        <span className="font-semibold">
          {CORRECTION_WORDS[correction.kind].name}, <Day date={updatedAt.slice(0, 10)} />
        </span>
        {correction.why && (
          <>
            : <bdi>{oneLine(correction.why, 160)}</bdi>
          </>
        )}
      </span>
      {changed && before?.status && <StatusLabel status={before.status} size="sm" word={`Was: ${MARK_WORDS[before.status]}`} />}
      <a href={`#correction-${version}`} className="print:hidden">
        What was said before
      </a>
    </p>
  );
}
