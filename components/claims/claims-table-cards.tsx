import Link from "next/link";
import { RowState, RowStatus, SaidOn, Speaker } from "#components/claims/claims-table-columns";
import { NumberOfRecord } from "#components/ui/text";
import type { ClaimRow } from "#lib/claims/list";

/** The same rows where a table has no room. */
export function ClaimCards({ rows, now, timeZone }: { rows: ClaimRow[]; now: string; timeZone: string }) {
  return (
    <ul className="border-b border-rule sm:hidden">
      {rows.map((row) => (
        <li key={row.id} className="grid gap-1.5 border-t border-rule py-3.5">
          <div className="flex flex-wrap items-center gap-x-3">
            <RowStatus row={row} />
            <NumberOfRecord className="ms-auto text-soft">C-{row.number}</NumberOfRecord>
          </div>
          <Link
            href={`/desk/claims/${row.number}`}
            data-row
            lang={row.language}
            dir="auto"
            className="line-clamp-6 font-serif text-lg leading-snug font-medium text-ink no-underline hover:underline"
          >
            {row.text}
          </Link>
          <p className="text-sm">
            <Speaker row={row} />, <SaidOn row={row} />
          </p>
          <div className="flex flex-wrap justify-between gap-x-3 text-sm text-soft">
            <span>
              <RowState row={row} now={now} timeZone={timeZone} />
            </span>
            <bdi>{row.owner.name}</bdi>
          </div>
        </li>
      ))}
    </ul>
  );
}
