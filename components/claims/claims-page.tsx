import type { ReactNode } from "react";
import { ClaimList } from "#components/claims/claim-list";
import { FeedLinks } from "#components/claims/feed-links";
import { ListNotes, Numbered, PublicFilterChips, SearchHelp, type SearchNotes } from "#components/claims/search-notes";
import { buttonClass } from "#components/ui/button";
import { cx } from "#components/ui/cx";
import { EmptyState } from "#components/ui/notice";
import { Select, TextInput } from "#components/ui/text-input";
import { STATUS_WORDS, STATUSES } from "#lib/claims/states";
import type { Feed } from "#lib/feeds/names";
import { formatCount } from "#lib/format";
import type { FoundClaim } from "#lib/publication/found";
import type { ListedClaim } from "#lib/publication/listed";
import { type Cursor, claimsAddress, DAY_WORDS, type ListFilter, type PublicQuery, writeCursor } from "#lib/publication/search-params";

type Named = { slug: string; name: string };
type ClaimsPageProps = {
  page: { items: (ListedClaim | FoundClaim)[]; previous: Cursor | null; next: Cursor | null };
  total: number;
  choices: { parties: Named[]; topics: Named[] };
  query: Partial<PublicQuery>;
  /** Of what is filtered by, where it is not among the choices. */
  names: { party: string | null; topic: string | null };
  /** Where words were searched for. */
  notes?: SearchNotes | null;
};

/** The list of claims with its filters: a form that needs no scripts, and links that keep what is filtered. */
export function ClaimsPage({ page, total, choices, query, names, notes = null }: ClaimsPageProps) {
  const { q, status, party, topic, from, to } = query;
  const filter = { q, status, party, topic, from, to };
  const filtered = Object.values(filter).some(Boolean);
  const placed = Boolean(query.after || query.before || query.last);
  const followed = feedOf(filter);
  // It stands first, and once.
  const numbered = placed ? null : (notes?.numbered ?? null);
  const items = page.items.filter(({ number }) => number !== numbered?.number);
  const found = total + (numbered && items.length === page.items.length ? 1 : 0);
  return (
    <>
      <div className="mt-8 flex flex-wrap items-baseline gap-x-4 md:mt-11">
        <h1 className="font-serif text-3xl font-semibold">Claims</h1>
        <p role="status" className="tabular text-base text-soft">
          {notes?.more && "More than "}
          {formatCount(found)} {found === 1 ? "claim" : "claims"}
          {filtered && " found"}
        </p>
      </div>
      <Filters filter={filter} choices={withChosen(choices, query, names)} filtered={filtered} />
      {filtered && <PublicFilterChips filter={filter} names={names} />}
      <ListNotes filter={filter} notes={notes} isEmpty={items.length === 0} />
      {numbered && <Numbered claim={numbered} />}
      {items.length > 0 ? (
        <ClaimList claims={items} label={`Claims, ${notes ? "best" : from || to ? "latest said" : "newest"} first`} />
      ) : numbered ? null : placed && total > 0 ? (
        <EmptyState title="This part of the list is empty.">There is nothing beyond this place any more.</EmptyState>
      ) : filtered ? (
        <EmptyState title={notes?.wordless ? "There is no word to look for." : "No claim matches."}>
          <SearchHelp filter={filter} />
        </EmptyState>
      ) : (
        <EmptyState title="Nothing has been published yet.">The first claim appears here as soon as a reviewer has decided it.</EmptyState>
      )}
      {(page.previous || page.next || placed) && (
        <nav aria-label="Pages of claims" className="flex flex-wrap gap-2 py-5 text-sm">
          <PageLink href={page.previous || (placed && !page.next) || page.items.length === 0 ? claimsAddress(filter) : null}>
            First
          </PageLink>
          <PageLink href={page.previous && claimsAddress(filter, { before: writeCursor(page.previous) })} rel="prev">
            Previous
          </PageLink>
          <PageLink href={page.next && claimsAddress(filter, { after: writeCursor(page.next) })} rel="next">
            Next
          </PageLink>
          <PageLink href={page.next || page.items.length === 0 ? claimsAddress(filter, { last: "1" }) : null}>Last</PageLink>
        </nav>
      )}
      {followed && <FeedLinks feed={followed} />}
    </>
  );
}

/** The feed of just these claims; null: there is none. */
function feedOf({ status, ...others }: ListFilter): Feed | null {
  if (Object.values(others).some(Boolean) || status === "unreviewed") return null;
  return status ?? "all";
}

export function PageLink({ href, rel, children }: { href: string | null; rel?: string; children: ReactNode }) {
  const look = "inline-flex min-h-8 items-center rounded border px-3 pointer-coarse:min-h-11";
  if (!href) return <span className={cx(look, "border-rule text-soft")}>{children}</span>;
  return (
    <a href={href} rel={rel} className={cx(look, "border-edge text-ink no-underline hover:border-ink")}>
      {children}
    </a>
  );
}

function Filters({ filter, choices, filtered }: { filter: ListFilter; choices: ClaimsPageProps["choices"]; filtered: boolean }) {
  const options = (named: Named[]) => named.map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <form action="/claims" className="mt-5 mb-3 grid grid-cols-2 gap-x-4 gap-y-3.5 border-t border-rule py-4.5 text-base lg:grid-cols-12">
      <TextInput name="q" label="Words" type="search" defaultValue={filter.q} maxLength={300} className="col-span-2 lg:col-span-4" />
      <Select
        name="status"
        label="Status"
        defaultValue={filter.status ?? ""}
        blank="Any"
        options={STATUSES.map((status) => ({ value: status, label: STATUS_WORDS[status] }))}
        className="lg:col-span-2"
      />
      <Select
        name="topic"
        label="Topic"
        defaultValue={filter.topic ?? ""}
        blank="Any"
        options={options(choices.topics)}
        className="lg:col-span-3"
      />
      <Select
        name="party"
        label="Said by or concerning"
        defaultValue={filter.party ?? ""}
        blank="Anybody"
        options={options(choices.parties)}
        className="max-lg:col-span-2 lg:col-span-3"
      />
      <TextInput name="from" label={DAY_WORDS.from} type="date" defaultValue={filter.from} className="lg:col-span-3" />
      <TextInput name="to" label={DAY_WORDS.to} type="date" defaultValue={filter.to} className="lg:col-span-3" />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 self-end col-span-2 lg:col-span-6">
        <button type="submit" className={buttonClass("alternative")}>
          Show
        </button>
        {filtered && (
          <a href="/claims" className="inline-flex min-h-6 items-center">
            Clear the filters
          </a>
        )}
      </div>
    </form>
  );
}

/** What is filtered by can always be chosen, even when it is too rare to be offered. */
function withChosen(
  choices: ClaimsPageProps["choices"],
  query: Partial<PublicQuery>,
  names: ClaimsPageProps["names"],
): ClaimsPageProps["choices"] {
  const add = (offered: Named[], slug: string | undefined, name: string | null) =>
    !slug || offered.some((one) => one.slug === slug) ? offered : [{ slug, name: name ?? slug }, ...offered];
  return { parties: add(choices.parties, query.party, names.party), topics: add(choices.topics, query.topic, names.topic) };
}
