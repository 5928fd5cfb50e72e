import { ClaimList, LeadClaim } from "#components/claims/claim-list";
import { FeedLinks } from "#components/claims/feed-links";
import { StatusLabel } from "#components/claims/status-mark";
import { buttonClass } from "#components/ui/button";
import { controlClass } from "#components/ui/field";
import { EmptyState } from "#components/ui/notice";
import { Bidi } from "#components/ui/text";
import type { Mark } from "#lib/claims/mark";
import { DECIDABLE } from "#lib/claims/states";
import type { ListedClaim } from "#lib/publication/listed";
import { RETRACTED_MEANS, STATUS_MEANS } from "#lib/publication/words";

/** What was decided last, and how to read it. */
export function FrontPage({ claims, newsroom }: { claims: readonly ListedClaim[]; newsroom: string }) {
  const [lead, ...others] = claims;
  // The other marks are explained where a reader meets them.
  const isThere = (mark: Mark) => claims.some(({ status }) => (status ?? "retracted") === mark);
  const marks: Mark[] = [...DECIDABLE, ...(["unreviewed", "retracted"] as const).filter(isThere)];
  return (
    <>
      <h1 className="sr-only">
        <Bidi>{newsroom}</Bidi>: claims, and what stands behind them
      </h1>
      <div className="mt-8 grid gap-x-16 gap-y-10 md:mt-11 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="min-w-0">
          {lead ? (
            <>
              <LeadClaim claim={lead} />
              {others.length > 0 && (
                <div className="mt-8">
                  <ClaimList claims={others} label="Decided before" />
                </div>
              )}
              <p className="mt-5">
                <a href="/claims">All claims</a>
              </p>
            </>
          ) : (
            <EmptyState title="Nothing has been published yet.">
              <p>
                Here <Bidi>{newsroom}</Bidi> will show what was claimed, by whom, on whose word, and what it can stand behind. The first
                claim appears as soon as a reviewer has decided it.
              </p>
            </EmptyState>
          )}
        </div>
        <aside aria-label="How to read this record" className="min-w-0 self-start">
          <Search />
          <h2 className="mt-8 mb-3 border-t-2 border-ink pt-3.5 text-base font-semibold">What the marks mean</h2>
          <dl className="grid gap-3.5">
            {marks.map((mark) => (
              <div key={mark}>
                <dt>
                  {mark === "retracted" ? (
                    <StatusLabel status={mark} className="font-semibold" />
                  ) : (
                    <a href={`/claims?status=${mark}`} className="inline-flex min-h-6 items-center no-underline hover:underline">
                      <StatusLabel status={mark} className="font-semibold" />
                    </a>
                  )}
                </dt>
                <dd className="m-0 mt-0.5 text-base text-soft">{mark === "retracted" ? RETRACTED_MEANS : STATUS_MEANS[mark]}</dd>
              </div>
            ))}
          </dl>
          <div className="mt-7 border-t border-rule">
            <FeedLinks feed="all" />
          </div>
        </aside>
      </div>
    </>
  );
}

function Search() {
  return (
    <form action="/claims" className="grid gap-1.5">
      <label htmlFor="front-q" className="text-base font-semibold">
        Look for a claim
      </label>
      <div className="flex gap-2">
        <input id="front-q" type="search" name="q" dir="auto" maxLength={300} className={controlClass} />
        <button type="submit" className={buttonClass("alternative")}>
          Search
        </button>
      </div>
    </form>
  );
}
