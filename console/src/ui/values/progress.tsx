import { formatCount, formatDuration, formatThings } from './format.ts';
import styles from './progress.module.css';

export interface ProgressProps {
  label: string;
  doneCount: number;
  /** Unknown while it is still being counted. */
  totalCount: number | null;
  unit: string;
  /** Only when it is computed from what has been done so far. */
  etaSeconds?: number | null;
}

/** How far a run is, in its own units, and when it will be through. */
export function Progress({ label, doneCount, totalCount, unit, etaSeconds }: ProgressProps) {
  const isDone = totalCount !== null && doneCount >= totalCount;
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span className={styles.label}>{label}</span>
        <span>
          {formatCount(doneCount)}
          {totalCount === null ? ` ${unit}` : ` of ${formatThings(totalCount, unit)}`}
          {etaSeconds != null && !isDone && ` · ${formatDuration(etaSeconds)} left`}
        </span>
      </div>
      <progress
        className={styles.bar}
        aria-label={label}
        value={totalCount === null ? undefined : doneCount}
        max={totalCount ?? undefined}
      />
    </div>
  );
}
