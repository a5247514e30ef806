import { useNow } from '../session/use-now.ts';
import { Time } from '../ui/values/time.tsx';
import styles from './drill-band.module.css';

/** Nobody must ever take a drill for the real thing, or the real thing for a drill. */
export function DrillBand({ clientName }: { clientName: string }) {
  const now = useNow();
  return (
    <div className={styles.band} role="status" aria-label="Drill">
      <strong>DRILL</strong>
      <span className={styles.words}>{clientName}: nothing here reaches a real customer</span>
      <span className={styles.clock}>
        <Time at={now} />
      </span>
    </div>
  );
}
