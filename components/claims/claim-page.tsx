import { Attribution } from "#components/claims/attribution";
import { EvidenceList } from "#components/claims/evidence-list";
import { StatusLabel } from "#components/claims/status-mark";
import { Facts, Headline, SectionHeading } from "#components/layout/page-heading";
import { LinkChip } from "#components/ui/chip";
import { Notice } from "#components/ui/notice";
import { Bidi, NumberOfRecord, Quote } from "#components/ui/text";
import { Day, Moment } from "#components/ui/time";
import { REOPEN_WORDS, type ReopenKind, STATUS_WORDS } from "#lib/claims/states";
import { listed, partyOf } from "#lib/publication/listed";
import type { Snapshot } from "#lib/publication/snapshot";
import { BALANCE_SENTENCES, signedBy, statusLine } from "#lib/publication/words";

type ClaimPageProps = { snapshot: Snapshot; sha256: string; timeZone: string };

/** A claim as readers see it: what the newsroom stands behind, and why. */
export function ClaimPage({ snapshot, sha256, timeZone }: ClaimPageProps) {
  const { claim, status, retraction } = snapshot;
  return (
    <article>
      <div className="mt-7 mb-4.5 md:mt-11">
        <Standing snapshot={snapshot} />
      </div>
      {retraction && (
        <Notice tone="danger" title="This claim has been retracted." className="mb-6 max-w-[44em]">
          <p dir="auto" className="break-words whitespace-pre-line">
            {retraction.reason}
          </p>
          <p className="mt-1.5 text-sm text-soft">
            Retracted on <Moment at={snapshot.updatedAt} timeZone={timeZone} />. What was said before stays below, as a record.
          </p>
        </Notice>
      )}
      <Headline text={claim.text} lang={claim.language} />
      <p className="mt-4.5 break-words">
        <Attribution claim={listed(snapshot)} />
      </p>
      {claim.quote && (
        <div className="mt-6.5">
          <Quote text={claim.quote} lang={claim.quoteLanguage} />
        </div>
      )}
      <div className="mt-9 grid gap-x-16 gap-y-10 md:mt-11 lg:grid-cols-[minmax(0,1fr)_15.25rem] [&>div>section:first-child>h2]:mt-0">
        <div className="min-w-0">
          <section aria-labelledby="why">
            <SectionHeading id="why">{status ? "Why this status" : "Why it had its status"}</SectionHeading>
            <Reasons snapshot={snapshot} />
          </section>
          <section aria-labelledby="evidence">
            <SectionHeading id="evidence">Evidence</SectionHeading>
            <EvidenceList snapshot={snapshot} />
          </section>
          <Subjects snapshot={snapshot} />
        </div>
        <aside aria-label="The record" className="min-w-0 self-start">
          <Facts items={recordOf(snapshot, timeZone)} />
          <p className="mt-3.5 border-t border-rule pt-3.5 text-sm text-soft">
            sha256 of this version <NumberOfRecord className="mt-1 block break-all">{sha256}</NumberOfRecord>
          </p>
        </aside>
      </div>
    </article>
  );
}

function Standing({ snapshot: { status, balance, asOf } }: { snapshot: Snapshot }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3.5 gap-y-1">
      <StatusLabel status={status ?? "retracted"} size="xl" />
      <span className="text-base text-soft max-sm:w-full sm:border-s sm:border-rule sm:ps-3.5">
        {statusLine(status, balance)}
        {status && asOf && (
          <>
            , as of <Day date={asOf} />
          </>
        )}
      </span>
    </p>
  );
}

function Reasons({ snapshot }: { snapshot: Snapshot }) {
  const { rationale, balance, reasonAgainst, suggested, reopened, claim } = snapshot;
  return (
    <div className="prose text-lg break-words">
      {balance && <p className="font-semibold">{BALANCE_SENTENCES[balance]}</p>}
      {rationale ? (
        <Paragraphs text={rationale} lang={claim.language} />
      ) : (
        <p>This claim was taken over from elsewhere, and nobody here has decided on it yet.</p>
      )}
      {reasonAgainst && (
        <>
          <p className="font-semibold">
            This status is an editor’s judgement
            {suggested && `: the evidence alone suggests ${STATUS_WORDS[suggested.status].toLowerCase()}`}.
          </p>
          <Paragraphs text={reasonAgainst} lang={claim.language} />
        </>
      )}
      {reopened && (
        <p className="text-base text-soft">
          {REOPEN_WORDS[reopened.kind as ReopenKind] ?? "Update"} in this version:{" "}
          <Bidi className="whitespace-pre-line">{reopened.reason}</Bidi>
        </p>
      )}
    </div>
  );
}

/** Text as it was written: an empty line makes a paragraph, every other line end stays. */
function Paragraphs({ text, lang }: { text: string; lang: string }) {
  return text
    .split(/\n[^\S\n]*\n\s*/u)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have nothing but their place
      <p key={index} lang={lang} dir="auto" className="whitespace-pre-line">
        {paragraph}
      </p>
    ));
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
          <ul className="flex flex-wrap gap-2">
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
          <ul className="flex flex-wrap gap-2">
            {topics.map((topic) => (
              <li key={topic.slug} className="max-w-full">
                <LinkChip href={`/claims?topic=${encodeURIComponent(topic.slug)}`}>{topic.name}</LinkChip>
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
    { term: "Decided by", is: signedBy(snapshot.signatures) },
  ];
}
