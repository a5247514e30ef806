import { paths } from '../paths.ts';
import { severityLevel } from '../pages/crises/crisis-words.ts';
import { PathLink } from '../ui/basics/path-link.tsx';
import { Clock } from '../ui/values/clock.tsx';
import { Severity } from '../ui/values/severity.tsx';
import styles from './crisis-chips.module.css';

export interface LiveCrisis {
  crisisId: string;
  clientSlug: string;
  title: string;
  severity: string;
  nextUpdateAt: string | null;
}

/** The crises nobody may forget while doing something else, with the next promise to keep. */
export function CrisisChips({ crises }: { crises: readonly LiveCrisis[] }) {
  return crises.map((crisis) => (
    <PathLink
      key={crisis.crisisId}
      href={paths.crisis(crisis.clientSlug, crisis.crisisId)}
      className={styles.chip}
    >
      <Severity level={severityLevel(crisis.severity)} />
      <span className={styles.name}>{crisis.title}</span>
      {crisis.nextUpdateAt && <Clock dueAt={crisis.nextUpdateAt} what="Next update" />}
    </PathLink>
  ));
}
