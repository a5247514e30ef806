import { useEffect, useState } from 'react';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { formatDuration } from '../../ui/values/format.ts';
import styles from './replan.module.css';

const TICK_MS = 1_000;

/** While the server computes: what it does, and for how long it has been doing it. */
export function Computing() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((known) => known + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className={styles.computing} role="status" aria-busy>
      <p>
        Reading the backlog, then searching for a better plan. <span aria-hidden>{formatDuration(seconds)}</span>
      </p>
      <progress className={styles.progress} aria-label="Computing a plan" />
      <SkeletonText lines={8} />
    </div>
  );
}
