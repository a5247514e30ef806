import { useNow } from '../../session/use-now.ts';
import { formatClock, formatDateTime } from './format.ts';
import styles from './clock.module.css';

export interface ClockProps {
  dueAt: string;
  /** What is due, for instance "Next update". */
  what: string;
  /** From when on it is at risk; a quarter of an hour unless told. */
  warnSeconds?: number;
}

const WARN_SECONDS = 900;

/** Counts down to a promise, and then up from the moment it was missed. */
export function Clock({ dueAt, what, warnSeconds = WARN_SECONDS }: ClockProps) {
  const now = useNow();
  const leftSeconds = (new Date(dueAt).getTime() - now.getTime()) / 1000;
  const isMissed = leftSeconds < 0;
  const state = isMissed ? 'broken' : leftSeconds < warnSeconds ? 'risk' : 'ok';

  return (
    <span
      className={styles.clock}
      data-state={state}
      role="timer"
      aria-label={`${what} ${isMissed ? 'overdue since' : 'due'} ${formatDateTime(new Date(dueAt))}`}
      title={`${what}: ${formatDateTime(new Date(dueAt))}`}
    >
      {isMissed ? `overdue ${formatClock(leftSeconds)}` : formatClock(leftSeconds)}
    </span>
  );
}
