import type { ReactNode } from 'react';
import type { SituationReport } from '../../api/generated.ts';
import { Money } from '../../ui/values/money.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { Severity } from '../../ui/values/severity.tsx';
import { Stat, StatRow } from '../../ui/values/stat.tsx';
import { StateBadge, StateShape } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import { PHASE_STATES, roleInWords, severityLevel } from './crisis-words.ts';
import styles from './reports-tab.module.css';

/** A situation report as it was made: figures, recovery, who, what is done, what comes. */
export function SituationReportView({ report, actions }: { report: SituationReport; actions: ReactNode }) {
  const { crisis, roles, tasksDone, tasksOpen, decisions } = report;
  const { backlogNow, figures } = crisis;
  return (
    <article className={styles.report} aria-label={`Situation report ${report.number}`}>
      <header className={styles.reportHead}>
        <div>
          <p className={styles.quiet}>
            {report.clientName}, situation report {report.number}
            {crisis.isDrill && ' (DRILL)'}
          </p>
          <h2>{crisis.title}</h2>
          <p className={styles.asOf}>
            As of <Time at={report.asOf} />, by {report.madeByName}
          </p>
        </div>
        <div className={styles.reportActions}>{actions}</div>
      </header>
      <p className={styles.badges}>
        <Severity level={severityLevel(crisis.severity)} />
        <StateBadge state={PHASE_STATES[crisis.phase].state}>{PHASE_STATES[crisis.phase].word}</StateBadge>
        {crisis.nextUpdateAt && (
          <span>
            Next update <Time at={crisis.nextUpdateAt} />
          </span>
        )}
      </p>
      <p>{crisis.scopeWords}</p>
      <StatRow>
        <Stat label="Orders open" value={formatCount(backlogNow.ordersOpen)} note={`${formatCount(crisis.backlogAtDeclaration.ordersOpen)} when declared`} />
        <Stat label="Late" value={formatCount(backlogNow.ordersLate)} note={`${formatCount(crisis.backlogAtDeclaration.ordersLate)} when declared`} />
        <Stat label="Customers" value={formatCount(figures.customers)} />
        <Stat label="Units" value={formatCount(figures.units)} />
        {figures.money.map(({ currency, valueMinor }) => (
          <Stat key={currency} label={`Money, ${currency}`} value={<Money minor={valueMinor} currency={currency} look="short" />} />
        ))}
      </StatRow>
      <Part title="Recovery">
        {crisis.recovery.map(({ key, words, now, atMost, holds }) => (
          <li key={key} className={styles.criterion}>
            <StateShape state={holds ? 'ok' : 'broken'} />
            {words}
            <span>
              {holds ? 'holds' : 'does not hold'}: {formatCount(now)}, at most {formatCount(atMost)}
            </span>
          </li>
        ))}
      </Part>
      <Part title="In charge">
        {roles.map(({ role, personName }) => (
          <li key={`${role} ${personName}`}>
            {roleInWords(role)}: <b>{personName}</b>
          </li>
        ))}
      </Part>
      <Part title="Decided">
        {decisions.map(({ question, choice, rationale }) => (
          <li key={question}>
            {question} <b>{choice}</b>
            {rationale && ` (${rationale})`}
          </li>
        ))}
      </Part>
      <Part title="Done">
        {tasksDone.map(({ title, result }) => (
          <li key={title}>
            {title}
            {result && <span>{result}</span>}
          </li>
        ))}
      </Part>
      <Part title="Still to do">
        {tasksOpen.map(({ title, role, dueAt, overdue }) => (
          <li key={title}>
            {title}
            <span data-bad={overdue || undefined}>
              {roleInWords(role)}, {overdue ? 'overdue since' : 'due'} <Time at={dueAt} />
            </span>
          </li>
        ))}
      </Part>
    </article>
  );
}

/** A list of the report, left out when there is nothing in it. */
function Part({ title, children }: { title: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}
