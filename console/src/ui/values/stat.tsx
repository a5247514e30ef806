import type { ReactNode } from 'react';
import { PathLink } from '../basics/path-link.tsx';
import styles from './stat.module.css';
import { type State, StateShape } from './state-badge.tsx';

export interface StatProps {
  label: string;
  value: ReactNode;
  /** Every number opens to the rows behind it. */
  href?: string;
  /** Against what it is good or bad: "of 12,400", "+312 since declared". */
  note?: ReactNode;
  /** Colours the note, never the number. */
  state?: State;
  size?: 'large' | 'medium';
}

/** One number with its name, and what it is to be compared with. */
export function Stat({ label, value, href, note, state, size = 'medium' }: StatProps) {
  return (
    <div className={styles.stat} data-size={size}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>
        {href ? (
          <PathLink href={href} className={styles.link}>
            {value}
          </PathLink>
        ) : (
          value
        )}
      </span>
      {note && (
        <span className={styles.note} data-state={state}>
          {state && <StateShape state={state} />}
          {note}
        </span>
      )}
    </div>
  );
}

/** Stats side by side, parted by hairlines. */
export function StatRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
