import Link from "next/link";
import { Bidi, NumberOfRecord } from "#components/ui/text";
import { Moment } from "#components/ui/time";
import type { ClosedReport } from "#lib/reports/queries";
import { REPORT_WORDS } from "#lib/reports/schema";

/** What came of the reports that were closed last. */
export function ClosedReports({ rows, timeZone }: { rows: readonly ClosedReport[]; timeZone: string }) {
  return (
    <ul className="border-b border-rule">
      {rows.map((row) => (
        <li key={row.id} className="grid grid-cols-[minmax(0,1fr)] gap-1 border-t border-rule py-2.5">
          <p className="tabular text-sm text-soft">
            {row.number ? (
              <Link href={`/desk/claims/${row.number}`}>
                <NumberOfRecord>C-{row.number}</NumberOfRecord>
              </Link>
            ) : (
              <a href={row.about} className="wrap-anywhere">
                {row.about}
              </a>
            )}{" "}
            · <span className="font-semibold text-ink">{REPORT_WORDS[row.outcome].name}</span>, by <Bidi>{row.who}</Bidi>,{" "}
            <Moment at={row.at} timeZone={timeZone} style="short" />
          </p>
          <p dir="auto" className="line-clamp-3 whitespace-pre-line">
            {row.text}
          </p>
          {row.note && (
            <p dir="auto" className="border-s-2 border-rule ps-2.5 whitespace-pre-line text-soft">
              {row.note}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
