import type { Metadata } from "next";
import { Places } from "#components/claims/claims-table-tools";
import { ListKeys } from "#components/data-table/list-keys";
import { PageHeading } from "#components/layout/page-heading";
import { OpenRequests } from "#components/responses/open-requests";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/notice";
import { requirePerson } from "#lib/auth/page";
import { COUNTED_TO } from "#lib/claims/list";
import { db } from "#lib/db";
import { dayIn, formatCount } from "#lib/format";
import { newsroomName } from "#lib/newsroom/queries";
import { countRequests, openRequests } from "#lib/responses/queries";
import { readRequestPlace, requestsHref } from "#lib/responses/search-params";

export const metadata: Metadata = { title: "Asked for comment" };

const AT = "/desk/requests";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RequestsPage({ searchParams }: Props) {
  const after = readRequestPlace((await searchParams).after);
  await requirePerson(AT);
  const { timeZone } = await newsroomName(db());
  const today = dayIn(new Date(), timeZone);
  const [{ rows, next }, { open, overdue }] = await Promise.all([openRequests(db(), after), countRequests(db(), today, COUNTED_TO + 1)]);
  return (
    <>
      <PageHeading title="Asked for comment">
        {open > 0 && (
          <p>
            {formatCount(open, COUNTED_TO)} {open === 1 ? "request waits" : "requests wait"} for an answer
            {overdue > 0 && overdueWords(open, overdue)}. The oldest deadline comes first.
          </p>
        )}
      </PageHeading>
      {rows.length > 0 ? (
        <OpenRequests rows={rows} today={today} />
      ) : open > 0 ? (
        <EmptyState
          title="Nothing more waits here"
          action={
            <ButtonLink kind="alternative" href={AT}>
              To the first requests
            </ButtonLink>
          }
        />
      ) : (
        <EmptyState
          title="No request waits for an answer"
          action={
            <ButtonLink kind="alternative" href="/desk/claims">
              All claims
            </ButtonLink>
          }
        >
          Ask a party for comment on a claim’s page: whoever’s word could settle it. The request stands here until you record what came of
          it.
        </EmptyState>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-3">
        {rows.length > 0 && <ListKeys search={false} />}
        {(after || next) && (
          <Places
            label="Pages of the requests"
            places={[
              { word: "First", href: after && AT },
              { word: "Next", href: next && requestsHref(next) },
            ]}
          />
        )}
      </div>
    </>
  );
}

function overdueWords(open: number, overdue: number): string {
  if (overdue < open) return `, ${formatCount(overdue, COUNTED_TO)} of them overdue`;
  return open === 1 ? ", and is overdue" : ", all of them overdue";
}
