import { Unbroken } from "#components/ui/text";
import { formatAge, formatDate, formatDateTime } from "#lib/format";

/** A date without a time: "24 December 2025". Null says what stands for it, "undated". */
export function Day({ date, style, none = "undated" }: { date: string | null; style?: "long" | "short"; none?: string }) {
  if (!date) return <span className="text-soft">{none}</span>;
  return (
    <time dateTime={date} className="whitespace-nowrap">
      {formatDate(date, style)}
    </time>
  );
}

/** "as of 26 December 2025", in which no line ends behind "of". */
export function AsOf({ date, style }: { date: string; style?: "long" | "short" }) {
  return (
    <>
      {"as of\u00a0"}
      <Day date={date} style={style} />
    </>
  );
}

/** A moment, with its zone: "26 December 2025, 14:02 CET". */
export function Moment({ at, timeZone, style }: { at: Date | string; timeZone?: string; style?: "long" | "short" }) {
  return (
    <time dateTime={new Date(at).toISOString()} suppressHydrationWarning>
      <Unbroken>{formatDateTime(at, timeZone, style)}</Unbroken>
    </time>
  );
}

/** How long it has been: "3 h", with the moment itself on hover. `now` comes from the reader, so that server and browser agree. */
export function Age({ from, now, timeZone }: { from: Date | string; now: Date | string; timeZone?: string }) {
  return (
    <time
      dateTime={new Date(from).toISOString()}
      title={formatDateTime(from, timeZone)}
      className="whitespace-nowrap"
      suppressHydrationWarning
    >
      {formatAge(from, now)}
    </time>
  );
}
