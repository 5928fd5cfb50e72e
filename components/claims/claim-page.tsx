import type { ReactNode } from "react";
import { Attribution } from "#components/claims/attribution";
import { EvidenceList } from "#components/claims/evidence-list";
import { GonePages } from "#components/claims/gone-pages";
import { OtherParties } from "#components/claims/other-parties";
import { RelatedClaims, Superseded } from "#components/claims/related-claims";
import { SafeSentence } from "#components/claims/safe-sentence";
import { StatusLabel } from "#components/claims/status-mark";
import { TakeAway } from "#components/claims/take-away";
import { Rationale, WhyStatus, WouldChange } from "#components/claims/why-status";
import { OriginsPicture } from "#components/evidence/origins-picture";
import { Facts, Headline, SectionHeading } from "#components/layout/page-heading";
import { LinkChip } from "#components/ui/chip";
import { cx } from "#components/ui/cx";
import { Notice } from "#components/ui/notice";
import { NumberOfRecord, Quote } from "#components/ui/text";
import { AsOf, Day, Moment } from "#components/ui/time";
import { OthersSaid } from "#components/verdicts/others-said";
import { CorrectionLine } from "#components/versions/band";
import { Record } from "#components/versions/record";
import type { GonePage } from "#lib/capture/gone";
import { dossierOf } from "#lib/evidence/contents";
import { claimPath, listed, partyOf } from "#lib/publication/listed";
import { safeSentence } from "#lib/publication/safe-sentence";
import type { Snapshot } from "#lib/publication/snapshot";
import { standingLine } from "#lib/publication/standing";
import { signedBy } from "#lib/publication/words";
import type { ToldRelations } from "#lib/relations/queries";
import { reportHref } from "#lib/reports/about";
import type { ClaimVersions } from "#lib/versions/queries";

type ClaimPageProps = {
  snapshot: Snapshot;
  sha256: string;
  claim: ClaimVersions;
  relations: ToldRelations;
  /** Over an earlier version, or the page of a day: which one it is. */
  band?: ReactNode;
  /** Pages of its sources that are gone, of the version that readers see now. */
  gone?: readonly GonePage[];
  newsroom: { name: string; address: string; timeZone: string; language: string; revision: number };
  today: string; // YYYY-MM-DD, UTC
};

/** What is told, and beside it the facts of record. */
const COLUMNS = "grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_15.25rem]";
/** A longer sentence would be a tall strip beside the page. */
const MOST_BESIDE = 360;

/** A claim as readers see it: what the newsroom stands behind, and why. */
export function ClaimPage({ snapshot, sha256, claim: versions, relations, band, gone = [], newsroom, today }: ClaimPageProps) {
  const { timeZone, language } = newsroom;
  const { claim, status, retraction, assessment, responses } = snapshot;
  const isCurrent = versions.versions.at(-1)?.number === snapshot.version;
  const sentence = isCurrent ? safeSentence(snapshot, language) : null;
  const isBeside = sentence !== null && sentence.text.length <= MOST_BESIDE;
  return (
    <article>
      {band}
      <div className={cx("mb-4.5", band ? "mt-6" : "mt-7 md:mt-11")}>
        <Standing snapshot={snapshot} />
        {isCurrent && <Overdue snapshot={snapshot} today={today} />}
        <CorrectionLine claim={versions} snapshot={snapshot} />
      </div>
      {retraction && (
        <Notice
          tone="danger"
          word="Retraction"
          title={retraction.sameAs === undefined ? "This claim has been retracted." : "This claim has been merged into another."}
          className="mb-6 max-w-[44em]"
        >
          {retraction.sameAs === undefined ? (
            <p dir="auto" className="break-words whitespace-pre-line">
              {retraction.reason}
            </p>
          ) : (
            <p>
              It is the same as <a href={`/claims/${retraction.sameAs}`}>C-{retraction.sameAs}</a>, which stays.
            </p>
          )}
          <p className="mt-1.5 text-sm text-soft">
            Retracted on <Moment at={snapshot.updatedAt} timeZone={timeZone} />. The newsroom says none of what follows any more; it stays
            as a record of what was said.
          </p>
        </Notice>
      )}
      {!retraction && <Superseded relations={relations} />}
      {retraction && <p className="mb-2 text-sm font-semibold text-soft">What was said</p>}
      <Headline text={claim.text} lang={claim.language} />
      <p className="mt-4.5 break-words">
        <Attribution claim={listed(snapshot)} />
      </p>
      {claim.quote && (
        <div className="mt-6.5">
          <Quote text={claim.quote} lang={claim.quoteLanguage} />
        </div>
      )}
      <div className={cx(COLUMNS, "mt-9 md:mt-11 [&>div>section:first-child>h2]:mt-0")}>
        <div className="min-w-0">
          <section aria-labelledby="why">
            <SectionHeading id="why">{status ? "Why this status" : "Why it had its status"}</SectionHeading>
            <WhyStatus snapshot={snapshot} />
            {assessment && (
              <OriginsPicture dossier={dossierOf(snapshot)} asOf={snapshot.asOf} counts={assessment} withheld={snapshot.withheld.length} />
            )}
            <Rationale snapshot={snapshot} />
          </section>
          {sentence && !isBeside && (
            <section aria-labelledby="safe" className="max-w-measure">
              <SectionHeading id="safe">To report it safely</SectionHeading>
              <SafeSentence sentence={sentence} />
            </section>
          )}
          {responses.length > 0 && (
            <section aria-labelledby="others">
              <SectionHeading id="others">What the other parties say</SectionHeading>
              <OtherParties snapshot={snapshot} />
            </section>
          )}
          <section aria-labelledby="evidence">
            <SectionHeading id="evidence">Evidence</SectionHeading>
            <EvidenceList snapshot={snapshot} />
            <GonePages gone={gone} snapshot={snapshot} timeZone={timeZone} />
          </section>
          {status && assessment && assessment.wouldChange.length > 0 && (
            <section aria-labelledby="would-change">
              <SectionHeading id="would-change">What would change this</SectionHeading>
              <WouldChange snapshot={snapshot} assessment={assessment} />
            </section>
          )}
          <RelatedClaims relations={relations} />
          <Subjects snapshot={snapshot} />
          {snapshot.verdicts.length > 0 && (
            <section aria-labelledby="others-said">
              <SectionHeading id="others-said">What others have said</SectionHeading>
              <OthersSaid verdicts={snapshot.verdicts} />
            </section>
          )}
          <Record claim={versions} shown={snapshot} />
        </div>
        <aside aria-label="Facts of record" className="min-w-0 self-start print:break-inside-avoid">
          <Facts items={recordOf(snapshot, timeZone)} />
          <p className="mt-3.5 border-t border-rule pt-3.5 text-sm text-soft print:hidden">
            sha256 of this version <NumberOfRecord className="mt-1 block break-all">{sha256}</NumberOfRecord>
          </p>
          {sentence && isBeside && (
            <section aria-labelledby="safe" className="mt-3.5 border-t border-rule pt-3.5">
              <h2 id="safe" className="mb-1.5 text-base font-semibold">
                To report it safely
              </h2>
              <SafeSentence sentence={sentence} />
            </section>
          )}
        </aside>
      </div>
      <div className={COLUMNS}>
        <div className="min-w-0">
          <TakeAway snapshot={snapshot} sha256={sha256} newsroom={newsroom} />
        </div>
      </div>
      <p className="no-print mt-12 border-t border-rule pt-3.5 text-base">
        <a href={reportHref(claimPath(snapshot), snapshot.version)} rel="nofollow" className="inline-block min-h-6">
          Report an error on this page
        </a>
      </p>
    </article>
  );
}

