import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { Icon } from '../icons/icon.tsx';
import styles from './data-table.module.css';
import type { ColumnsTable } from './use-columns.ts';
import type { TableView } from './use-table-view.ts';

const NUDGE_PX = 24;

export interface ViewMenuProps<Row> {
  table: ColumnsTable<Row>;
  view: TableView;
}

/** Which columns are shown and how wide and high things are. */
export function ViewMenu<Row>({ table, view }: ViewMenuProps<Row>) {
  const isDense = view.density === 'dense';
  const widthOf = (key: string) =>
    table.columns.find(({ column }) => column.key === key)?.header.getSize() ?? 0;

  return (
    <Menu position="bottom-end" width={280} closeOnItemClick={false}>
      <Menu.Target>
        <Tooltip label="Columns and density">
          <ActionIcon aria-label="Columns and density">
            <Icon name="columns" />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Columns</Menu.Label>
        {table.all.map(({ key, label, isShown, toggle }) => (
          <div key={key} className={styles.viewRow}>
            <Menu.Item
              role="menuitemcheckbox"
              aria-checked={isShown}
              leftSection={<Icon name="check" className={isShown ? undefined : styles.unchecked} />}
              onClick={toggle}
            >
              {label}
            </Menu.Item>
            {isShown &&
              ([-1, 1] as const).map((step) => (
                <Menu.Item
                  key={step}
                  className={styles.nudge}
                  aria-label={`${label} ${step < 0 ? 'narrower' : 'wider'}`}
                  onClick={() =>
                    view.setWidths({ ...view.widths, [key]: widthOf(key) + step * NUDGE_PX })
                  }
                >
                  {step < 0 ? '−' : '+'}
                </Menu.Item>
              ))}
          </div>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<Icon name="density" />}
          onClick={() => view.setDensity(isDense ? 'comfortable' : 'dense')}
        >
          {isDense ? 'Comfortable rows' : 'Dense rows'}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="undo" />} onClick={() => view.setWidths({})}>
          Widths as they were
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
