import { Tooltip } from '@mantine/core';
import type { LiveState } from '../live/connect-live.ts';
import { useLive } from '../live/live.tsx';
import { formatDateTime } from '../ui/values/format.ts';
import styles from './connection-state.module.css';

const WORDS: Record<Exclude<LiveState, 'off'>, string> = {
  connecting: 'Connecting',
  live: 'Live',
  stale: 'Not live',
};

/** Whether what is on screen follows the world. Nothing on pages that do not. */
export function ConnectionState() {
  const { state, heardAt } = useLive();
  if (state === 'off') return null;
  return (
    <Tooltip label={heardAt ? `Last heard ${formatDateTime(heardAt)}` : 'Waiting for the server'}>
      <span className={styles.state} data-state={state} role="status">
        <svg viewBox="0 0 10 10" width="8" height="8" aria-hidden>
          {state === 'stale' ? <path d="M1 1h8v8H1z" /> : <circle cx="5" cy="5" r="4.5" />}
        </svg>
        <span className={styles.word}>{WORDS[state]}</span>
      </span>
    </Tooltip>
  );
}
