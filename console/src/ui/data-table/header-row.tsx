import { Checkbox } from '@mantine/core';
import { Icon } from '../icons/icon.tsx';
import styles from './data-table.module.css';
import type { Selection } from './data-table-types.ts';
import { type ColumnsTable, gridTemplate, type ShownColumn } from './use-columns.ts';

export interface HeaderRowProps<Row> {
  table: ColumnsTable<Row>;
  isHidden: boolean;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
  selection: Selection;
  loadedCount: number;
  onToggleLoaded: (() => void) | undefined;
}

export function HeaderRow<Row>(props: HeaderRowProps<Row>) {
  const { table, selection, loadedCount, onToggleLoaded } = props;
  const selectedCount = selection.kind === 'matching' ? loadedCount : selection.ids.size;
  const isAll = loadedCount > 0 && selectedCount >= loadedCount;

  return (
    <div role="rowgroup" className={styles.head} data-hidden={props.isHidden || undefined}>
      <div
        role="row"
        className={styles.headRow}
        style={{ gridTemplateColumns: gridTemplate(table.columns, onToggleLoaded !== undefined) }}
      >
        {onToggleLoaded && (
          <span role="columnheader" className={styles.boxCell}>
            <Checkbox
              aria-label="Select all loaded rows"
              checked={isAll}
              indeterminate={selectedCount > 0 && !isAll}
              onChange={onToggleLoaded}
            />
          </span>
        )}
        {table.columns.map((shown) => (
          <HeaderCell key={shown.column.key} shown={shown} sort={props.sort} onSort={props.onSort} />
        ))}
      </div>
    </div>
  );
}

interface HeaderCellProps<Row> {
  shown: ShownColumn<Row>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}

function HeaderCell<Row>({ shown: { column, header }, sort, onSort }: HeaderCellProps<Row>) {
  const { sortBy } = column;
  const isUp = sortBy !== undefined && sort === sortBy;
  const isDown = sortBy !== undefined && sort === `-${sortBy}`;

  return (
    <span
      role="columnheader"
      className={styles.headCell}
      data-align={column.align}
      aria-sort={isUp ? 'ascending' : isDown ? 'descending' : undefined}
    >
      {sortBy && onSort ? (
        <button
          type="button"
          className={styles.sort}
          onClick={() => onSort(isDown ? sortBy : `-${sortBy}`)}
        >
          {column.header}
          {(isUp || isDown) && <Icon name={isUp ? 'arrow-up' : 'arrow-down'} sizePx={12} />}
        </button>
      ) : (
        <span className={styles.headWords}>{column.header}</span>
      )}
      {/* Widths can also be set without dragging, in the view menu. */}
      <i
        className={styles.resize}
        aria-hidden
        data-resizing={header.column.getIsResizing() || undefined}
        onPointerDown={header.getResizeHandler()}
        onTouchStart={header.getResizeHandler()}
        onDoubleClick={() => header.column.resetSize()}
      />
    </span>
  );
}
