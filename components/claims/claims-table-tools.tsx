import Link from "next/link";
import { AddressForm } from "#components/data-table/address-form";
import { Button, buttonClass } from "#components/ui/button";
import { Checkbox } from "#components/ui/choice";
import { COLUMN_WORDS, COLUMNS, carried, DENSITIES, FIXED_COLUMNS, type TableParams, tableHref } from "#lib/claims/search-params";

const LIST = "/desk/claims";

/** Which columns are shown; the choice is in the address, so that it can be kept and passed on. */
export function ColumnChoice({ params }: { params: TableParams }) {
  return (
    <details className="relative max-sm:hidden" key={tableHref(params)}>
      <summary className={`${buttonClass("alternative", "sm")} list-none [&::-webkit-details-marker]:hidden`}>Columns</summary>
      <AddressForm
        action={LIST}
        carried={carried(params, ["columns"])}
        label="Columns"
        className="absolute end-0 z-30 mt-1 grid min-w-48 gap-0.5 rounded border border-edge bg-paper p-3"
      >
        {FIXED_COLUMNS.map((column) => (
          <input key={column} type="hidden" name="columns" value={column} />
        ))}
        {COLUMNS.filter((column) => !FIXED_COLUMNS.includes(column)).map((column) => (
          <Checkbox
            key={column}
            id={`column-${column}`}
            name="columns"
            value={column}
            label={COLUMN_WORDS[column]}
            defaultChecked={params.columns.includes(column)}
          />
        ))}
        <Button type="submit" size="sm" className="mt-1.5">
          Show these columns
        </Button>
      </AddressForm>
    </details>
  );
}

export function DensitySwitch({ params }: { params: TableParams }) {
  return (
    <nav aria-label="Row height" className="flex rounded border border-edge max-sm:hidden">
      {DENSITIES.map((density) => (
        <Link
          key={density}
          href={tableHref(params, { density, after: params.after, before: params.before, last: params.last })}
          aria-current={params.density === density ? "true" : undefined}
          className="inline-flex min-h-7 items-center px-2.5 text-sm text-soft no-underline hover:text-ink aria-[current]:bg-raise aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {density === "compact" ? "Compact" : "Comfortable"}
        </Link>
      ))}
    </nav>
  );
}

/** First, back, on and last. */
export function Places({ label, places }: { label: string; places: readonly { word: string; href: string | null }[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-2">
      {places.map(({ word, href }) =>
        href ? (
          <Link key={word} href={href} className={buttonClass("alternative", "sm")}>
            {word}
          </Link>
        ) : (
          <span key={word} className="inline-flex min-h-7 items-center rounded border border-rule px-2.5 text-sm text-soft">
            {word}
          </span>
        ),
      )}
    </nav>
  );
}
