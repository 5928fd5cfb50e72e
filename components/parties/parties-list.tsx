import Link from "next/link";
import { Table, TableRegion, Td, Th, Tr } from "#components/ui/table";
import { Bidi } from "#components/ui/text";
import { formatCount, plural } from "#lib/format";
import type { PartyRow } from "#lib/parties/list";
import { AFFILIATION_WORDS, PARTY_KIND_WORDS } from "#lib/parties/schema";

/** The registry: a table, and cards where a table has no room. */
export function PartiesList({ rows }: { rows: readonly PartyRow[] }) {
  return (
    <>
      <div className="max-sm:hidden">
        <TableRegion label="Parties">
          <Table aria-label="Parties">
            <thead>
              <tr>
                <Th>Name</Th>
                <Th>Kind</Th>
                <Th>Ties</Th>
                <Th end>Speaks in</Th>
                <Th end className="pe-2.5">
                  Concerned in
                </Th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Tr key={row.id} className="hover:bg-raise focus-within:bg-raise">
                  <Td className="max-w-96 min-w-56 break-words">
                    <NameOf row={row} />
                  </Td>
                  <Td nowrap>{PARTY_KIND_WORDS[row.kind]}</Td>
                  <Td className="max-w-80 min-w-40 break-words">
                    <TiesOf row={row} />
                  </Td>
                  <Td end className="tabular">
                    {formatCount(row.spoke)}
                  </Td>
                  <Td end className="tabular pe-2.5">
                    {formatCount(row.concerned)}
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </TableRegion>
      </div>
      <ul className="border-b border-rule sm:hidden">
        {rows.map((row) => (
          <li key={row.id} className="grid grid-cols-[minmax(0,1fr)] gap-1 border-t border-rule py-3.5 break-words">
            <NameOf row={row} />
            <p className="text-sm text-soft">
              {PARTY_KIND_WORDS[row.kind]} · speaks in {plural("claim", row.spoke)} · concerned in {plural("claim", row.concerned)}
            </p>
            {(row.ties.length > 0 || row.tiedToIt > 0) && (
              <p className="text-sm">
                <TiesOf row={row} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function NameOf({ row }: { row: PartyRow }) {
  return (
    <>
      <Link
        href={`/desk/parties/${row.slug}`}
        data-row
        className="inline-block min-h-6 max-w-full font-semibold break-words text-ink no-underline hover:underline focus-visible:-outline-offset-1"
      >
        <Bidi>{row.name}</Bidi>
      </Link>
      {row.otherNames.length > 0 && (
        <span className="line-clamp-2 block text-sm text-soft">
          {row.otherNames.slice(0, 6).map((name, place) => (
            <span key={name}>
              {place > 0 && ", "}
              <Bidi>{name}</Bidi>
            </span>
          ))}
          {row.otherNames.length > 6 && ` and ${row.otherNames.length - 6} more`}
        </span>
      )}
    </>
  );
}

function TiesOf({ row }: { row: PartyRow }) {
  if (row.ties.length === 0 && row.tiedToIt === 0) return <span className="text-soft">none</span>;
  return (
    <>
      {row.ties.map((tie, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they do not move
        <span key={place} className="block">
          {AFFILIATION_WORDS[tie.kind]} <Bidi>{tie.to}</Bidi>
        </span>
      ))}
      {row.moreTies > 0 && <span className="block text-sm text-soft">and {row.moreTies} more</span>}
      {row.tiedToIt > 0 && <span className="block text-soft">{plural("party is", row.tiedToIt, "parties are")} tied to it</span>}
    </>
  );
}
