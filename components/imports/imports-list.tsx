import Link from "next/link";
import { Badge } from "#components/ui/chip";
import { Table, TableRegion, Td, Th, Tr } from "#components/ui/table";
import { Bidi } from "#components/ui/text";
import { Moment } from "#components/ui/time";
import { formatCount } from "#lib/format";
import type { ImportState } from "#lib/imports/policy";
import type { ImportRow } from "#lib/imports/queries";
import { IMPORT_STATE_WORDS } from "#lib/imports/schema";

const TONES: Partial<Record<ImportState, "strong" | "warning" | "danger" | "success">> = {
  running: "strong",
  waiting: "strong",
  undoing: "strong",
  done: "success",
  failed: "danger",
};

export function ImportStateBadge({ state }: { state: ImportState }) {
  return <Badge tone={TONES[state] ?? "plain"}>{IMPORT_STATE_WORDS[state]}</Badge>;
}

/** What became of the rows of a file. */
export const OUTCOMES = [
  { of: "created", word: "Created" },
  { of: "updated", word: "Updated" },
  { of: "alreadyThere", word: "There already" },
  { of: "refused", word: "Refused" },
] as const;

/** Files that were brought in, and what came of each. */
export function ImportsList({ rows, timeZone }: { rows: readonly ImportRow[]; timeZone: string }) {
  return (
    <TableRegion label="Imports" sticky={false}>
      <Table>
        <thead>
          <tr>
            <Th>File</Th>
            <Th>State</Th>
            <Th>Brought in</Th>
            <Th>By</Th>
            {OUTCOMES.map(({ of, word }) => (
              <Th key={of} end>
                {word}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.id}>
              <Td className="min-w-48 max-w-96">
                <Link href={`/desk/import/${row.id}`} className="font-semibold wrap-anywhere">
                  <Bidi>{row.file}</Bidi>
                </Link>
              </Td>
              <Td nowrap>
                <ImportStateBadge state={row.state} />
              </Td>
              <Td nowrap>
                <Moment at={row.begunAt} timeZone={timeZone} style="short" />
              </Td>
              <Td className="min-w-28 max-w-52 break-words">
                <Bidi>{row.by}</Bidi>
              </Td>
              {OUTCOMES.map(({ of }) => (
                <Td key={of} end nowrap className="tabular">
                  {formatCount(row[of], Number.POSITIVE_INFINITY)}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </TableRegion>
  );
}
