"use client";

import { columnVisibilityFeature, createTableHook, rowPaginationFeature, rowSortingFeature, tableFeatures } from "@tanstack/react-table";
import { useMemo } from "react";
import { Table, TableRegion, Td, Th, Tr } from "#components/ui/table";

type ColumnLook = {
  /** What the list is sorted by when the head of this column is followed. */
  sort?: string;
  nowrap?: boolean;
  end?: boolean;
  /** Classes of the cells. */
  cell?: string;
};

// The one feature set of every table: the server filters, sorts and cuts pages; the table arranges what it is given.
const app = createTableHook({
  features: tableFeatures({ rowSortingFeature, rowPaginationFeature, columnVisibilityFeature, columnMeta: {} as ColumnLook }),
  manualSorting: true,
  manualPagination: true,
  enableSortingRemoval: false,
});

export const columnsFor = app.createAppColumnHelper;
// biome-ignore lint/suspicious/noExplicitAny: each column has a value of its own type
type Columns<Row extends { id: string }> = ReturnType<ReturnType<typeof columnsFor<Row>>["columns"]> & any[];

type DataTableProps<Row extends { id: string }> = {
  label: string;
  columns: Columns<Row>;
  rows: Row[];
  /** Of the whole list, as far as it was counted. */
  rowCount: number;
  sort: string;
  order: "asc" | "desc";
  sortHref: (sort: string, order: "asc" | "desc") => string;
  visible: readonly string[];
  density: "comfortable" | "compact";
};

export function DataTable<Row extends { id: string }>({
  label,
  columns,
  rows,
  rowCount,
  sort,
  order,
  sortHref,
  visible,
  density,
}: DataTableProps<Row>) {
  const state = useMemo(
    () => ({
      sorting: columns.filter((column) => column.meta?.sort === sort).map((column) => ({ id: String(column.id), desc: order === "desc" })),
      columnVisibility: Object.fromEntries(
        columns.map((column) => [String(column.id), column.enableHiding === false || visible.includes(String(column.id))]),
      ),
      pagination: { pageIndex: 0, pageSize: Math.max(rows.length, 1) },
    }),
    [columns, sort, order, visible, rows.length],
  );
  const table = app.useAppTable({ columns, data: rows, getRowId: (row) => row.id, rowCount, state });
  return (
    <TableRegion label={label}>
      <Table density={density} aria-label={label}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const by = header.column.columnDef.meta?.sort;
                const sorted = header.column.getIsSorted();
                return (
                  <Th
                    key={header.id}
                    end={header.column.columnDef.meta?.end}
                    sorted={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : null}
                    sortHref={by && sortHref(by, sorted === "desc" ? "asc" : "desc")}
                  >
                    <table.FlexRender header={header} />
                  </Th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <Tr key={row.id} className="hover:bg-raise focus-within:bg-raise">
              {row.getVisibleCells().map((cell) => {
                const look = cell.column.columnDef.meta;
                return (
                  <Td key={cell.id} nowrap={look?.nowrap} end={look?.end} className={look?.cell}>
                    <table.FlexRender cell={cell} />
                  </Td>
                );
              })}
            </Tr>
          ))}
        </tbody>
      </Table>
    </TableRegion>
  );
}
