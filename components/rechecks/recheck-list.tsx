import Link from "next/link";
import { StatusLabel } from "#components/claims/status-mark";
import { LostList } from "#components/rechecks/lost";
import { ReopenToRecheck } from "#components/rechecks/reopen";
import { WhyHere } from "#components/rechecks/why";
import { Badge } from "#components/ui/chip";
import { Bidi, NumberOfRecord } from "#components/ui/text";
import { AsOf, Day } from "#components/ui/time";
import { BALANCE_WORDS } from "#lib/claims/states";
import { lateness } from "#lib/format";
import type { Decided, Recheck } from "#lib/rechecks/queries";

/** Published claims to look at again, the longest due first. @param today by UTC, as decisions are dated */
export function RecheckList({ rows, today, timeZone }: { rows: readonly Recheck[]; today: string; timeZone: string }) {
  return (
    <ol className="border-b border-rule">
      {rows.map((row) => (
        <li
          key={row.number}
          className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-2.5 border-t border-rule py-4 lg:grid-cols-[minmax(0,1fr)_minmax(15rem,20rem)]"
        >
          <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-1">
            <p className="tabular text-sm text-soft">
              <NumberOfRecord>C-{row.number}</NumberOfRecord> · <WhyHere recheck={row} today={today} timeZone={timeZone} />
            </p>
            <ClaimLink row={row} />
            <LastDecision row={row} />
            {row.lost.length > 0 && <LostList lost={row.lost} number={row.number} timeZone={timeZone} />}
          </div>
          <div className="grid content-start justify-items-start gap-2 text-sm">
            <div className="grid gap-0.5">
              <p className="text-soft">The evidence now suggests</p>
              <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
                <StatusLabel status={row.now.status} size="sm" className="font-semibold" />
                {row.differs ? <Badge tone="warning">Differs from the decision</Badge> : <span className="text-soft">as decided</span>}
              </p>
              {row.now.balance && <p className="text-soft">{BALANCE_WORDS[row.now.balance]}</p>}
            </div>
            <ReopenToRecheck seen={{ number: row.number, revision: row.revision }} news={row.news?.what ?? null} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What comes next, in a line each. */
export function ComingList({ rows, today }: { rows: readonly Decided[]; today: string }) {
  return (
    <ul className="border-b border-rule">
      {rows.map((row) => (
        <li key={row.number} className="grid grid-cols-[minmax(0,1fr)] gap-1 border-t border-rule py-2.5">
          <p className="tabular text-sm text-soft">
            <NumberOfRecord>C-{row.number}</NumberOfRecord> · <Day date={row.recheckOn} />
            {row.recheckOn && `, ${lateness(row.recheckOn, today)}`}
          </p>
          <ClaimLink row={row} small />
          <LastDecision row={row} />
        </li>
      ))}
    </ul>
  );
}

function ClaimLink({ row, small }: { row: Decided; small?: boolean }) {
  return (
    <Link
      href={`/desk/claims/${row.number}`}
      data-row
      lang={row.language}
      dir="auto"
      className={`${small ? "line-clamp-2 text-[1.0625rem]" : "line-clamp-4 text-xl"} font-serif leading-snug font-medium break-words text-ink no-underline hover:underline focus-visible:-outline-offset-1`}
    >
      {row.text}
    </Link>
  );
}

function LastDecision({ row: { speaker, decided } }: { row: Decided }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5 text-sm text-soft">
      <span className="min-w-0 break-words">{speaker ? <Bidi className="text-ink">{speaker}</Bidi> : "unknown speaker"} · decided</span>
      <StatusLabel status={decided.status} size="sm" />
      {decided.asOf && (
        <span>
          <AsOf date={decided.asOf} />
        </span>
      )}
    </p>
  );
}
