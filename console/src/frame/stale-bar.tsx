import { useLive } from '../live/live.tsx';
import { Icon } from '../ui/icons/icon.tsx';
import { Time } from '../ui/values/time.tsx';
import styles from './stale-bar.module.css';

/** Says since when the figures below may no longer be true. */
export function StaleBar() {
  const { state, heardAt } = useLive();
  return (
    <div role="status" aria-live="polite">
      {state === 'stale' && (
        <p className={styles.bar}>
          <Icon name="clock" />
          <span>
            Nothing heard from the server {heardAt ? 'since ' : 'yet'}
            {heardAt && <Time at={heardAt} precision="second" />}. What you see may be out of date;
            it catches up by itself.
          </span>
        </p>
      )}
    </div>
  );
}
