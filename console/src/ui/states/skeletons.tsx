import { Page } from '../basics/page.tsx';
import styles from './states.module.css';

const ROW_WIDTHS = ['62%', '48%', '71%', '55%', '66%', '43%', '58%', '69%'];

/** Bars where text will be. Hidden from assistive technology, which hears `aria-busy` instead. */
export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <div className={styles.skeletonText} aria-hidden>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} style={{ width: ROW_WIDTHS[index % ROW_WIDTHS.length] }} />
      ))}
    </div>
  );
}

/** Rows of a list that is on its way. */
export function SkeletonRows({ rows = 12 }: { rows?: number }) {
  return (
    <div className={styles.skeletonRows} aria-hidden>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index}>
          <span style={{ width: 14 }} />
          <span style={{ width: ROW_WIDTHS[index % ROW_WIDTHS.length] }} />
          <span style={{ width: 72, marginLeft: 'auto' }} />
        </div>
      ))}
    </div>
  );
}

/** A page whose code is on its way. */
export function PageSkeleton() {
  return (
    <div aria-busy className={styles.pageSkeleton}>
      <Page title="Loading">
        <SkeletonRows />
      </Page>
    </div>
  );
}
