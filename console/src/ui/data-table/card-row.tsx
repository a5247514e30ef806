import { Checkbox } from '@mantine/core';
import styles from './data-table.module.css';
import { type RowProps, rowAttributes } from './table-row.tsx';
import type { ShownColumn } from './use-columns.ts';

/** A row as a card, for screens too narrow for columns. */
export function CardRow<Row>(props: RowProps<Row>) {
  const { row, columns, onToggle } = props;
  const placed = (phone: string) => columns.filter(({ column }) => placeOf(column.phone) === phone);

  return (
    <div
      {...rowAttributes(props)}
      className={styles.card}
      style={{ transform: `translateY(${props.offsetPx}px)` }}
    >
      {onToggle && (
        <span role="gridcell" className={styles.boxCell}>
          <Checkbox aria-label={`Select ${props.label}`} checked={props.isSelected} onChange={onToggle} />
        </span>
      )}
      <span role="gridcell" className={styles.cardWords}>
        <span className={styles.cardTitle}>
          <Cells shown={placed('title')} row={row} />
        </span>
        <span className={styles.cardDetail}>
          <Cells shown={placed('detail')} row={row} />
        </span>
      </span>
      <span role="gridcell" className={styles.cardAside}>
        <Cells shown={placed('aside')} row={row} />
      </span>
    </div>
  );
}

function Cells<Row>({ shown, row }: { shown: readonly ShownColumn<Row>[]; row: Row }) {
  return shown.map(({ column }) => <span key={column.key}>{column.cell(row)}</span>);
}

function placeOf(phone: string | undefined): string {
  return phone ?? 'detail';
}
