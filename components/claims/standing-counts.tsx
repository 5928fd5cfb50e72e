import { StatusLabel } from "#components/claims/status-mark";
import { formatCount } from "#lib/format";
import { STANDINGS, statusOf, type Tally, totalOf } from "#lib/subjects/tally";

export type CountColumn = {
  name: string;
  tally: Tally;
  /** The list of claims that shows just these; its counts are links then. */
  filter?: Record<string, string>;
};

/** How many claims stand how, each with its mark. */
export function StandingCounts({ caption, columns }: { caption: string; columns: readonly CountColumn[] }) {
  const shown = STANDINGS.filter((standing) => columns.some(({ tally }) => tally[standing] > 0));
  const all = (n: number) => formatCount(n, Number.POSITIVE_INFINITY);
  return (
    <table className="tabular w-full border-collapse border-t-2 border-ink text-base [&_:is(td,th)]:border-b [&_:is(td,th)]:border-rule [&_:is(td,th)]:py-1.5 [&_:is(td,th)]:ps-3 [&_:is(td,th)]:text-end [&_:is(td,th)]:align-middle [&_:is(td,th):first-child]:ps-0 [&_:is(td,th):first-child]:text-start">
      <caption className="sr-only">{caption}</caption>
      <thead className={columns.length === 1 ? "sr-only" : "text-sm text-soft"}>
        <tr>
          <td />
          {columns.map(({ name }) => (
            <th key={name} scope="col" className="font-normal">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((standing) => (
          <tr key={standing}>
            <th scope="row" className="font-semibold">
              <StatusLabel status={standing} />
            </th>
            {columns.map(({ name, tally, filter }) => {
              const status = statusOf(standing);
              return (
                <td key={name}>
                  {filter && status && tally[standing] > 0 ? (
                    <a
                      href={`/claims?${new URLSearchParams({ ...filter, status })}`}
                      className="inline-flex min-h-6 min-w-6 items-center justify-end"
                    >
                      {all(tally[standing])}
                      <span className="sr-only"> {standing}</span>
                    </a>
                  ) : (
                    all(tally[standing])
                  )}
                </td>
              );
            })}
          </tr>
        ))}
        {shown.length > 1 && (
          <tr>
            <th scope="row" className="font-normal text-soft">
              All
            </th>
            {columns.map(({ name, tally, filter }) => (
              <td key={name}>
                {filter ? (
                  <a href={`/claims?${new URLSearchParams(filter)}`} className="inline-flex min-h-6 min-w-6 items-center justify-end">
                    {all(totalOf(tally))}
                    <span className="sr-only"> in all</span>
                  </a>
                ) : (
                  all(totalOf(tally))
                )}
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  );
}
