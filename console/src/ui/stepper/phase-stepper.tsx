import type { ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import styles from './phase-stepper.module.css';

export interface Phase {
  key: string;
  label: string;
  /** When it was reached, or what is still missing. */
  note?: ReactNode;
}

export interface PhaseStepperProps {
  phases: readonly Phase[];
  current: string;
  label: string;
}

/** Where a crisis stands on its way from declared to closed. */
export function PhaseStepper({ phases, current, label }: PhaseStepperProps) {
  const currentIndex = phases.findIndex((phase) => phase.key === current);
  return (
    <ol className={styles.stepper} aria-label={label}>
      {phases.map((phase, index) => {
        const place = index < currentIndex ? 'past' : index === currentIndex ? 'current' : 'ahead';
        return (
          <li
            key={phase.key}
            className={styles.phase}
            data-place={place}
            aria-current={place === 'current' ? 'step' : undefined}
          >
            <span className={styles.dot} aria-hidden>
              {place === 'past' && <Icon name="check" sizePx={10} />}
            </span>
            <span className={styles.words}>
              <span className={styles.label}>{phase.label}</span>
              {phase.note && <span className={styles.note}>{phase.note}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
