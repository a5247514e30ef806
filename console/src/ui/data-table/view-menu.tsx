import { ActionIcon, Button, Checkbox, Popover, SegmentedControl } from '@mantine/core';
import { Icon } from '../icons/icon.tsx';
import styles from './data-table.module.css';
import type { ColumnsTable } from './use-columns.ts';
import type { Density, TableView } from './use-table-view.ts';

const NUDGE_PX = 24;

const DENSITIES: { value: Density; label: string }[] = [
  { value: 'dense', label: 'Dense' },
  { value: 'comfortable', label: 'Comfortable' },
];

export interface ViewMenuProps<Row> {
  table: ColumnsTable<Row>;
  view: TableView;
}

/** Which columns are shown and how wide and high things are; widths also without dragging. */
export function ViewMenu<Row>({ table, view }: ViewMenuProps<Row>) {
  const widths = new Map(
    table.columns.map(({ column, header }) => [column.key, header.getSize()]),
  );
  const nudge = (key: string, widthPx: number) =>
    view.setWidths({ ...view.widths, [key]: Math.max(NUDGE_PX * 2, widthPx) });

  return (
    <Popover position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <ActionIcon className={styles.viewButton} aria-label="Columns and density">
          <Icon name="columns" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns and density">
        {table.all.map(({ key, label, isShown, toggle }) => {
          const widthPx = widths.get(key);
          return (
            <div key={key} className={styles.viewRow}>
              <Checkbox label={label} checked={isShown} onChange={toggle} />
              {widthPx !== undefined && (
                <span className={styles.nudges}>
                  <ActionIcon
                    size={24}
                    aria-label={`${label} narrower`}
                    onClick={() => nudge(key, widthPx - NUDGE_PX)}
                  >
                    −
                  </ActionIcon>
                  <ActionIcon
                    size={24}
                    aria-label={`${label} wider`}
                    onClick={() => nudge(key, widthPx + NUDGE_PX)}
                  >
                    +
                  </ActionIcon>
                </span>
              )}
            </div>
          );
        })}
        <SegmentedControl<Density>
          fullWidth
          size="xs"
          mt="sm"
          aria-label="Height of rows"
          value={view.density}
          onChange={view.setDensity}
          data={DENSITIES}
        />
        <Button variant="subtle" color="gray" fullWidth mt={6} onClick={() => view.setWidths({})}>
          Widths as they were
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
