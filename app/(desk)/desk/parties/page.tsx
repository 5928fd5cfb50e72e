import type { Metadata } from "next";
import { Places } from "#components/claims/claims-table-tools";
import { ListKeys } from "#components/data-table/list-keys";
import { PageHeading } from "#components/layout/page-heading";
import { PartiesFilter, PartyChips } from "#components/parties/parties-filter";
import { PartiesList } from "#components/parties/parties-list";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/notice";
import { requirePerson } from "#lib/auth/page";
import { toDay } from "#lib/dates";
import { db } from "#lib/db";
import { formatCount } from "#lib/format";
import { COUNTED_TO, countParties, listParties } from "#lib/parties/list";
import { partiesHref, readPartyListParams } from "#lib/parties/search-params";

export const metadata: Metadata = { title: "Parties" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PartiesPage({ searchParams }: Props) {
  const params = readPartyListParams(await searchParams);
  await requirePerson(partiesHref(params));
  const today = toDay(new Date());
  const [page, total] = await Promise.all([listParties(db(), params, today), countParties(db(), params)]);
  const filtered = params.q !== null || params.kind !== null;
  const places = [
    { word: "First", href: page.before && partiesHref(params) },
    { word: "Back", href: page.before && partiesHref(params, { before: page.before }) },
    { word: "Next", href: page.after && partiesHref(params, { after: page.after }) },
    { word: "Last", href: page.after && partiesHref(params, { last: true }) },
  ];
  return (
    <>
      <PageHeading title="Parties" actions={<ButtonLink href="/desk/parties/new">New party</ButtonLink>}>
        Everybody on whose word a claim can rest: who they are, what else they are called, and whom they answer to.
      </PageHeading>
      <PartiesFilter params={params} />
      <PartyChips params={params} />
      {page.rows.length > 0 ? (
        <PartiesList rows={page.rows} />
      ) : total > 0 ? (
        <EmptyState
          title="This page of the list is empty"
          action={
            <ButtonLink kind="alternative" href={partiesHref(params)}>
              To the first page
            </ButtonLink>
          }
        />
      ) : filtered ? (
        <EmptyState
          title="Nothing matches"
          action={
            <ButtonLink kind="alternative" href="/desk/parties">
              Clear filters
            </ButtonLink>
          }
        >
          No party of this kind has all of these words in its name or its other names.
        </EmptyState>
      ) : (
        <EmptyState title="No parties yet" action={<ButtonLink href="/desk/parties/new">Enter the first party</ButtonLink>}>
          Enter who speaks in your claims first, and then what they answer to: a minister and the government are one side, and one voice
          counts once however often it is repeated.
        </EmptyState>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-3">
        <p role="status" className="tabular text-sm text-soft">
          {formatCount(total, COUNTED_TO)} {total === 1 ? "party" : "parties"}
        </p>
        {page.rows.length > 0 && <ListKeys />}
        {(page.before || page.after) && <Places label="Pages of parties" places={places} />}
      </div>
    </>
  );
}
