import type { Metadata } from "next";
import { Places } from "#components/claims/claims-table-tools";
import { ListKeys } from "#components/data-table/list-keys";
import { PageHeading, SectionHeading } from "#components/layout/page-heading";
import { ComingList, RecheckList } from "#components/rechecks/recheck-list";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/notice";
import { requirePerson } from "#lib/auth/page";
import { COUNTED_TO } from "#lib/claims/list";
import { toDay } from "#lib/dates";
import { db } from "#lib/db";
import { formatCount } from "#lib/format";
import { newsroomName } from "#lib/newsroom/queries";
import { comingRechecks, countRechecks, dueRechecks } from "#lib/rechecks/queries";
import { readRecheckPlace, rechecksHref } from "#lib/rechecks/search-params";

export const metadata: Metadata = { title: "Rechecks" };

const AT = "/desk/rechecks";
const COMING = 10;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RechecksPage({ searchParams }: Props) {
  const after = readRecheckPlace((await searchParams).after);
  await requirePerson(AT);
  const now = new Date();
  const today = toDay(now);
  const [{ rows, next }, total, coming, { timeZone }] = await Promise.all([
    dueRechecks(db(), now, after),
    countRechecks(db(), now, COUNTED_TO + 1),
    after ? [] : comingRechecks(db(), now, COMING),
    newsroomName(db()),
  ]);
  return (
    <>
      <PageHeading title="Rechecks">
        {total > 0 && (
          <p>
            {formatCount(total, COUNTED_TO)} published {total === 1 ? "claim is" : "claims are"} to be looked at again, the longest due
            first: its day has come, something new has joined it that readers do not see yet, or a page that it rests on is not what it was.
          </p>
        )}
      </PageHeading>
      {rows.length > 0 ? (
        <RecheckList rows={rows} today={today} timeZone={timeZone} />
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
          title="Nothing is to be looked at again now"
          action={
            <ButtonLink kind="alternative" href="/desk/claims?state=published">
              Published claims
            </ButtonLink>
          }
        >
          A published claim comes here on the day that its decision set, when new evidence or an answer joins it, and when a page that it
          rests on, or a passage that was quoted from one, is gone.
        </EmptyState>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-3">
        {rows.length > 0 && <ListKeys search={false} />}
        {(after || next) && (
          <Places
            label="Pages of the rechecks"
            places={[
              { word: "Front", href: after && AT },
              { word: "Next", href: next && rechecksHref(next) },
            ]}
          />
        )}
      </div>
      {coming.length > 0 && (
        <section className="max-w-[56rem]">
          <SectionHeading size="desk">Coming up</SectionHeading>
          <ComingList rows={coming} today={today} />
        </section>
      )}
    </>
  );
}
