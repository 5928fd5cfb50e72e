import Link from "next/link";
import { ClaimRowMenu } from "#components/claims/claims-row-menu";
import type { RunAction } from "#components/claims/claims-table";
import { StatusLabel } from "#components/claims/status-mark";
import { columnsFor } from "#components/data-table/data-table";
import { Bidi, NumberOfRecord } from "#components/ui/text";
import { Age, Day } from "#components/ui/time";
import type { ClaimRow } from "#lib/claims/list";
import { COLUMN_WORDS } from "#lib/claims/search-params";
import { STATE_WORDS } from "#lib/claims/states";
import { dayIn } from "#lib/format";

type Clock = { now: string; timeZone: string };

/** The word of the public version, and of a claim that has none. */
export function RowStatus({ row }: { row: ClaimRow }) {
  return <StatusLabel status={row.published ? (row.published.status ?? "retracted") : "unreviewed"} />;
}

export function Speaker({ row }: { row: ClaimRow }) {
  if (row.speaker) return <Bidi>{row.speaker.name}</Bidi>;
  return <span className="text-soft">{row.speakerUnknown ? "unknown speaker" : "no speaker yet"}</span>;
}

export function SaidOn({ row }: { row: ClaimRow }) {
  return <Day date={row.saidOn} style="short" none={row.undated ? "undated" : "no date yet"} />;
}

/** "Published, v2", "In review, 3 h", "Draft, v1 is public", and who is at work on it. */
export function RowState({ row, now, timeZone }: { row: ClaimRow } & Clock) {
  const { state, published, submittedAt, taken } = row;
  return (
    <>
      <span className="whitespace-nowrap">
        {STATE_WORDS[state]}
        {published && (state === "published" || state === "retracted" ? `, v${published.version}` : "")}
        {submittedAt && (
          <>
            , <Age from={submittedAt} now={now} timeZone={timeZone} />
          </>
        )}
      </span>
      {published && state !== "published" && state !== "retracted" && (
        <span className="block text-xs text-soft">v{published.version} is public</span>
      )}
      {taken && <span className="block text-xs text-soft">taken by {taken.mine ? "you" : <bdi>{taken.by}</bdi>}</span>}
    </>
  );
}

export function claimColumns({ run, now, timeZone }: { run: RunAction } & Clock) {
  const column = columnsFor<ClaimRow>();
  const day = (at: string) => <Day date={dayIn(at, timeZone)} style="short" />;
  return column.columns([
    column.display({
      id: "status",
      header: COLUMN_WORDS.status,
      meta: { nowrap: true },
      cell: ({ row }) => <RowStatus row={row.original} />,
    }),
    column.accessor("number", {
      header: COLUMN_WORDS.number,
      enableHiding: false,
      meta: { sort: "number", nowrap: true },
      cell: ({ row }) => <NumberOfRecord className="text-soft">C-{row.original.number}</NumberOfRecord>,
    }),
    column.accessor("text", {
      id: "claim",
      header: COLUMN_WORDS.claim,
      enableHiding: false,
      meta: { cell: "min-w-64" },
      cell: ({ row }) => (
        <Link
          href={`/desk/claims/${row.original.number}`}
          data-row
          lang={row.original.language}
          dir="auto"
          className="line-clamp-3 font-serif text-[1.0625rem] leading-snug font-medium text-ink no-underline group-data-[density=compact]/table:line-clamp-1 hover:underline focus-visible:-outline-offset-1"
        >
          {row.original.text}
        </Link>
      ),
    }),
    column.display({
      id: "speaker",
      header: COLUMN_WORDS.speaker,
      meta: { cell: "min-w-28 max-w-52" },
      cell: ({ row }) => (
        <span className="line-clamp-3">
          <Speaker row={row.original} />
        </span>
      ),
    }),
    column.accessor("saidOn", {
      id: "said",
      header: COLUMN_WORDS.said,
      meta: { sort: "said", nowrap: true },
      cell: ({ row }) => <SaidOn row={row.original} />,
    }),
    column.display({
      id: "state",
      header: COLUMN_WORDS.state,
      meta: { sort: "waiting", nowrap: true },
      cell: ({ row }) => <RowState row={row.original} now={now} timeZone={timeZone} />,
    }),
    column.accessor("owner.name", {
      id: "owner",
      header: COLUMN_WORDS.owner,
      meta: { cell: "max-w-40" },
      cell: ({ row }) => <Bidi>{row.original.owner.name}</Bidi>,
    }),
    column.accessor("loggedAt", {
      id: "logged",
      header: COLUMN_WORDS.logged,
      meta: { sort: "logged", nowrap: true },
      cell: ({ row }) => day(row.original.loggedAt),
    }),
    column.accessor("changedAt", {
      id: "changed",
      header: COLUMN_WORDS.changed,
      meta: { sort: "changed", nowrap: true },
      cell: ({ row }) => day(row.original.changedAt),
    }),
    column.display({
      id: "actions",
      header: () => <span className="sr-only">What you can do</span>,
      enableHiding: false,
      meta: { end: true, cell: "pe-0" },
      cell: ({ row }) => <ClaimRowMenu row={row.original} run={run} />,
    }),
  ]);
}
