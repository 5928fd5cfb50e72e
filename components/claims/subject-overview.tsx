import type { ReactNode } from "react";
import { FeedLinks } from "#components/claims/feed-links";
import { type CountColumn, StandingCounts } from "#components/claims/standing-counts";
import { Timeline } from "#components/claims/timeline";
import type { Feed } from "#lib/feeds/names";
import type { Timeline as Told } from "#lib/subjects/timeline";

/** The name of what a page is about: a party, a topic. It begins where its letters do, as the headline of a claim. */
export function SubjectHeading({ kind, name }: { kind: string; name: string }) {
  return (
    <>
      <p className="mt-9 text-sm text-soft">{kind}</p>
      <h1 dir="auto" className="mt-1 max-w-[23em] font-serif text-4xl font-medium text-balance break-words">
        {name}
      </h1>
    </>
  );
}

/** How many claims stand how, and when they were said. `children` says what is counted. */
export function SubjectOverview({
  columns,
  overTime,
  feed,
  children,
}: {
  columns: readonly CountColumn[];
  overTime: { title: string; what: string; timeline: Told } | null;
  feed: Feed;
  children: ReactNode;
}) {
  return (
    <div className="mt-8 grid gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <section aria-labelledby="counts" className="min-w-0 self-start lg:order-last">
        <h2 id="counts" className="mb-2.5 text-base font-semibold">
          How it stands
        </h2>
        {columns.length > 0 && <StandingCounts caption="How many claims stand how" columns={columns} />}
        <p className="mt-3 text-sm text-soft">{children}</p>
        <FeedLinks feed={feed} />
      </section>
      {overTime && (
        <section aria-labelledby="over-time" className="min-w-0">
          <h2 id="over-time" className="mb-2.5 text-base font-semibold">
            {overTime.title}
          </h2>
          <Timeline timeline={overTime.timeline} what={overTime.what} />
        </section>
      )}
    </div>
  );
}
