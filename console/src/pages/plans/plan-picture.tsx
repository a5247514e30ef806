import type { Playbook } from '../../api/generated.ts';
import { Section } from '../../ui/basics/section.tsx';
import { formatCount, formatDuration } from '../../ui/values/format.ts';
import { Severity } from '../../ui/values/severity.tsx';
import { roleInWords, severityLevel } from '../crises/crisis-words.ts';
import styles from './plan-picture.module.css';

/** What the playbook says, without reading YAML. */
export function PlanPicture({ document }: { document: Playbook }) {
  return (
    <div className={styles.picture}>
      <Section title="Decisions">
        <ul className={styles.rows}>
          {document.decisions.map(({ key, question, options, role }) => (
            <li key={key}>
              <b>{question}</b>
              <span>
                {roleInWords(role)}: {options.join(', ')}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="It is over when" aside={`update every ${formatDuration(document.updates.everyMinutes * 60)}`}>
        <ul className={styles.rows}>
          {document.recovery.map(({ key, words, forMinutes }) => (
            <li key={key}>
              <b>{words}</b>
              <span>{forMinutes > 0 ? `for ${formatDuration(forMinutes * 60)}` : 'at once'}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Severity" aside="the first row that the scope reaches">
        <ul className={styles.rows}>
          {document.severity.map(({ level, orders, moneyMajor }) => (
            <li key={level} className={styles.level}>
              <Severity level={severityLevel(level)} />
              <span>
                from {formatCount(orders)} orders, or {formatCount(moneyMajor)} in one currency
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Roles">
        <ul className={styles.rows}>
          {Object.entries(document.roles).map(([role, duty]) => (
            <li key={role}>
              <b>{roleInWords(role)}</b>
              <span>{duty}</span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
