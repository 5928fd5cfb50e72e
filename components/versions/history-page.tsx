import { buttonClass } from "#components/ui/button";
import { Bidi, NumberOfRecord } from "#components/ui/text";
import { Select } from "#components/ui/text-input";
import { Moment } from "#components/ui/time";
import { Compared } from "#components/versions/comparison";
import { CorrectionTold, KindMeans } from "#components/versions/correction";
import { causeWords, VersionStanding } from "#components/versions/version-line";
import { WordDiffKey } from "#components/versions/word-diff";
import { formatDate, plural } from "#lib/format";
import { claimPath } from "#lib/publication/listed";
import { oneLine } from "#lib/publication/words";
import { comparePath, compareWords, historyPath, versionPath } from "#lib/versions/addresses";
import { isSame } from "#lib/versions/comparison";
import type { HistoryEntry } from "#lib/versions/history";
import type { ClaimVersions, ToldVersion, ToldVersions } from "#lib/versions/queries";

type HistoryPageProps = { claim: ToldVersions; entries: HistoryEntry[]; timeZone: string };

/** Every version of a claim, newest first, with what each says otherwise than the one before. */
export function HistoryPage({ claim, entries, timeZone }: HistoryPageProps) {
  const current = claim.versions.at(-1) as ToldVersion;
  const byNumber = new Map(claim.versions.map((version) => [version.number, version]));
  const corrections = claim.versions.filter(({ correction }) => correction !== null).length;
  return (
    <>
      <HistoryHeading claim={claim} title="History" text={current.snapshot.claim.text} lang={current.snapshot.claim.language} />
      <p className="mt-3 max-w-measure text-base text-soft">
        {plural("version", claim.versions.length)},{" "}
        {corrections === 0 ? "none of which corrects what was said before" : `of which ${plural("correction", corrections)}`}. A version
        never changes: it keeps its address, and its sha256 proves it.
      </p>
      {claim.versions.length > 1 && <CompareForm claim={claim} from={current.number - 1} to={current.number} />}
      <ol reversed aria-label="Versions, newest first" className="mt-6 border-b border-rule">
        {entries.map((entry) => (
          <Entry key={entry.version} entry={entry} version={byNumber.get(entry.version) as ToldVersion} claim={claim} timeZone={timeZone} />
        ))}
      </ol>
    </>
  );
}

export function HistoryHeading({ claim, title, text, lang }: { claim: ClaimVersions; title: string; text: string; lang: string }) {
  return (
    <>
      <p className="mt-8 text-sm text-soft md:mt-11">
        <a href={claimPath(claim)}>
          <NumberOfRecord>C-{claim.number}</NumberOfRecord>
        </a>
      </p>
      <h1 className="mt-1 font-serif text-3xl font-semibold">{title}</h1>
      <p className="mt-2 max-w-[40em] font-serif text-xl text-pretty">
        <Bidi lang={lang}>{oneLine(text, 300)}</Bidi>
      </p>
    </>
  );
}

function Entry({ entry, version, claim, timeZone }: { entry: HistoryEntry; version: ToldVersion; claim: ClaimVersions; timeZone: string }) {
  const { number, correction, snapshot, sha256, publishedAt } = version;
  const { joined, comparison } = entry;
  const brought = [
    joined.evidence > 0 && `${plural("piece", joined.evidence)} of evidence`,
    joined.answers > 0 && `${plural("request or answer", joined.answers, "requests or answers")}`,
  ].filter(Boolean);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-2 border-t border-rule py-5 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <div className="text-base">
        <h2 className="font-semibold">
          <a href={versionPath(claim, number)}>Version {number}</a>
        </h2>
        <p className="text-sm text-soft">
          <Moment at={publishedAt} timeZone={timeZone} style="short" />
        </p>
        <p className="text-sm text-soft">{causeWords(version)}</p>
      </div>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2.5 text-base">
        <p>
          <VersionStanding version={version} />
        </p>
        {correction ? (
          <div className="border-s-2 border-ink ps-4">
            <p className="mb-2">
              <KindMeans kind={correction.kind} />
            </p>
            <CorrectionTold correction={correction} lang={snapshot.claim.language} />
          </div>
        ) : (
          <p className="text-soft">{uncorrected(number, comparison)}</p>
        )}
        {brought.length > 0 && <p>Joined: {brought.join(" and ")}.</p>}
        <Difference comparison={comparison} claim={claim} number={number} />
        <p className="text-sm text-soft">
          sha256 <NumberOfRecord className="break-all">{sha256}</NumberOfRecord>
        </p>
      </div>
    </li>
  );
}

/** That nothing is different is said only where that was looked for and nothing was found. */
function uncorrected(number: number, comparison: HistoryEntry["comparison"]): string {
  if (number === 1) return "The first that was said.";
  const isUnchanged = comparison !== null && comparison !== "elsewhere" && isSame(comparison);
  return isUnchanged ? `It says the same as version ${number - 1}, word for word.` : "It corrects nothing that had been said.";
}

function Difference({ comparison, claim, number }: { comparison: HistoryEntry["comparison"]; claim: ClaimVersions; number: number }) {
  if (comparison === null || (comparison !== "elsewhere" && isSame(comparison))) return null;
  const address = comparePath(claim, number - 1, number);
  if (comparison === "elsewhere")
    return (
      <p>
        <a href={address}>{compareWords(number - 1, number)}</a>
      </p>
    );
  return (
    <details>
      <summary className="inline-block min-h-6 text-accent underline underline-offset-3">
        What is different from version {number - 1}
      </summary>
      <div className="mt-3 grid gap-3 border-s-2 border-rule ps-4">
        <WordDiffKey />
        <Compared comparison={comparison} />
        <p className="text-sm">
          <a href={address}>{compareWords(number - 1, number)}, on a page of its own</a>
        </p>
      </div>
    </details>
  );
}

/** Any two versions, without scripts. */
export function CompareForm({ claim, from, to }: { claim: ClaimVersions; from: number; to: number }) {
  const options = claim.versions
    .map(({ number, publishedAt }) => ({
      value: String(number),
      label: `Version ${number}, ${formatDate(publishedAt.slice(0, 10), "short")}`,
    }))
    .toReversed();
  return (
    <form
      action={historyPath(claim)}
      className="mt-5 grid max-w-[44rem] gap-x-4 gap-y-3 border-y border-rule py-4 text-base sm:grid-cols-[1fr_1fr_auto]"
    >
      <Select name="from" label="Compare" defaultValue={String(from)} options={options} />
      <Select name="to" label="with" defaultValue={String(to)} options={options} />
      <button type="submit" className={`${buttonClass("alternative")} self-end`}>
        Compare
      </button>
    </form>
  );
}
