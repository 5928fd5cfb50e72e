import type { ReactNode } from "react";
import { LookAgain } from "#components/imports/look-again";
import { ProgressBar } from "#components/ui/progress";
import { formatCount, plural } from "#lib/format";
import type { ImportProgress } from "#lib/imports/progress";

type Props = { progress: ImportProgress; now: string; at: string; children?: ReactNode };

/** What an import or its undoing has come to; it goes on whether somebody looks or not. */
export function UnderWay({ progress, now, at, children }: Props) {
  const { state, rows, isCancelled } = progress;
  const title =
    state === "waiting"
      ? "It begins in a moment"
      : state === "undoing"
        ? "It is being undone"
        : isCancelled
          ? "It is being cancelled"
          : "Rows are coming in";
  return (
    <section aria-labelledby="under-way" className="grid max-w-[46rem] gap-4">
      <h2 id="under-way" className="font-serif text-lg font-semibold">
        {title}
      </h2>
      <ProgressBar share={shareOf(progress)} label={title} />
      <p role="status" className="tabular">
        {state === "undoing" ? undoneInWords(progress) : rowsInWords(rows)}
        {state === "running" && rateInWords(progress, now)}
      </p>
      <p className="text-soft">You can leave this page and come back: it goes on without you.</p>
      <LookAgain at={at} />
      {children && <div className="flex flex-wrap gap-2.5">{children}</div>}
    </section>
  );
}

function shareOf({ state, share, rows, undone }: ImportProgress): number | null {
  if (state === "waiting") return 0;
  if (state === "running") return share;
  if (undone === null || rows.created === 0) return null;
  return Math.min(1, (undone.discarded + undone.retracted + undone.left) / rows.created);
}

function rowsInWords({ read, created, updated, alreadyThere, refused }: ImportProgress["rows"]): string {
  const parts = [
    `${formatCount(created, Number.POSITIVE_INFINITY)} created`,
    updated > 0 && `${formatCount(updated, Number.POSITIVE_INFINITY)} updated`,
    `${formatCount(alreadyThere, Number.POSITIVE_INFINITY)} there already`,
    `${formatCount(refused, Number.POSITIVE_INFINITY)} refused`,
  ];
  return `${plural("row", read)} read: ${parts.filter(Boolean).join(", ")}.`;
}

function undoneInWords({ undone }: ImportProgress): string {
  if (undone === null) return "";
  const { discarded, retracted, left } = undone;
  return `${plural("draft", discarded)} discarded, ${plural("claim", retracted)} retracted, ${formatCount(left, Number.POSITIVE_INFINITY)} left so far.`;
}

function rateInWords({ rows, begunAt }: ImportProgress, now: string): string {
  const seconds = (Date.parse(now) - Date.parse(begunAt)) / 1_000;
  if (seconds < 2 || rows.read === 0) return "";
  return ` About ${plural("row", Math.max(1, Math.round(rows.read / seconds)))} a second.`;
}
