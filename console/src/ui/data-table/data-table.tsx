import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { ErrorState } from '../states/error-state.tsx';
import { SkeletonRows } from '../states/skeletons.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { CardRow } from './card-row.tsx';
import styles from './data-table.module.css';
import { type DataTableProps, noSelection } from './data-table-types.ts';
import { HeaderRow } from './header-row.tsx';
import { isSelected, toggleLoaded, toggleRow } from './select-rows.ts';
import { TableRow } from './table-row.tsx';
import { useColumns } from './use-columns.ts';
import { useRowCursor } from './use-row-cursor.ts';
import { useTableView } from './use-table-view.ts';
import { ViewMenu } from './view-menu.tsx';

const ROW_PX = { dense: 32, comfortable: 44, card: 68 };
const ROWS_AHEAD = 12;

/**
 * The list of the console: endless by keyset pages, only what is visible in the document,
 * columns to choose and size, j/k/x/o/e on the keyboard, cards on a phone.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { query, rowId, onOpen, onSelect, onAct, selection = noSelection } = props;
  const isPhone = useMediaQuery('(width < 720px)', false, { getInitialValueInEffect: false });
  const view = useTableView(props.id, props.columns);
  const table = useColumns(props.columns, view);
  const scroller = useRef<HTMLDivElement>(null);

  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const loadedIds = useMemo(() => rows.map(rowId), [rows, rowId]);

  // oxlint-disable-next-line react/incompatible-library -- we do not use React's compiler
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX[isPhone ? 'card' : view.density],
    overscan: ROWS_AHEAD,
    getItemKey: (index) => loadedIds[index] ?? index,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, view.density, isPhone]);

  const toggleAt = (index: number) => {
    const id = loadedIds[index];
    if (id !== undefined) onSelect?.(toggleRow(selection, id, loadedIds));
  };
  const openAt = (index: number) => {
    const row = rows[index];
    if (row !== undefined) onOpen?.(row);
  };
  const [cursor, setCursor] = useRowCursor({
    rowCount: rows.length,
    isSelectable: onSelect !== undefined,
    onMove: useCallback((index) => virtualizer.scrollToIndex(index), [virtualizer]),
    onToggle: toggleAt,
    onOpen: openAt,
    onAct: (index) => onAct?.(rows[index]),
  });

  const visible = virtualizer.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? -1;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    const isNearEnd = lastVisible >= rows.length - 1 - ROWS_AHEAD;
    if (rows.length > 0 && isNearEnd && hasNextPage && !isFetchingNextPage) fetchNextPage();
  }, [lastVisible, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const RowView = isPhone ? CardRow : TableRow;
  return (
    <div className={styles.table}>
      <div className={styles.bar}>
        {props.toolbar}
        {!isPhone && <ViewMenu table={table} view={view} />}
      </div>
      <BulkBar
        selection={selection}
        loadedCount={rows.length}
        matchingCount={props.matchingCount}
        onSelect={onSelect}
        actions={props.bulkActions}
      />
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label={props.label}
        aria-busy={query.isPending}
        aria-rowcount={props.matchingCount ?? -1}
        aria-multiselectable={onSelect ? true : undefined}
        data-density={view.density}
        // The grid itself takes focus, so that it can be scrolled while it is empty.
        tabIndex={rows.length === 0 ? 0 : -1}
      >
        <HeaderRow
          table={table}
          isHidden={isPhone}
          sort={props.sort}
          onSort={props.onSort}
          selection={selection}
          loadedCount={rows.length}
          onToggleLoaded={onSelect && (() => onSelect(toggleLoaded(selection, loadedIds)))}
        />
        <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
          {visible.map(({ index, key, start }) => {
            const row = rows[index];
            const id = loadedIds[index];
            if (row === undefined || id === undefined) return null;
            return (
              <RowView
                key={key}
                row={row}
                columns={table.columns}
                label={props.rowLabel(row)}
                index={index}
                offsetPx={start}
                isOpen={id === props.openId}
                isCursor={index === Math.max(0, cursor)}
                isAtCursor={index === cursor}
                isSelected={isSelected(selection, id)}
                onCursor={() => setCursor(index)}
                onOpen={onOpen && (() => openAt(index))}
                onToggle={onSelect && (() => toggleAt(index))}
              />
            );
          })}
        </div>
        <div role="rowgroup">
          <div role="row">
            <div role="gridcell">
              <TableFoot {...props} rowCount={rows.length} />
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}

function TableFoot<Row>({ query, empty, rowCount }: DataTableProps<Row> & { rowCount: number }) {
  if (query.isPending) return <SkeletonRows />;
  if (query.error) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  if (rowCount === 0) return empty;
  return query.isFetchingNextPage ? <SkeletonRows rows={3} /> : null;
}
