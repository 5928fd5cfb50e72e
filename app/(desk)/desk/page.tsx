import type { Metadata } from "next";
import Link from "next/link";
import { PageHeading, SectionHeading } from "#components/layout/page-heading";
import { OpenRequests } from "#components/responses/open-requests";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/notice";
import { Bidi, NumberOfRecord } from "#components/ui/text";
import { Age } from "#components/ui/time";
import { requirePerson } from "#lib/auth/page";
import { type UnfinishedDraft, unfinishedDrafts } from "#lib/claims/buffer";
import { railCounts } from "#lib/claims/counts";
import { type ClaimRow, listClaims } from "#lib/claims/list";
import { NO_FILTER, tableHref } from "#lib/claims/search-params";
import { db } from "#lib/db";
import { dayIn, formatCount } from "#lib/format";
import { newsroomName } from "#lib/newsroom/queries";
import { openRequests } from "#lib/responses/queries";

export const metadata: Metadata = { title: "Desk" };

const SHOWN = 5;

export default async function DeskPage() {
  const person = await requirePerson("/desk");
  const now = new Date();
  const mine = (state: "draft" | "returned") => ({ ...NO_FILTER, owner: "me", state });
  const latest = { sort: "changed", order: "desc" } as const;
  const [counts, requests, returned, drafts, queue, unfinished, { timeZone }] = await Promise.all([
    railCounts(db(), person),
    openRequests(db(), null, SHOWN),
    listClaims(db(), person, { ...mine("returned"), ...latest }, now, SHOWN),
    listClaims(db(), person, { ...mine("draft"), ...latest }, now, SHOWN),
    listClaims(db(), person, { ...NO_FILTER, state: "in_review", sort: "waiting", order: "asc" }, now, SHOWN),
    unfinishedDrafts(db(), person.id),
    newsroomName(db()),
  ]);
  if (counts.claims === 0 && unfinished.length === 0)
    return (
      <>
        <PageHeading
          title={
            <>
              Good to see you, <bdi>{person.name}</bdi>
            </>
          }
        />
        <EmptyState title="Nothing is logged yet" action={<ButtonLink href="/desk/claims/new">Log the first claim</ButtonLink>}>
          Begin with one statement that can be checked. Link the sources that report it and submit it; a colleague decides whether it is
          confirmed, unilateral or disputed.
        </EmptyState>
      </>
    );
  const clock = { now: now.toISOString(), timeZone };
  return (
    <>
      <PageHeading
        title={
          <>
            Good to see you, <bdi>{person.name}</bdi>
          </>
        }
        actions={<ButtonLink href="/desk/claims/new">Log a claim</ButtonLink>}
      />
      <Part
        title="Returned to me"
        rows={returned.rows}
        all={tableHref({}, mine("returned"))}
        count={counts.returned}
        empty="Nothing has been returned to you."
        {...clock}
      />
      <Part
        title="My drafts"
        rows={drafts.rows}
        all={tableHref({}, mine("draft"))}
        count={counts.drafts}
        empty="You have no drafts."
        unfinished={unfinished}
        {...clock}
      />
      <Part
        title="Review queue"
        rows={queue.rows}
        all="/desk/review"
        count={counts.queue}
        empty="Nothing waits for review."
        to="/desk/review"
        {...clock}
      />
      <section className="max-w-[56rem]">
        <SectionHeading size="desk">Asked for comment</SectionHeading>
        <OpenRequests rows={requests.rows} today={dayIn(now, timeZone)} />
        {requests.next && (
          <p className="mt-2">
            <Link href="/desk/requests">All open requests</Link>
          </p>
        )}
      </section>
    </>
  );
}

type PartProps = {
  title: string;
  rows: ClaimRow[];
  all: string;
  count: number;
  empty: string;
  to?: string;
  /** Begun and not saved as a claim yet: without a number, so not among the rows. */
  unfinished?: readonly UnfinishedDraft[];
  now: string;
  timeZone: string;
};

function Part({ title, rows, all, count, empty, to = "/desk/claims", unfinished = [], now, timeZone }: PartProps) {
  return (
    <section className="max-w-[56rem]">
      <SectionHeading size="desk">{title}</SectionHeading>
      {rows.length + unfinished.length === 0 ? (
        <p className="border-t border-rule pt-2.5 text-soft">{empty}</p>
      ) : (
        <ul className="border-b border-rule">
          {unfinished.slice(0, SHOWN).map((draft) => (
            <li key={draft.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-t border-rule py-2.5">
              <Link
                href={`/desk/claims/new?draft=${draft.id}`}
                lang={draft.language || undefined}
                dir="auto"
                className="line-clamp-2 font-serif text-[1.0625rem] leading-snug font-medium text-ink no-underline hover:underline"
              >
                {draft.name || "Untitled draft"}
              </Link>
              <span className="tabular text-end text-sm whitespace-nowrap text-soft">
                <Age from={draft.savedAt} now={now} timeZone={timeZone} />
              </span>
              <p className="col-span-full text-sm text-soft">begun, not saved yet</p>
            </li>
          ))}
          {rows.map((row) => (
            <li key={row.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-t border-rule py-2.5">
              <Link
                href={`${to}/${row.number}`}
                lang={row.language}
                dir="auto"
                className="line-clamp-2 font-serif text-[1.0625rem] leading-snug font-medium text-ink no-underline hover:underline"
              >
                {row.text}
              </Link>
              <span className="tabular text-end text-sm whitespace-nowrap text-soft">
                <NumberOfRecord>C-{row.number}</NumberOfRecord> ·{" "}
                <Age from={row.submittedAt ?? row.changedAt} now={now} timeZone={timeZone} />
              </span>
              {row.state === "returned" && row.returnReason && (
                <p dir="auto" className="col-span-full line-clamp-2 text-sm text-soft">
                  “{row.returnReason}”
                </p>
              )}
              {row.state === "in_review" && (
                <p className="col-span-full text-sm text-soft">
                  written by <Bidi>{row.owner.name}</Bidi>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      {unfinished.length > SHOWN && (
        <p className="mt-2">
          <Link href="/desk/claims/new">All that you have begun</Link>
        </p>
      )}
      {count > rows.length && (
        <p className="mt-2">
          <Link href={all}>All {formatCount(count)}</Link>
        </p>
      )}
    </section>
  );
}
