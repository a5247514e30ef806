import type { ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import styles from './why.module.css';

export interface WhyTerm {
  label: string;
  value: ReactNode;
  /** Where the figure comes from. */
  note?: string;
}

export interface WhyProps {
  /** The reason, in one sentence. */
  sentence: ReactNode;
  /** The arithmetic, one click below; the last line is the result. */
  arithmetic?: readonly WhyTerm[];
}

/** Why a computed thing is as it is. */
export function Why({ sentence, arithmetic = [] }: WhyProps) {
  if (arithmetic.length === 0) return <p className={styles.sentence}>{sentence}</p>;
  return (
    <details className={styles.why}>
      <summary className={styles.sentence}>
        <span>{sentence}</span>
        <Icon name="chevron-right" sizePx={14} className={styles.chevron} />
      </summary>
      <table className={styles.arithmetic}>
        <tbody>
          {arithmetic.map((term) => (
            <tr key={term.label}>
              <th scope="row">
                {term.label}
                {term.note && <span className={styles.note}>{term.note}</span>}
              </th>
              <td>{term.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
