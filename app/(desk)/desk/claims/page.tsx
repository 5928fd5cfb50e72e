import type { Metadata } from "next";
import { ClaimsFilter, ClaimsSearch, FilterChips } from "#components/claims/claims-filter";
import { ClaimsTable } from "#components/claims/claims-table";
import { ColumnChoice, DensitySwitch, Places } from "#components/claims/claims-table-tools";
import { ListKeys } from "#components/data-table/list-keys";
import { PageHeading } from "#components/layout/page-heading";
import { ButtonLink, buttonClass } from "#components/ui/button";
import { EmptyState } from "#components/ui/notice";
import { requirePerson } from "#lib/auth/page";
import { COUNTED_TO, countClaims, listClaims, namesOf, owners } from "#lib/claims/list";
import { isFiltered, NO_FILTER, readTableParams, tableHref } from "#lib/claims/search-params";
import { db } from "#lib/db";
import { formatCount } from "#lib/format";
import { newsroomName } from "#lib/newsroom/queries";

export const metadata: Metadata = { title: "Claims" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ClaimsPage({ searchParams }: Props) {
  const params = readTableParams(await searchParams);
  const person = await requirePerson(tableHref(params));
  const now = new Date();
  const [page, total, names, people, newsroom] = await Promise.all([
    listClaims(db(), person, params, now),
    countClaims(db(), person, params),
    namesOf(db(), params),
    owners(db()),
    newsroomName(db()),
  ]);
  const filtered = isFiltered(params);
  const places = [
    { word: "First", href: page.before && tableHref(params) },
    { word: "Back", href: page.before && tableHref(params, { before: page.before }) },
    { word: "Next", href: page.after && tableHref(params, { after: page.after }) },
    { word: "Last", href: page.after && tableHref(params, { last: true }) },
  ];
  return (
    <>
      <PageHeading
        title="Claims"
        actions={
          <>
            <ClaimsSearch params={params} />
            <ButtonLink href="/desk/claims/new">Log a claim</ButtonLink>
          </>
        }
      />
      <FilterChips params={params} names={names} />
      <div className="mb-3 flex flex-wrap items-start gap-2">
        <details className="open:order-last open:basis-full" key={tableHref(params)}>
          <summary className={`${buttonClass("alternative", "sm")} list-none [&::-webkit-details-marker]:hidden`}>Filter and sort</summary>
          <div className="mt-2.5">
            <ClaimsFilter params={params} names={names} owners={people} />
          </div>
        </details>
        <span className="ms-auto flex flex-wrap items-start gap-2">
          <DensitySwitch params={params} />
          <ColumnChoice params={params} />
          <a href={tableHref(params, {}, "/desk/claims/export")} download className={buttonClass("alternative", "sm")}>
            Export as CSV
          </a>
        </span>
      </div>
      {page.rows.length > 0 ? (
        <ClaimsTable rows={page.rows} total={total} params={params} now={now.toISOString()} timeZone={newsroom.timeZone} />
      ) : total > 0 ? (
        <EmptyState
          title="This page of the list is empty"
          action={
            <ButtonLink kind="alternative" href={tableHref(params)}>
              To the first page
            </ButtonLink>
          }
        />
      ) : filtered ? (
        <EmptyState
          title="Nothing matches"
          action={
            <ButtonLink kind="alternative" href={tableHref(params, NO_FILTER)}>
              Clear filters
            </ButtonLink>
          }
        >
          No claim fits all of these filters.
        </EmptyState>
      ) : (
        <EmptyState title="No claims yet" action={<ButtonLink href="/desk/claims/new">Log the first claim</ButtonLink>}>
          A claim is one statement that can be checked: what was said, by whom, and when. Log it, link its sources, and submit it for
          review.
        </EmptyState>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-3">
        <p role="status" className="tabular text-sm text-soft">
          {formatCount(total, COUNTED_TO)} {total === 1 ? "claim" : "claims"}
        </p>
        {page.rows.length > 0 && <ListKeys />}
        {(page.before || page.after) && <Places label="Pages of claims" places={places} />}
      </div>
    </>
  );
}
