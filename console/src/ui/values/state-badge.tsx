import styles from './state-badge.module.css';

/** The only meanings colour has. */
export type State = 'broken' | 'risk' | 'ok' | 'drill' | 'unknown';

export interface StateBadgeProps {
  state: State;
  /** The word: "Late", "Due today", "Delivered". */
  children: string;
  /** `quiet` in dense lists: no tint behind it. */
  look?: 'tint' | 'quiet';
}

/** A state as colour, shape and word. */
export function StateBadge({ state, children, look = 'tint' }: StateBadgeProps) {
  return (
    <span className={styles.badge} data-state={state} data-look={look}>
      <StateShape state={state} />
      {children}
    </span>
  );
}

/** The shape alone, for places that have the word beside it. */
export function StateShape({ state }: { state: State }) {
  return (
    <svg viewBox="0 0 10 10" width="9" height="9" className={styles.shape} data-state={state} aria-hidden>
      {SHAPES[state]}
    </svg>
  );
}

const SHAPES = {
  broken: <path d="M1 1h8v8H1z" />,
  risk: <path d="M5 .6 9.6 9.2H.4z" />,
  ok: <circle cx="5" cy="5" r="4.4" />,
  drill: <path d="M5 .2 9.8 5 5 9.8.2 5z" />,
  unknown: <circle cx="5" cy="5" r="3.6" fill="none" strokeWidth="1.6" />,
};
