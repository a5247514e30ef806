import { SkeletonRows } from '../ui/states/skeletons.tsx';
import styles from './frame.module.css';
import { Mark } from './mark.tsx';
import rail from './rail.module.css';

/** The frame while it is not yet known who is signed in. */
export function FrameSkeleton() {
  return (
    <div className={styles.frame} aria-busy>
      <div className={rail.rail}>
        <div className={rail.brand}>
          <Mark />
        </div>
      </div>
      <main className={styles.main} style={{ padding: 'var(--bw-gap-4)' }} aria-label="Loading">
        <SkeletonRows />
      </main>
    </div>
  );
}
