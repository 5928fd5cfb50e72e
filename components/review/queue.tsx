import Link from "next/link";
import { StatusLabel } from "#components/claims/status-mark";
import { TakenLine, Taking } from "#components/review/taking";
import { ButtonLink } from "#components/ui/button";
import { Bidi, NumberOfRecord } from "#components/ui/text";
import { Day } from "#components/ui/time";
import type { ClaimRow } from "#lib/claims/list";
import { formatDateTime, plural } from "#lib/format";

/** How long a claim has waited, in words. */
export function Waiting({ since, now, timeZone }: { since: string; now: string; timeZone: string }) {
  const hours = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 3_600_000));
  const words = hours < 1 ? "less than an hour" : hours < 48 ? plural("hour", hours) : plural("day", Math.floor(hours / 24));
  return (
    <time dateTime={since} title={formatDateTime(since, timeZone)}>
      {words}
    </time>
  );
}

/** What waits for a decision, the longest first. */
export function Queue({ rows, now, timeZone }: { rows: ClaimRow[]; now: string; timeZone: string }) {
  return (
    <ol className="border-b border-rule">
      {rows.map((row) => (
        <li key={row.id} className="grid gap-x-8 gap-y-2.5 border-t border-rule py-4 lg:grid-cols-[minmax(0,1fr)_minmax(15rem,22rem)]">
          <div className="grid min-w-0 content-start gap-1">
            <p className="tabular text-sm text-soft">
              <NumberOfRecord>C-{row.number}</NumberOfRecord> · waiting{" "}
              {row.submittedAt && <Waiting since={row.submittedAt} now={now} timeZone={timeZone} />}
            </p>
            <Link
              href={`/desk/review/${row.number}`}
              data-row
              lang={row.language}
              dir="auto"
              className="line-clamp-4 font-serif text-xl leading-snug font-medium text-ink no-underline hover:underline focus-visible:-outline-offset-1"
            >
              {row.text}
            </Link>
            <p className="text-sm break-words text-soft">
              {row.speaker ? <Bidi className="text-ink">{row.speaker.name}</Bidi> : "unknown speaker"}, <Day date={row.saidOn} /> ·{" "}
              {plural("link", row.evidence)} · written by <Bidi>{row.owner.name}</Bidi>
            </p>
            {row.published?.status && (
              <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-soft">
                Public now: <StatusLabel status={row.published.status} size="sm" /> version {row.published.version}
              </p>
            )}
          </div>
          <div className="grid content-start justify-items-start gap-2 text-sm">
            {row.signedBy && (
              <p>
                Awaits a second signature; <Bidi className="font-semibold">{row.signedBy}</Bidi> gave the first.
              </p>
            )}
            <Deciding row={row} timeZone={timeZone} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Deciding({ row, timeZone }: { row: ClaimRow; timeZone: string }) {
  const { number, revision, taken } = row;
  const { decide = null, take = null } = row.actions;
  const name = `C-${number}`;
  return (
    <>
      {taken && (
        <p className="text-soft">
          <TakenLine taken={taken} timeZone={timeZone} />
        </p>
      )}
      {decide === null ? (
        <div className="flex flex-wrap items-start gap-2.5">
          <ButtonLink href={`/desk/review/${number}`} size="sm" aria-label={`Decide ${name}`}>
            Decide
          </ButtonLink>
          <Taking seen={{ number, revision }} taken={taken} off={take} label={name} />
        </div>
      ) : (
        <>
          <p className="text-soft">{decide}</p>
          <Link href={`/desk/review/${number}`} className="inline-flex min-h-6 items-center" aria-label={`Look at ${name}`}>
            Look at it
          </Link>
        </>
      )}
    </>
  );
}
