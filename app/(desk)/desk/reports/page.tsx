import type { Metadata } from "next";
import { Places } from "#components/claims/claims-table-tools";
import { PageHeading, SectionHeading } from "#components/layout/page-heading";
import { ClosedReports } from "#components/reports/closed-reports";
import { OpenReports } from "#components/reports/open-reports";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/notice";
import { requirePerson } from "#lib/auth/page";
import { COUNTED_TO } from "#lib/claims/list";
import { db } from "#lib/db";
import { env } from "#lib/env";
import { formatCount } from "#lib/format";
import { newsroomName } from "#lib/newsroom/queries";
import { closedReports, countOpenReports, openReports } from "#lib/reports/queries";
import { readReportPlace, reportsHref } from "#lib/reports/search-params";

export const metadata: Metadata = { title: "Readers’ reports" };

const AT = "/desk/reports";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ReportsPage({ searchParams }: Props) {
  const after = readReportPlace((await searchParams).after);
  const person = await requirePerson(AT);
  const [{ rows, next }, total, closed, { timeZone }] = await Promise.all([
    openReports(db(), person, after),
    countOpenReports(db(), COUNTED_TO + 1),
    after ? [] : closedReports(db()),
    newsroomName(db()),
  ]);
  return (
    <>
      <PageHeading title="Readers’ reports">
        {total > 0 && (
          <p>
            {formatCount(total, COUNTED_TO)} {total === 1 ? "report is" : "reports are"} open, the oldest first. What readers write, and the
            addresses that they leave, are seen by the newsroom alone.
          </p>
        )}
      </PageHeading>
      {rows.length > 0 ? (
        <OpenReports rows={rows} timeZone={timeZone} site={env.SITE_URL} />
      ) : total > 0 ? (
        <EmptyState
          title="Nothing more waits here"
          action={
            <ButtonLink kind="alternative" href={AT}>
              To the oldest reports
            </ButtonLink>
          }
        />
      ) : (
        <EmptyState title="No report is open">
          At the end of every public page readers find “Report an error”. What they send stands here until you say what came of it.
        </EmptyState>
      )}
      {(after || next) && (
        <div className="flex justify-end py-3">
          <Places
            label="Pages of the reports"
            places={[
              { word: "Oldest", href: after && AT },
              { word: "Next", href: next && reportsHref(next) },
            ]}
          />
        </div>
      )}
      {closed.length > 0 && (
        <section className="max-w-[56rem]">
          <SectionHeading size="desk">Closed last</SectionHeading>
          <ClosedReports rows={closed} timeZone={timeZone} />
        </section>
      )}
    </>
  );
}
