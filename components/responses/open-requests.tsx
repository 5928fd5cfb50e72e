import Link from "next/link";
import { RequestSentence } from "#components/responses/request-sentence";
import { buttonClass } from "#components/ui/button";
import { Bidi, NumberOfRecord } from "#components/ui/text";
import { daysBetween, plural } from "#lib/format";
import type { OpenRequest } from "#lib/responses/queries";

/** Requests that nobody has answered. @param today where the newsroom is */
export function OpenRequests({ rows, today }: { rows: readonly OpenRequest[]; today: string }) {
  if (rows.length === 0) return <p className="border-t border-rule pt-2.5 text-soft">No request waits for an answer.</p>;
  return (
    <ul className="border-b border-rule">
      {rows.map((row) => (
        <li
          key={row.id}
          className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-1 border-t border-rule py-3 sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
            <p className="break-words">
              <Bidi className="font-semibold">{row.party}</Bidi>:{" "}
              <RequestSentence request={{ ...row, outcome: null, repliedOn: null, withdrawnOn: null }} today={today} />
            </p>
            <Link
              href={`/desk/claims/${row.claim.number}#responses`}
              data-row
              lang={row.claim.language}
              dir="auto"
              className="line-clamp-2 font-serif text-[1.0625rem] leading-snug font-medium break-words text-ink no-underline hover:underline"
            >
              {row.claim.text}
            </Link>
            <p className="tabular text-sm text-soft">
              <NumberOfRecord>C-{row.claim.number}</NumberOfRecord>
              {row.askedOn && ` · ${waiting(daysBetween(row.askedOn, today))}`}
            </p>
          </div>
          <div className="max-sm:-ms-2.5">
            <Link href={`/desk/claims/${row.claim.number}/requests/${row.id}`} className={buttonClass("quiet", "sm")}>
              Record the answer<span className="sr-only"> of {row.party}</span>
            </Link>
          </div>
        </li>
      ))}
    </ul>
  );
}

function waiting(days: number): string {
  return days <= 0 ? "sent today" : `waiting for ${plural("day", days)}`;
}
