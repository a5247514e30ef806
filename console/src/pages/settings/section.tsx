import type { ReactNode } from 'react';
import styles from './settings.module.css';

export interface SectionProps {
  title: string;
  lead: string;
  children: ReactNode;
}

/** One matter of the settings: what it is, in a sentence, and what there is of it. */
export function Section({ title, lead, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <div>
        <h2>{title}</h2>
        <p className={styles.quiet}>{lead}</p>
      </div>
      {children}
    </section>
  );
}
