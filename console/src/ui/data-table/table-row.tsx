import { Checkbox } from '@mantine/core';
import type { KeyboardEvent, MouseEvent } from 'react';
import styles from './data-table.module.css';
import { gridTemplate, type ShownColumn } from './use-columns.ts';

export interface RowProps<Row> {
  row: Row;
  columns: readonly ShownColumn<Row>[];
  label: string;
  index: number;
  offsetPx: number;
  isOpen: boolean;
  /** Whether this row is the one the tab key reaches. */
  isCursor: boolean;
  /** Whether j and k have come to rest here. */
  isAtCursor: boolean;
  isSelected: boolean;
  onCursor: () => void;
  onOpen: (() => void) | undefined;
  onToggle: (() => void) | undefined;
}

export function TableRow<Row>(props: RowProps<Row>) {
  const { row, columns, onToggle } = props;
  return (
    <div
      {...rowAttributes(props)}
      className={styles.row}
      style={{
        transform: `translateY(${props.offsetPx}px)`,
        gridTemplateColumns: gridTemplate(columns, onToggle !== undefined),
      }}
    >
      {onToggle && (
        <span role="gridcell" className={styles.boxCell}>
          <Checkbox
            aria-label={`Select ${props.label}`}
            checked={props.isSelected}
            onChange={onToggle}
            tabIndex={-1}
          />
        </span>
      )}
      {columns.map(({ column }) => (
        <span key={column.key} role="gridcell" className={styles.cell} data-align={column.align}>
          {column.cell(row)}
        </span>
      ))}
    </div>
  );
}

/** What a row is, whatever it looks like: focusable, opened by Enter or a click, chosen by space. */
export function rowAttributes<Row>(props: RowProps<Row>) {
  const { onOpen, onToggle, onCursor } = props;
  return {
    role: 'row',
    tabIndex: props.isCursor ? 0 : -1,
    'aria-rowindex': props.index + 2,
    'aria-label': props.label,
    'aria-selected': onToggle ? props.isSelected : undefined,
    'data-open': props.isOpen || undefined,
    'data-cursor': props.isAtCursor || undefined,
    'data-selected': props.isSelected || undefined,
    'data-openable': onOpen ? true : undefined,
    onFocus: onCursor,
    onClick: (event: MouseEvent<HTMLElement>) => {
      onCursor();
      if (!isControl(event.target)) onOpen?.();
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (isControl(event.target)) return;
      if (event.key === 'Enter') onOpen?.();
      if (event.key === ' ' && onToggle) {
        event.preventDefault();
        onToggle();
      }
    },
  };
}

/** A link or a box inside the row acts for itself. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, label, summary') !== null;
}
