import { useState } from 'react';
import type { Alert } from '../../api/generated.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { StateShape } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import { AlertChart } from './alert-chart.tsx';
import styles from './alerts.module.css';

/** One alert in words; its chart and its arithmetic one click below. */
export function AlertRow({ alert }: { alert: Alert }) {
  const [isOpen, setOpen] = useState(false);
  const isCleared = alert.clearedAt !== null;
  return (
    <li className={styles.alert} data-cleared={isCleared || undefined}>
      <button type="button" className={styles.alertHead} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <StateShape state={isCleared ? 'unknown' : 'broken'} />
        <span className={styles.alertWords}>{alert.words}</span>
        <span className={styles.meta}>
          <Time at={alert.since} />
          {alert.clearedAt && (
            <>
              {' to '}
              <Time at={alert.clearedAt} />
            </>
          )}
        </span>
        <Icon name="chevron-right" sizePx={14} className={styles.chevron} />
      </button>
      {isOpen && (
        <div className={styles.alertBody}>
          <AlertChart alertId={alert.alertId} />
          <Arithmetic facts={alert.facts as unknown as AlertFacts} />
        </div>
      )}
    </li>
  );
}

/** What `signals` writes with every alert. */
interface AlertFacts {
  value: number;
  expected: number;
  spread: number;
  score: number;
  comparedWith: number;
  unit: string;
}

function Arithmetic({ facts: { value, expected, spread, score, comparedWith, unit } }: { facts: AlertFacts }) {
  return (
    <p className={styles.meta}>
      {formatCount(round(value))} against {formatCount(round(expected))} {unit}, from {formatCount(comparedWith)} earlier hours; usually within ± {formatCount(round(spread))}, now{' '}
      {formatCount(Math.abs(round(score)))} times that {score < 0 ? 'below' : 'above'}.
    </p>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
