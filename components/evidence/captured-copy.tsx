import Link from "next/link";
import type { ReactNode } from "react";
import { CaptureAgain } from "#components/evidence/capture-again";
import { SuggestionsForm } from "#components/evidence/suggestions-form";
import { SectionHeading } from "#components/layout/page-heading";
import { Notice } from "#components/ui/notice";
import { Bidi, InlineQuote, NumberOfRecord } from "#components/ui/text";
import { Moment } from "#components/ui/time";
import type { Attempt, Captured, QuoteInCopy } from "#lib/capture/queries";
import { formatCount } from "#lib/format";

type Props = {
  source: { id: string; revision: number; address: string | null };
  captured: Captured;
  timeZone: string;
};

/** The page as it was: what is known of it, what it suggests, and its text, in which nothing works. */
export function CapturedCopy({ source, captured: { attempts, isWaiting, copy, suggestions, quotes, watch }, timeZone }: Props) {
  const [last] = attempts;
  const failed = last?.why ? last : null;
  return (
    <section aria-labelledby="captured" className="mt-10 grid max-w-[46rem] gap-4 border-t border-rule">
      <SectionHeading id="captured" size="desk">
        Captured copy
      </SectionHeading>
      {source.address === null && <p className="text-soft">A source without an address has no page that could be captured.</p>}
      {source.address !== null && attempts.length === 0 && <p className="text-soft">Its page has not been captured yet.</p>}
      {isWaiting && (
        <Notice live title="The page is being captured">
          It is shown here in some seconds; you can leave this page meanwhile.
        </Notice>
      )}
      {watch?.goneSince && (
        <Notice tone="warning" title="The page is gone">
          <p>
            {watch.goneWhy} Known since <Moment at={watch.goneSince} timeZone={timeZone} style="short" />, looked for last{" "}
            <Moment at={watch.checkedAt} timeZone={timeZone} style="short" />.
          </p>
        </Notice>
      )}
      {failed && !watch?.goneSince && (
        <Notice tone="warning" title={failed.sha256 ? "The page was captured, and could not be read" : "The page could not be captured"}>
          <p>
            {failed.why} <Moment at={failed.askedAt} timeZone={timeZone} style="short" />. Nothing else was changed.
          </p>
        </Notice>
      )}
      {suggestions.length > 0 && copy && (
        <div className="rounded border border-rule bg-raise px-4 py-3">
          <h3 className="mb-1 font-semibold">What the page says of itself, and the record does not yet</h3>
          <SuggestionsForm
            key={copy.id}
            seen={{ id: source.id, revision: source.revision }}
            captureId={copy.id}
            suggestions={suggestions}
          />
        </div>
      )}
      {copy && <AboutCopy sourceId={source.id} copy={copy} checkedAt={watch?.checkedAt ?? null} timeZone={timeZone} />}
      {quotes.length > 0 && <QuotesInCopy quotes={quotes} />}
      {copy && (
        <details>
          <summary className="w-fit cursor-pointer py-1 font-semibold">Its text, as it could be read</summary>
          {copy.text === "" ? (
            <p className="mt-2 text-soft">There was no text to be read.</p>
          ) : (
            <section
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
              tabIndex={0}
              aria-label="Text of the captured page"
              lang={copy.language ?? undefined}
              dir="auto"
              className="mt-2 max-h-[28rem] overflow-y-auto rounded border border-rule px-4 py-3 font-serif text-lg break-words whitespace-pre-wrap"
            >
              {copy.text}
            </section>
          )}
        </details>
      )}
      {source.address !== null && <CaptureAgain sourceId={source.id} isWaiting={isWaiting} isFirst={attempts.length === 0} />}
      {(attempts.length > 1 || failed?.sha256) && <Attempts sourceId={source.id} attempts={attempts} timeZone={timeZone} />}
    </section>
  );
}

type AboutProps = { sourceId: string; copy: Attempt; checkedAt: Date | null; timeZone: string };

function AboutCopy({ sourceId, copy, checkedAt, timeZone }: AboutProps) {
  const facts: { term: string; is: ReactNode }[] = [
    { term: "Captured", is: copy.endedAt && <Moment at={copy.endedAt} timeZone={timeZone} /> },
    ...(checkedAt ? [{ term: "Looked for last", is: <Moment at={checkedAt} timeZone={timeZone} /> }] : []),
    { term: "From", is: <Bidi className="break-all">{copy.finalAddress}</Bidi> },
    { term: "SHA-256", is: <NumberOfRecord className="break-all">{copy.sha256}</NumberOfRecord> },
    { term: "File", is: <Download sourceId={sourceId} capture={copy} /> },
  ];
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
      {facts.map(({ term, is }) => (
        <div key={term} className="contents">
          <dt className="text-soft">{term}</dt>
          <dd className="m-0 min-w-0">{is}</dd>
        </div>
      ))}
    </dl>
  );
}

function Download({ sourceId, capture: { id, type, size, askedAt } }: { sourceId: string; capture: Attempt }) {
  return (
    <>
      <a href={`/desk/sources/${sourceId}/captures/${id}`} download>
        Download what was captured<span className="sr-only"> on {askedAt.toISOString().slice(0, 10)}</span>
      </a>{" "}
      <span className="text-soft">
        ({type}, {formatCount(size ?? 0, Number.POSITIVE_INFINITY)} bytes)
      </span>
    </>
  );
}

const FOUND_WORDS: Record<QuoteInCopy["found"], string> = {
  exact: "It stands there as quoted.",
  approximate: "It stands there in other words:",
  lost: "It was not found there.",
};

function QuotesInCopy({ quotes }: { quotes: QuoteInCopy[] }) {
  return (
    <div>
      <h3 className="mb-1 font-semibold">What was quoted from it</h3>
      <ul className="grid gap-3">
        {quotes.map(({ claim, quote, language, found, now, address }) => (
          <li key={`${claim} ${quote}`} className="border-s-2 border-rule ps-3">
            <InlineQuote text={quote} lang={language} />
            <p className={found === "lost" ? "text-sm text-warning" : "text-sm text-soft"}>
              {FOUND_WORDS[found]} {now && <Bidi className="text-ink">{now}</Bidi>} <Link href={`/desk/claims/${claim}`}>C-{claim}</Link>
              {address && (
                <>
                  {" · "}
                  <a href={address} target="_blank" rel="noreferrer">
                    See the passage on the page<span className="sr-only"> (in a new tab)</span>
                  </a>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Attempts({ sourceId, attempts, timeZone }: { sourceId: string; attempts: Attempt[]; timeZone: string }) {
  return (
    <details>
      <summary className="w-fit cursor-pointer py-1 font-semibold">Every time that it was captured</summary>
      <ul className="mt-2 grid gap-1.5 text-sm">
        {attempts.map((each) => (
          <li key={each.id}>
            <Moment at={each.askedAt} timeZone={timeZone} style="short" />, {each.askedBy ? <Bidi>{each.askedBy.name}</Bidi> : "by its day"}
            : {each.endedAt === null ? "waits" : (each.why ?? "captured")}
            {each.sha256 && (
              <>
                {" "}
                <NumberOfRecord>{each.sha256.slice(0, 12)}</NumberOfRecord> <Download sourceId={sourceId} capture={each} />
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
