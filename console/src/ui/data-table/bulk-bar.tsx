import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatCount } from '../values/format.ts';
import styles from './data-table.module.css';
import { noSelection, type Selection } from './data-table-types.ts';
import { countSelected } from './select-rows.ts';

export interface BulkBarProps {
  selection: Selection;
  loadedCount: number;
  matchingCount: number | null | undefined;
  onSelect: ((selection: Selection) => void) | undefined;
  actions: ReactNode;
}

/** What is selected, how to select everything that matches, and what can be done with it. */
export function BulkBar({ selection, loadedCount, matchingCount, onSelect, actions }: BulkBarProps) {
  const count = countSelected(selection, matchingCount);
  if (!onSelect || count === 0) return null;

  const canSelectMatching =
    selection.kind === 'some' && selection.ids.size === loadedCount && matchingCount !== loadedCount;
  return (
    <div className={styles.bulk} role="region" aria-label="Selection">
      <strong aria-live="polite">
        {count === null ? 'All matching' : formatCount(count)} selected
        {selection.kind === 'matching' && count !== null && ' (all matching)'}
      </strong>
      {canSelectMatching && (
        <Button variant="subtle" onClick={() => onSelect({ kind: 'matching' })}>
          Select all {matchingCount == null ? 'that match' : `${formatCount(matchingCount)} that match`}
        </Button>
      )}
      <Button variant="subtle" color="gray" onClick={() => onSelect(noSelection)}>
        Clear
      </Button>
      <span className={styles.bulkActions}>{actions}</span>
    </div>
  );
}
