import type { ReactNode } from "react";
import { OUTCOMES } from "#components/imports/imports-list";
import { ClaimLink, Problems, placesOf } from "#components/imports/preview-list";
import { SectionHeading } from "#components/layout/page-heading";
import { ButtonLink, buttonClass } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Table, TableRegion, Td, Th, Tr } from "#components/ui/table";
import { Bidi } from "#components/ui/text";
import { Moment } from "#components/ui/time";
import { NO_FILTER, tableHref } from "#lib/claims/search-params";
import { formatCount, plural } from "#lib/format";
import { updatedStay } from "#lib/imports/outcome-words";
import type { ImportProgress } from "#lib/imports/progress";
import type { RefusedRow } from "#lib/imports/queries";

type Props = { progress: ImportProgress; refusals: readonly RefusedRow[]; timeZone: string; undo: ReactNode };

/** What became of a file, however it ended. */
export function ImportResult({ progress, refusals, timeZone, undo }: Props) {
  const { id, state, rows, undone, why } = progress;
  const isLeft = undone === null || undone.left > 0;
  return (
    <div className="grid max-w-[56rem] grid-cols-[minmax(0,1fr)] gap-5">
      {state === "failed" && (
        <Notice tone="danger" title="It failed before its end">
          {why} What had come in until then stays; the same file can be brought in again, and repeats nothing.
        </Notice>
      )}
      {state === "cancelled" && (
        <Notice tone="warning" title="It was cancelled">
          {rows.created + rows.updated > 0
            ? "What had come in until then stays; the same file can be brought in again, and repeats nothing."
            : "Nothing of it was entered."}
        </Notice>
      )}
      {undone !== null && <Undone undone={undone} timeZone={timeZone} />}
      <Counts rows={rows} />
      {rows.created > 0 && isLeft && (
        <div className="flex flex-wrap items-start gap-2.5">
          <ButtonLink href={tableHref({}, { ...NO_FILTER, import: id })}>
            {undone === null ? `See the ${plural("claim", rows.created)}` : "See what was left"}
          </ButtonLink>
          {undo}
        </div>
      )}
      {rows.refused > 0 && <Refusals id={id} refused={rows.refused} shown={refusals} />}
    </div>
  );
}

const COUNTS = [{ of: "read", word: "Rows read" }, ...OUTCOMES] as const;

function Counts({ rows }: { rows: ImportProgress["rows"] }) {
  return (
    <dl className="tabular flex flex-wrap gap-x-10 gap-y-3 border-y border-rule py-4">
      {COUNTS.map(({ of, word }) => (
        <div key={of} className="flex flex-col-reverse">
          <dt className="text-sm text-soft">{word}</dt>
          <dd className="m-0 font-serif text-2xl leading-tight">{formatCount(rows[of], Number.POSITIVE_INFINITY)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Undone({ undone, timeZone }: { undone: NonNullable<ImportProgress["undone"]>; timeZone: string }) {
  const { by, at, discarded, retracted, left, kept, updated } = undone;
  const parts = [
    discarded > 0 && `${plural("draft was", discarded, "drafts were")} discarded`,
    retracted > 0 && `${plural("published claim was", retracted, "published claims were")} retracted`,
  ].filter(Boolean);
  return (
    <>
      <Notice title="This import was undone">
        By <Bidi>{by}</Bidi>, <Moment at={at} timeZone={timeZone} style="short" />.{" "}
        {parts.length > 0 ? `${parts.join(", and ")}.` : "There was nothing that could be taken back."} The same file can be brought in
        again.
      </Notice>
      {left > 0 && (
        <section aria-labelledby="left">
          <SectionHeading id="left" size="desk">
            Left, since people have worked on them
          </SectionHeading>
          <p className="mb-2 text-soft">
            {plural("claim is as people left it", left, "claims are as people left them")}. What becomes of them is for you to say.
          </p>
          <ul className="grid gap-1 sm:columns-2">
            {kept.map(({ number, who }) => (
              <li key={number}>
                <ClaimLink number={number} />
                {who.length > 0 && (
                  <span className="text-soft">
                    , <Bidi>{who.join(", ")}</Bidi>
                  </span>
                )}
              </li>
            ))}
          </ul>
          {left > kept.length && (
            <p className="mt-2 text-soft">These are the first {formatCount(kept.length)}; the list of claims has all.</p>
          )}
        </section>
      )}
      {updated > 0 && <p className="text-soft">{updatedStay(updated)}</p>}
    </>
  );
}

function Refusals({ id, refused, shown }: { id: string; refused: number; shown: readonly RefusedRow[] }) {
  return (
    <section aria-labelledby="refused">
      <SectionHeading
        id="refused"
        size="desk"
        aside={refused > shown.length ? `the first ${shown.length} of ${formatCount(refused, Number.POSITIVE_INFINITY)}` : undefined}
      >
        Refused rows
      </SectionHeading>
      <p className="mb-3 max-w-measure text-soft">
        As a file you get each of them as it was written, with its reason: put them right there, and bring that in.
      </p>
      <a href={`/desk/import/${id}/refused`} download className={buttonClass("alternative", "sm")}>
        Download the refused rows (CSV)
      </a>
      <TableRegion label="Refused rows" className="mt-3">
        <Table>
          <thead>
            <tr>
              <Th>Where</Th>
              <Th>Why</Th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ row, problems }) => (
              <Tr key={row}>
                <Td nowrap={problems[0]?.line != null} className="tabular max-w-48 wrap-anywhere">
                  {whereInWords({ row, problems })}
                </Td>
                <Td className="min-w-52">
                  <Problems of={problems} />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </TableRegion>
    </section>
  );
}

/** "Line 3", or its path in JSON; what is wrong in several places of one thing is told by its number. */
function whereInWords({ row, problems }: RefusedRow): string {
  const [first] = problems;
  if (first?.line != null) return `Line ${first.line}`;
  return (placesOf(problems).size === 1 && first?.path) || `No. ${row}`;
}
