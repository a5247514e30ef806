import type { Receipt } from '../../api/generated.ts';
import { type State, StateShape } from '../values/state-badge.tsx';
import { Time } from '../values/time.tsx';
import styles from './action-drawer.module.css';

const STATE_OF: Record<Receipt['outcome'], State> = {
  done: 'ok',
  skipped: 'unknown',
  failed: 'broken',
  unknown: 'risk',
};

/** The newest receipts, as they come in. */
export function ReceiptList({ receipts }: { receipts: readonly Receipt[] }) {
  if (receipts.length === 0) return null;
  return (
    <section>
      <h3>Receipts</h3>
      <ul className={styles.receipts}>
        {receipts.map((receipt) => (
          <li key={`${receipt.subjectId} ${receipt.attempt} ${receipt.kind}`}>
            <StateShape state={STATE_OF[receipt.outcome]} />
            <b>{receipt.label ?? receipt.subjectId}</b>
            <span>{receipt.words ?? receipt.outcome}</span>
            <Time at={receipt.at} show="time" precision="second" />
          </li>
        ))}
      </ul>
    </section>
  );
}
