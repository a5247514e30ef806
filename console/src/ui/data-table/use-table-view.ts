import { useLocalStorage } from '@mantine/hooks';
import type { ColumnSizingState, VisibilityState } from '@tanstack/react-table';
import { useCallback } from 'react';
import type { DataColumn } from './data-table-types.ts';

export type Density = 'dense' | 'comfortable';

interface StoredView {
  widths: ColumnSizingState;
  visibility: VisibilityState;
  density: Density;
}

export interface TableView extends StoredView {
  setWidths: (widths: ColumnSizingState) => void;
  setVisibility: (visibility: VisibilityState) => void;
  setDensity: (density: Density) => void;
}

/** How the reader likes this table, kept in this browser. */
export function useTableView<Row>(id: string, columns: readonly DataColumn<Row>[]): TableView {
  const [view, setView] = useLocalStorage<StoredView>({
    key: `bw-table-${id}`,
    defaultValue: {
      widths: {},
      visibility: Object.fromEntries(
        columns.filter((column) => column.isHiddenAtFirst).map((column) => [column.key, false]),
      ),
      density: 'dense',
    },
    getInitialValueInEffect: false,
  });

  const patch = useCallback(
    (part: Partial<StoredView>) => setView((known) => ({ ...known, ...part })),
    [setView],
  );
  return {
    ...view,
    setWidths: useCallback((widths) => patch({ widths }), [patch]),
    setVisibility: useCallback((visibility) => patch({ visibility }), [patch]),
    setDensity: useCallback((density) => patch({ density }), [patch]),
  };
}
