import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useClientIfAny } from '../../session/session.tsx';
import styles from './page.module.css';

export interface PageProps {
  title: string;
  /** Beside the title: a state, a clock. */
  aside?: ReactNode;
  /** One sentence under the title, where the title does not say it all. */
  lead?: ReactNode;
  actions?: ReactNode;
  /** Lists fill the window and scroll inside; other pages scroll as a whole. */
  layout?: 'fill' | 'scroll';
  children: ReactNode;
}

/** The title row and the body of every page. The browser's tab says the same, and DRILL in drills. */
export function Page({ title, aside, lead, actions, layout = 'scroll', children }: PageProps) {
  const client = useClientIfAny();
  const parts = [client?.isDrill ? 'DRILL' : null, title, client?.name, 'Breakwater'];
  useDocumentTitle(parts.filter(Boolean).join(' · '));

  return (
    <div className={styles.page} data-layout={layout}>
      <div className={styles.head}>
        <div className={styles.words}>
          <div className={styles.titleRow}>
            <h1>{title}</h1>
            {aside}
          </div>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      <div className={styles.body}>{children}</div>
    </div>
  );
}
