import Link from "next/link";
import { StatusLabel } from "#components/claims/status-mark";
import { CloseReport } from "#components/reports/close-report";
import { ReopenAsCorrection } from "#components/reports/reopen";
import { NumberOfRecord } from "#components/ui/text";
import { Moment } from "#components/ui/time";
import { answerHref } from "#lib/reports/mailto";
import type { OpenReport, ReportedClaim } from "#lib/reports/queries";

/** What readers have reported and nobody has closed. */
export function OpenReports({ rows, timeZone, site }: { rows: readonly OpenReport[]; timeZone: string; site: string }) {
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
              {row.claim?.version && (
                <>
                  , <a href={row.claim.version.path}>version {row.claim.version.number}</a>
                </>
              )}
            </p>
            {row.claim ? <Reported claim={row.claim} /> : <p className="text-sm break-words text-soft">{row.about}</p>}
            <p dir="auto" className="mt-1 max-w-measure border-s-2 border-rule ps-3 text-md whitespace-pre-line">
              {row.text}
            </p>
            {row.contact && (
              <p className="text-sm break-words text-soft">
                Answer to <a href={answerHref(row.contact, letterAbout(row, site))}>{row.contact}</a>
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

function letterAbout({ claim, about, text }: OpenReport, site: string) {
  return { name: claim ? `C-${claim.number}` : about, address: `${site}${about}`, text };
}

/** In the words that the reader read, which may be others by now. */
function Reported({ claim }: { claim: ReportedClaim }) {
  const { version, since } = claim;
  const { text, language } = version ?? claim;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5 text-sm">
        <NumberOfRecord>C-{claim.number}</NumberOfRecord>
        <StatusLabel status={claim.status ?? "retracted"} size="sm" />
        {since && (
          <span>
            {since.corrected ? "Corrected since" : "Decided anew since"}: <a href={since.path}>version {since.version}</a>
          </span>
        )}
      </p>
      <Link
        href={`/desk/claims/${claim.number}`}
        lang={language}
        dir="auto"
        className="line-clamp-2 font-serif text-[1.0625rem] leading-snug font-medium break-words text-ink no-underline hover:underline focus-visible:-outline-offset-1"
      >
        {text}
      </Link>
    </>
  );
}
