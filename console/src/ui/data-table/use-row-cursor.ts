import { useCallback, useState } from 'react';
import { useKeys } from '../keys/use-keys.ts';

export interface RowCursorOptions {
  rowCount: number;
  isSelectable: boolean;
  onMove: (index: number) => void;
  onToggle: (index: number) => void;
  onOpen: (index: number) => void;
  onAct: (index: number) => void;
}

/** The row that j, k, x, Enter and e speak of. -1 until one was chosen. */
export function useRowCursor(options: RowCursorOptions): [number, (index: number) => void] {
  const [cursor, setCursor] = useState(-1);
  const { rowCount, isSelectable, onMove, onToggle, onOpen, onAct } = options;

  const move = useCallback(
    (step: number) => {
      if (rowCount === 0) return;
      const next = Math.min(rowCount - 1, Math.max(0, cursor + step));
      setCursor(next);
      onMove(next);
    },
    [cursor, rowCount, onMove],
  );

  useKeys('List', [
    { keys: 'j', does: 'Next row', run: () => move(1) },
    { keys: 'k', does: 'Row before', run: () => move(-1) },
    { keys: 'o', does: 'Open the row', run: () => cursor >= 0 && onOpen(cursor) },
    ...(isSelectable
      ? [
          { keys: 'x', does: 'Select the row', run: () => cursor >= 0 && onToggle(cursor) },
          { keys: 'e', does: 'Act on what is selected', run: () => onAct(cursor) },
        ]
      : []),
  ]);
  return [Math.min(cursor, rowCount - 1), setCursor];
}
