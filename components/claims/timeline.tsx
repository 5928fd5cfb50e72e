import { StatusMark } from "#components/claims/status-mark";
import { MARK_WORDS } from "#lib/claims/mark";
import { formatCount, plural } from "#lib/format";
import type { Standing } from "#lib/subjects/tally";
import type { Timeline as Told } from "#lib/subjects/timeline";
import { drawTimeline, type TimelineDrawing } from "#lib/subjects/timeline-drawing";

/** When claims were said and how they stand: drawn twice, so that no text is scaled, counted in words, and told as a table. */
export function Timeline({ timeline, what }: { timeline: Told; what: string }) {
  const { by, bars, standings, dated, undated } = timeline;
  const [first, last] = [bars[0], bars.at(-1)];
  return (
    <figure className="timeline @container">
      <Patterns standings={standings} />
      <Drawn drawing={drawTimeline(timeline, 660, 168)} className="max-w-[41.25rem] @max-[35rem]:hidden" />
      <Drawn drawing={drawTimeline(timeline, 336, 140)} className="max-w-[24rem] @min-[35rem]:hidden" />
      <figcaption className="mt-2.5 flex flex-wrap items-center gap-x-5 gap-y-1.5 text-sm text-soft">
        <span>
          {what}, by {by}
          {first && last && (first === last ? `: all in ${first.label}` : "")}
          {undated > 0 && `; ${plural("undated claim is", undated, "undated claims are")} not drawn`}.
        </span>
        {standings.map((standing) => (
          <span key={standing} className="inline-flex items-center gap-1.5">
            <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" focusable="false" className={`t-${standing}`}>
              <path d="M.5.5h13v13H.5z" className="t-piece" fill={fillOf(standing)} />
            </svg>
            {MARK_WORDS[standing]}
          </span>
        ))}
        <a href="#over-time-table" className="no-print inline-flex min-h-6 items-center">
          As a table
        </a>
      </figcaption>
      <Table timeline={timeline} caption={`${what}: ${plural("claim", dated)} by ${by}`} />
    </figure>
  );
}

/** One colour alone would not do: each standing has a pattern too. Solid where it is confirmed, blank where it is retracted. */
const PATTERNS: Partial<Record<Standing, string>> = {
  unilateral: "M-1 1l2-2M0 5l5-5M4 6l2-2",
  disputed: "M0 1.25h5M1.25 0v5",
  unreviewed: "M1.5 1.5h0M4 4h0",
};

const fillOf = (standing: Standing) => (standing === "confirmed" ? "currentColor" : PATTERNS[standing] ? `url(#t-${standing})` : "none");

/** Apart from the drawings, of which one is hidden: what is hidden lends no patterns. */
function Patterns({ standings }: { standings: readonly Standing[] }) {
  return (
    <svg width="0" height="0" aria-hidden="true" focusable="false" className="absolute">
      {standings.map(
        (standing) =>
          PATTERNS[standing] && (
            <pattern key={standing} id={`t-${standing}`} width="5" height="5" patternUnits="userSpaceOnUse">
              <path d={PATTERNS[standing]} className={`t-pattern t-${standing}`} />
            </pattern>
          ),
      )}
    </svg>
  );
}

/** Silent to assistive technology: the table says the same. */
function Drawn({ drawing, className }: { drawing: TimelineDrawing; className: string }) {
  const { width, height, left, base, lines, times, pieces } = drawing;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
      focusable="false"
      className={`block h-auto w-full ${className}`}
    >
      {lines.map(({ y, label }) => (
        <g key={y}>
          <path d={`M${left} ${y}H${width}`} className={y === base ? "t-base" : "t-line"} />
          <text x={left - 6} y={y + 4.5} className="t-end">
            {label}
          </text>
        </g>
      ))}
      {pieces.map(({ standing, d }) => (
        <path key={standing} d={d} className={`t-piece t-${standing}`} fill={fillOf(standing)} />
      ))}
      {times.map(({ x, label }) => (
        <text key={x} x={x} y={base + 18} className="t-middle">
          {label}
        </text>
      ))}
    </svg>
  );
}

/** Read by screen readers; everybody else opens it with "As a table". */
function Table({ timeline: { bars, standings, undated, by }, caption }: { timeline: Told; caption: string }) {
  const several = standings.length > 1;
  return (
    <div id="over-time-table" className="sr-only target:not-sr-only target:mt-4">
      <table className="max-w-full border-collapse text-sm [&_:is(td,th)]:border-b [&_:is(td,th)]:border-rule [&_:is(td,th)]:py-1 [&_:is(td,th)]:ps-4 [&_:is(td,th)]:text-end [&_:is(td,th):first-child]:ps-0 [&_:is(td,th):first-child]:text-start">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{by === "month" ? "Month" : by === "year" ? "Year" : "Years"}</th>
            {standings.map((standing) => (
              <th key={standing} scope="col">
                <StatusMark status={standing} size={12} className="me-1 align-[-.1em]" />
                <span className="max-sm:sr-only">{MARK_WORDS[standing]}</span>
              </th>
            ))}
            {several && <th scope="col">All</th>}
          </tr>
        </thead>
        <tbody>
          {bars.map(
            ({ label, tally, total }) =>
              total > 0 && (
                <tr key={label}>
                  <th scope="row" className="font-normal whitespace-nowrap">
                    {label}
                  </th>
                  {standings.map((standing) => (
                    <td key={standing}>{formatCount(tally[standing], Number.POSITIVE_INFINITY)}</td>
                  ))}
                  {several && <td>{formatCount(total, Number.POSITIVE_INFINITY)}</td>}
                </tr>
              ),
          )}
        </tbody>
      </table>
      {undated > 0 && <p className="mt-2 text-sm text-soft">Undated: {formatCount(undated, Number.POSITIVE_INFINITY)}.</p>}
    </div>
  );
}
