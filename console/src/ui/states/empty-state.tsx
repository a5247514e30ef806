import type { ReactNode } from 'react';
import styles from './states.module.css';

export interface EmptyStateProps {
  title: string;
  /** One sentence: what will stand here, and when. */
  text: ReactNode;
  /** One action at most. */
  action?: ReactNode;
}

/** Nothing to show, and what it will look like when there is. */
export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <svg className={styles.ghost} viewBox="0 0 160 48" aria-hidden>
        {[0, 1, 2].map((row) => (
          <g key={row} opacity={1 - row * 0.3} transform={`translate(0 ${row * 18})`}>
            <rect x="0" y="0" width="10" height="10" rx="3" />
            <rect x="20" y="1" width={78 - row * 14} height="8" rx="3" />
            <rect x="124" y="1" width="36" height="8" rx="3" />
          </g>
        ))}
      </svg>
      <h2>{title}</h2>
      <p>{text}</p>
      {action && <div className={styles.emptyAction}>{action}</div>}
    </div>
  );
}
