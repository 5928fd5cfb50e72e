import { AddressForm } from "#components/data-table/address-form";
import { Button } from "#components/ui/button";
import { FilterChip } from "#components/ui/chip";
import { controlClass } from "#components/ui/field";
import { PARTY_KIND_WORDS, PARTY_KINDS } from "#lib/parties/schema";
import { type PartyListParams, partiesHref } from "#lib/parties/search-params";

/** Words of the names, and the kind. */
export function PartiesFilter({ params }: { params: PartyListParams }) {
  return (
    <AddressForm action="/desk/parties" carried={[]} search label="Search parties" className="mb-3 flex flex-wrap items-end gap-2">
      <label className="min-w-0 flex-1 basis-56 sm:max-w-96">
        <span className="sr-only">Search the names</span>
        <input
          key={params.q}
          type="search"
          name="q"
          data-search
          defaultValue={params.q ?? ""}
          maxLength={300}
          dir="auto"
          placeholder="Search name and other names"
          className={controlClass}
        />
      </label>
      <label className="min-w-0 basis-44">
        <span className="sr-only">Kind</span>
        <select key={params.kind} name="kind" defaultValue={params.kind ?? ""} className={controlClass}>
          <option value="">Any kind</option>
          {PARTY_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {PARTY_KIND_WORDS[kind]}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" kind="alternative">
        Show
      </Button>
    </AddressForm>
  );
}

export function PartyChips({ params }: { params: PartyListParams }) {
  if (!params.q && !params.kind) return null;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      {params.q && (
        <FilterChip name="Search" removeHref={partiesHref(params, { q: null })}>
          Search: <bdi>{params.q}</bdi>
        </FilterChip>
      )}
      {params.kind && (
        <FilterChip name="Kind" removeHref={partiesHref(params, { kind: null })}>
          Kind: {PARTY_KIND_WORDS[params.kind].toLowerCase()}
        </FilterChip>
      )}
    </div>
  );
}
