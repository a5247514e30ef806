import { type State, StateShape } from '../values/state-badge.tsx';
import { Time } from '../values/time.tsx';
import styles from './action-drawer.module.css';
import type { ActionReceipt, Outcome } from './action-types.ts';

const STATE_OF: Record<Outcome, State> = {
  done: 'ok',
  skipped: 'unknown',
  failed: 'broken',
  unknown: 'risk',
};

/** The newest receipts, as they come in. */
export function ReceiptList({ receipts }: { receipts: readonly ActionReceipt[] }) {
  if (receipts.length === 0) return null;
  return (
    <section>
      <h3>Receipts</h3>
      <ul className={styles.receipts}>
        {receipts.map((receipt) => (
          <li key={receipt.subjectId}>
            <StateShape state={STATE_OF[receipt.outcome]} />
            <b>{receipt.label}</b>
            <span>{receipt.words}</span>
            <Time at={receipt.at} show="time" precision="second" />
          </li>
        ))}
      </ul>
    </section>
  );
}
