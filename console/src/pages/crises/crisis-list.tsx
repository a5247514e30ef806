import type { CrisisRow } from '../../api/generated.ts';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { Clock } from '../../ui/values/clock.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { Severity } from '../../ui/values/severity.tsx';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import styles from './crisis-list.module.css';
import { PHASE_STATES, severityLevel, typeInWords } from './crisis-words.ts';

/** Crises one below the other: how bad, how far, who, what is due, how many orders are left. */
export function CrisisList({ crises }: { crises: readonly CrisisRow[] }) {
  const { slug } = useClient();
  return (
    <ul className={styles.list}>
      {crises.map((crisis) => {
        const phase = PHASE_STATES[crisis.phase];
        return (
          <li key={crisis.crisisId} className={styles.row}>
            <Severity level={severityLevel(crisis.severity)} />
            <div className={styles.what}>
              <PathLink href={paths.crisis(slug, crisis.crisisId)} className={styles.title}>
                {`${crisis.number}. ${crisis.title}`}
              </PathLink>
              <p className={styles.under}>
                {typeInWords(crisis.type)}, declared <Time at={crisis.declaredAt} />
                {', '}
                {crisis.commanderName ? `${crisis.commanderName} in command` : 'nobody in command'}
              </p>
            </div>
            <div className={styles.phase}>
              <StateBadge state={phase.state}>{phase.word}</StateBadge>
            </div>
            <p className={styles.figure}>
              <b>{formatCount(crisis.ordersOpen)}</b> {crisis.ordersOpen === 1 ? 'order' : 'orders'} open
              <span className={styles.under}>
                {formatCount(crisis.ordersAtDeclaration)} when declared, {formatCount(crisis.ordersLate)} late
              </span>
            </p>
            <p className={styles.figure}>
              <b>{formatCount(crisis.tasksOpen)}</b> {crisis.tasksOpen === 1 ? 'task' : 'tasks'} open
              <span className={styles.under} data-bad={crisis.tasksOverdue > 0 || undefined}>
                {formatCount(crisis.tasksOverdue)} overdue
              </span>
            </p>
            <p className={styles.clock}>
              {crisis.nextUpdateAt && (
                <>
                  <span className={styles.under}>Next update</span>
                  <Clock dueAt={crisis.nextUpdateAt} what="Next update" />
                </>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
