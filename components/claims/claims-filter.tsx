"use client";

import Link from "next/link";
import { type ReactNode, useState } from "react";
import { AddressForm } from "#components/data-table/address-form";
import { Button, ButtonLink } from "#components/ui/button";
import { FilterChip } from "#components/ui/chip";
import { Combobox } from "#components/ui/combobox";
import type { ComboboxItem } from "#components/ui/combobox-search";
import { controlClass } from "#components/ui/field";
import { Select, TextInput } from "#components/ui/text-input";
import type { FilterNames } from "#lib/claims/list";
import {
  carried,
  FILTERS,
  isFiltered,
  LISTED_STATES,
  NO_FILTER,
  SORT_WORDS,
  SORTS,
  type TableParams,
  tableHref,
} from "#lib/claims/search-params";
import { STATE_WORDS, STATUS_WORDS, STATUSES } from "#lib/claims/states";
import { formatDate } from "#lib/format";

const LIST = "/desk/claims";

export function ClaimsSearch({ params }: { params: TableParams }) {
  return (
    <AddressForm
      action={LIST}
      carried={carried(params, ["q", "after", "before", "last"])}
      search
      className="flex min-w-0 gap-2 max-sm:order-last max-sm:basis-full sm:max-w-96 sm:flex-1"
    >
      <label className="min-w-0 flex-1">
        <span className="sr-only">Search claims</span>
        <input
          key={params.q}
          type="search"
          name="q"
          data-search
          defaultValue={params.q ?? ""}
          maxLength={300}
          dir="auto"
          placeholder="Search text, quote, speaker, source"
          className={controlClass}
        />
      </label>
      <Button type="submit" kind="alternative">
        Search
      </Button>
    </AddressForm>
  );
}

/** Each filter that is on, with a way to take it off. */
export function FilterChips({ params, names }: { params: TableParams; names: FilterNames }) {
  if (!isFiltered(params)) return null;
  const off = (...filters: (keyof TableParams)[]) => tableHref(params, Object.fromEntries(filters.map((name) => [name, null])));
  const chip = (filter: keyof TableParams, word: string, value: ReactNode, ...also: (keyof TableParams)[]) => (
    <FilterChip key={filter} name={word} removeHref={off(filter, ...also)}>
      {word}: {value}
    </FilterChip>
  );
  const { q, state, status, speaker, topic, owner, from, to, import: file } = params;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      {q && chip("q", "Search", <bdi>{q}</bdi>)}
      {state && chip("state", "State", STATE_WORDS[state].toLowerCase())}
      {status && chip("status", "Status", STATUS_WORDS[status].toLowerCase())}
      {speaker && chip("speaker", "Speaker", <bdi>{names.speaker ?? "nobody known"}</bdi>)}
      {topic && chip("topic", "Topic", <bdi>{names.topic ?? "none known"}</bdi>)}
      {owner && chip("owner", "Owner", owner === "me" ? "me" : <bdi>{names.owner ?? "nobody known"}</bdi>)}
      {file && chip("import", "Import", <bdi>{names.import ?? "none known"}</bdi>)}
      {(from || to) &&
        chip(
          "from",
          "Said on",
          from && to
            ? `${formatDate(from, "short")} to ${formatDate(to, "short")}`
            : from
              ? `${formatDate(from, "short")} or later`
              : `${formatDate(to ?? "", "short")} or earlier`,
          "to",
        )}
      <Link href={tableHref(params, NO_FILTER)} className="inline-flex min-h-7 items-center text-sm">
        Clear filters
      </Link>
    </div>
  );
}

async function choicesOf(of: "speaker" | "topic", query: string, signal: AbortSignal): Promise<ComboboxItem[]> {
  const answer = await fetch(`${LIST}/choices?${new URLSearchParams({ of, q: query.slice(0, 300) })}`, { signal });
  if (!answer.ok) throw new Error("The choices could not be read.");
  return answer.json();
}

function Choice({ name, label, value }: { name: "speaker" | "topic"; label: string; value: ComboboxItem | null }) {
  const [chosen, choose] = useState(value);
  return <Combobox name={name} label={label} value={chosen} onChange={choose} search={(query, signal) => choicesOf(name, query, signal)} />;
}

/** Everything that the list can be narrowed by, and how it is sorted. */
export function ClaimsFilter({
  params,
  names,
  owners,
}: {
  params: TableParams;
  names: FilterNames;
  owners: readonly { id: string; name: string }[];
}) {
  const own: (keyof TableParams)[] = [
    ...FILTERS.filter((name) => name !== "q" && name !== "import"),
    "sort",
    "order",
    "after",
    "before",
    "last",
  ];
  const chosen = (name: "speaker" | "topic") => (params[name] ? { id: params[name], label: names[name] ?? params[name] } : null);
  return (
    <AddressForm
      key={tableHref(params)}
      action={LIST}
      carried={carried(params, own)}
      label="Filter"
      className="grid gap-x-4 gap-y-3.5 rounded border border-rule bg-raise p-4 sm:grid-cols-2 lg:grid-cols-4"
    >
      <Select
        name="state"
        label="State"
        blank="Any state"
        defaultValue={params.state ?? ""}
        options={LISTED_STATES.map((value) => ({ value, label: STATE_WORDS[value] }))}
      />
      <Select
        name="status"
        label="Status"
        blank="Any status"
        defaultValue={params.status ?? ""}
        options={STATUSES.map((value) => ({ value, label: STATUS_WORDS[value] }))}
      />
      <Choice name="speaker" label="Speaker" value={chosen("speaker")} />
      <Choice name="topic" label="Topic" value={chosen("topic")} />
      <Select
        name="owner"
        label="Owner"
        blank="Anybody"
        defaultValue={params.owner ?? ""}
        options={[{ value: "me", label: "Me" }, ...owners.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <TextInput type="date" name="from" label="Said on or after" defaultValue={params.from ?? ""} />
      <TextInput type="date" name="to" label="Said on or before" defaultValue={params.to ?? ""} />
      <Select
        name="sort"
        label="Sort by"
        defaultValue={params.sort}
        options={SORTS.map((value) => ({ value, label: `${SORT_WORDS[value].charAt(0).toUpperCase()}${SORT_WORDS[value].slice(1)}` }))}
      />
      <Select
        name="order"
        label="Order"
        defaultValue={params.order}
        options={[
          { value: "desc", label: "Newest or highest first" },
          { value: "asc", label: "Oldest or lowest first" },
        ]}
      />
      <div className="flex flex-wrap gap-2.5 sm:col-span-full">
        <Button type="submit">Show these claims</Button>
        {isFiltered(params) && (
          <ButtonLink kind="quiet" href={tableHref(params, NO_FILTER)}>
            Clear filters
          </ButtonLink>
        )}
      </div>
    </AddressForm>
  );
}
