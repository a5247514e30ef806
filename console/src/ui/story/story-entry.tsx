import type { ReactNode } from 'react';
import { PathLink } from '../basics/path-link.tsx';
import { type State, StateShape } from '../values/state-badge.tsx';
import { Time } from '../values/time.tsx';
import styles from './story.module.css';

export interface StoryEntryData {
  id: string;
  at: string;
  /** Groups entries for folding: `decision`, `stock`, `message`. */
  kind: string;
  title: ReactNode;
  detail?: ReactNode;
  /** The person, or what did it. */
  by?: string;
  /** The row behind it. */
  href?: string;
  state?: State;
}

export function StoryEntry({ entry }: { entry: StoryEntryData }) {
  return (
    <li className={styles.entry}>
      <span className={styles.mark}>
        {entry.state ? <StateShape state={entry.state} /> : <i aria-hidden />}
      </span>
      <div className={styles.words}>
        <p className={styles.title}>
          {entry.href ? <PathLink href={entry.href}>{entry.title}</PathLink> : entry.title}
        </p>
        {entry.detail && <div className={styles.detail}>{entry.detail}</div>}
      </div>
      <p className={styles.when}>
        <Time at={entry.at} show="time" precision="second" />
        {entry.by && <span>{entry.by}</span>}
      </p>
    </li>
  );
}
