import Link from "next/link";
import { StatusLabel } from "#components/claims/status-mark";
import { CloseReport } from "#components/reports/close-report";
import { ReopenAsCorrection } from "#components/reports/reopen";
import { Bidi, NumberOfRecord } from "#components/ui/text";
import { Moment } from "#components/ui/time";
import type { OpenReport, ReportedClaim } from "#lib/reports/queries";

/** What readers have reported and nobody has closed. */
export function OpenReports({ rows, timeZone }: { rows: readonly OpenReport[]; timeZone: string }) {
  return (
    <ol className="border-b border-rule">
      {rows.map((row) => (
        <li
          key={row.id}
          className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-2.5 border-t border-rule py-4 lg:grid-cols-[minmax(0,1fr)_minmax(13rem,16rem)]"
        >
          <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-1.5">
            <p className="tabular text-sm text-soft">
              <Moment at={row.at} timeZone={timeZone} style="short" /> · <a href={row.about}>the page that it is about</a>
              {row.claim?.version && `, version ${row.claim.version}`}
            </p>
            {row.claim ? <Reported claim={row.claim} /> : <p className="text-sm break-words text-soft">{row.about}</p>}
            <p dir="auto" className="mt-1 max-w-measure border-s-2 border-rule ps-3 text-md whitespace-pre-line">
              {row.text}
            </p>
            {row.contact && (
              <p className="text-sm break-words text-soft">
                Answer to <a href={`mailto:${encodeURIComponent(row.contact)}`}>{row.contact}</a>
              </p>
            )}
          </div>
          <div className="grid w-max content-start gap-2">
            {row.claim && <ReopenAsCorrection claim={row.claim} report={{ id: row.id, text: row.text }} />}
            <CloseReport report={{ id: row.id, about: row.claim ? `C-${row.claim.number}` : row.about }} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Reported({ claim }: { claim: ReportedClaim }) {
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5 text-sm">
        <NumberOfRecord>C-{claim.number}</NumberOfRecord>
        <StatusLabel status={claim.status ?? "retracted"} size="sm" />
      </p>
      <Link
        href={`/desk/claims/${claim.number}`}
        className="line-clamp-2 font-serif text-[1.0625rem] leading-snug font-medium break-words text-ink no-underline hover:underline focus-visible:-outline-offset-1"
      >
        <Bidi lang={claim.language}>{claim.text}</Bidi>
      </Link>
    </>
  );
}
