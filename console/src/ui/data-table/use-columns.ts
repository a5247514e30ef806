import { type ColumnDef, getCoreRowModel, type Header, useReactTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { DataColumn } from './data-table-types.ts';
import type { TableView } from './use-table-view.ts';

const WIDTH_MIN_PX = 56;
const WIDTH_MAX_PX = 640;

export interface ShownColumn<Row> {
  column: DataColumn<Row>;
  header: Header<Row, unknown>;
}

export interface ColumnsTable<Row> {
  /** Shown ones, in order. */
  columns: readonly ShownColumn<Row>[];
  all: readonly { key: string; label: string; isShown: boolean; toggle: () => void }[];
}

/** Which columns stand where and how wide: TanStack Table's part of the list. */
export function useColumns<Row>(columns: readonly DataColumn<Row>[], view: TableView): ColumnsTable<Row> {
  const definitions = useMemo<ColumnDef<Row>[]>(
    () =>
      columns.map((column) => ({
        id: column.key,
        header: column.header,
        size: column.widthPx,
        minSize: WIDTH_MIN_PX,
        maxSize: WIDTH_MAX_PX,
      })),
    [columns],
  );
  // oxlint-disable-next-line react/incompatible-library -- we do not use React's compiler
  const table = useReactTable<Row>({
    data: NO_ROWS,
    columns: definitions,
    state: { columnSizing: view.widths, columnVisibility: view.visibility },
    columnResizeMode: 'onChange',
    onColumnSizingChange: (change) =>
      view.setWidths(typeof change === 'function' ? change(view.widths) : change),
    onColumnVisibilityChange: (change) =>
      view.setVisibility(typeof change === 'function' ? change(view.visibility) : change),
    getCoreRowModel: getCoreRowModel(),
  });

  const byKey = new Map(columns.map((column) => [column.key, column]));
  const shown = table.getFlatHeaders().flatMap((header) => {
    const column = byKey.get(header.id);
    return column ? [{ column, header }] : [];
  });
  return {
    columns: shown,
    all: table.getAllLeafColumns().map((column) => ({
      key: column.id,
      label: byKey.get(column.id)?.header ?? column.id,
      isShown: column.getIsVisible(),
      toggle: () => column.toggleVisibility(),
    })),
  };
}

/** `grid-template-columns` of a row. Room that is left goes to words, in proportion; numbers stay together. */
export function gridTemplate<Row>(columns: readonly ShownColumn<Row>[], hasBox: boolean): string {
  const widths = columns.map(({ column, header }) => {
    const px = header.getSize();
    return column.align === 'right' ? `${px}px` : `minmax(${px}px, ${px}fr)`;
  });
  return [...(hasBox ? ['36px'] : []), ...widths].join(' ');
}

/** Rows are laid out by the virtualizer; TanStack Table only keeps the columns. */
const NO_ROWS: never[] = [];