function Standing({ snapshot }: { snapshot: Snapshot }) {
  const { status, asOf } = snapshot;
  return (
    <p className="flex flex-wrap items-baseline gap-x-3.5 gap-y-1">
      <StatusLabel status={status ?? "retracted"} size="xl" />
      <span className="min-w-0 text-base break-words text-soft max-sm:w-full sm:flex-1 sm:border-s sm:border-rule sm:ps-3.5">
        {standingLine(snapshot)}
        {status && asOf && (
          <>
            , <AsOf date={asOf} />
          </>
        )}
      </span>
    </p>
  );
}

/** A claim whose day has passed stands as it was when it was checked last. */
function Overdue({ snapshot: { recheckOn, updatedAt }, today }: { snapshot: Snapshot; today: string }) {
  if (recheckOn === null || recheckOn >= today) return null;
  return (
    <p className="mt-2.5 text-base text-soft">
      Last checked on <Day date={updatedAt.slice(0, 10)} />; it was due to be looked at again on <Day date={recheckOn} />.
    </p>
  );
}

/** Whom it concerns, and what it is about. */
function Subjects({ snapshot }: { snapshot: Snapshot }) {
  const concerned = snapshot.claim.concerns.flatMap((id) => partyOf(snapshot, id) ?? []);
  const { topics } = snapshot.claim;
  return (
    <>
      {concerned.length > 0 && (
        <section aria-labelledby="concerns">
          <SectionHeading id="concerns">Whom it concerns</SectionHeading>
          <ul className="flex flex-wrap gap-2 print:gap-x-5">
            {concerned.map((party) => (
              <li key={party.id} className="max-w-full">
                <LinkChip href={`/parties/${party.slug}`}>{party.name}</LinkChip>
              </li>
            ))}
          </ul>
        </section>
      )}
      {topics.length > 0 && (
        <section aria-labelledby="topics">
          <SectionHeading id="topics">Topics</SectionHeading>
          <ul className="flex flex-wrap gap-2 print:gap-x-5">
            {topics.map((topic) => (
              <li key={topic.slug} className="max-w-full">
                <LinkChip href={`/topics/${encodeURIComponent(topic.slug)}`}>{topic.name}</LinkChip>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function recordOf(snapshot: Snapshot, timeZone: string) {
  return [
    { term: "Claim", is: <NumberOfRecord>C-{snapshot.number}</NumberOfRecord> },
    { term: "Version", is: String(snapshot.version) },
    { term: "Said on", is: <Day date={snapshot.claim.saidOn} style="short" /> },
    ...(snapshot.asOf ? [{ term: snapshot.status ? "As of" : "Was as of", is: <Day date={snapshot.asOf} style="short" /> }] : []),
    { term: "Published", is: <Moment at={snapshot.publishedAt} timeZone={timeZone} style="short" /> },
    { term: "Last changed", is: <Moment at={snapshot.updatedAt} timeZone={timeZone} style="short" /> },
    ...(snapshot.recheckOn ? [{ term: "Look again by", is: <Day date={snapshot.recheckOn} style="short" /> }] : []),
    { term: "Decided by", is: signedBy(snapshot.signatures) },
  ];
}
