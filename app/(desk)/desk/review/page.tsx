import type { Metadata } from "next";
import { Places } from "#components/claims/claims-table-tools";
import { ListKeys } from "#components/data-table/list-keys";
import { PageHeading } from "#components/layout/page-heading";
import { Queue } from "#components/review/queue";
import { ButtonLink } from "#components/ui/button";
import { EmptyState, Notice } from "#components/ui/notice";
import { requirePerson } from "#lib/auth/page";
import { COUNTED_TO, countClaims, listClaims } from "#lib/claims/list";
import { NO_FILTER, readTableParams, tableHref } from "#lib/claims/search-params";
import { STATUS_WORDS } from "#lib/claims/states";
import { db } from "#lib/db";
import { formatCount } from "#lib/format";
import { newsroomName } from "#lib/newsroom/queries";
import { publishedLately } from "#lib/review/queries";

export const metadata: Metadata = { title: "Review queue" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const QUEUE = { ...NO_FILTER, state: "in_review" } as const;
const OLDEST_FIRST = { sort: "waiting", order: "asc" } as const;
const AT = "/desk/review";

export default async function ReviewPage({ searchParams }: Props) {
  const asked = await searchParams;
  const person = await requirePerson(AT);
  const { after, before } = readTableParams({ after: asked.after, before: asked.before, ...OLDEST_FIRST });
  const now = new Date();
  const [page, total, { timeZone }, notice] = await Promise.all([
    listClaims(db(), person, { ...QUEUE, ...OLDEST_FIRST, after, before }, now, 25),
    countClaims(db(), person, QUEUE),
    newsroomName(db()),
    noticeOf(asked),
  ]);
  const place = (change: Parameters<typeof tableHref>[1]) => tableHref({}, change, AT);
  return (
    <>
      <PageHeading title="Review queue">
        {total > 0 && (
          <p>
            {formatCount(total, COUNTED_TO)} {total === 1 ? "claim waits" : "claims wait"} for a decision, the longest first.
            {person.role === "editor" && " Reviewers and admins decide."}
          </p>
        )}
      </PageHeading>
      {notice}
      {page.rows.length > 0 ? (
        <Queue rows={page.rows} now={now.toISOString()} timeZone={timeZone} />
      ) : total > 0 ? (
        <EmptyState
          title="Nothing more waits here"
          action={
            <ButtonLink kind="alternative" href={AT}>
              To the front of the queue
            </ButtonLink>
          }
        />
      ) : (
        <EmptyState
          title="Nothing waits for review"
          action={
            <ButtonLink kind="alternative" href="/desk/claims">
              All claims
            </ButtonLink>
          }
        >
          A claim comes here when its editor submits it.
        </EmptyState>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-3">
        {page.rows.length > 0 && <ListKeys search={false} />}
        {(page.before || page.after) && (
          <Places
            label="Pages of the queue"
            places={[
              { word: "Front", href: page.before && AT },
              { word: "Back", href: page.before && place({ before: page.before }) },
              { word: "Next", href: page.after && place({ after: page.after }) },
            ]}
          />
        )}
      </div>
    </>
  );
}

/** What the decision page sent on: what has just been published or returned. */
async function noticeOf({ published, returned, signed }: Record<string, string | string[] | undefined>) {
  const number = Number(/^[1-9]\d{0,8}$/.exec(String(published ?? returned ?? signed ?? ""))?.[0] ?? 0);
  if (number === 0) return null;
  if (returned)
    return (
      <Notice tone="success" live className="mb-4" title={`C-${number} is returned to its editor`}>
        Your reason is shown to them.
      </Notice>
    );
  if (signed)
    return (
      <Notice tone="success" live className="mb-4" title={`C-${number} has your signature`}>
        It says more than the evidence does, so it is published once a second reviewer signs it.
      </Notice>
    );
  const found = await publishedLately(db(), number);
  if (!found) return null;
  return (
    <Notice
      tone="success"
      live
      className="mb-4"
      title={`C-${number} is published as ${STATUS_WORDS[found.status].toLowerCase()}`}
      actions={
        <>
          <ButtonLink kind="alternative" size="sm" href={`/claims/${number}-${found.slug}`}>
            Read it as readers do
          </ButtonLink>
          <ButtonLink kind="quiet" size="sm" href={`/desk/claims/${number}`}>
            Its page on the desk
          </ButtonLink>
        </>
      }
    />
  );
}
