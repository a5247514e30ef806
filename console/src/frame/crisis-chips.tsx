import { paths } from '../paths.ts';
import { PathLink } from '../ui/basics/path-link.tsx';
import { Clock } from '../ui/values/clock.tsx';
import { Severity } from '../ui/values/severity.tsx';
import styles from './crisis-chips.module.css';
import { useLiveCrises } from './live-crises.ts';

/** The crises nobody may forget while doing something else, with the next promise to keep. */
export function CrisisChips() {
  const crises = useLiveCrises();
  return crises.map((crisis) => (
    <PathLink
      key={crisis.crisisId}
      href={paths.crisis(crisis.clientSlug, crisis.crisisId)}
      className={styles.chip}
    >
      <Severity level={crisis.severity} />
      <span className={styles.name}>{crisis.name}</span>
      {crisis.nextUpdateAt && <Clock dueAt={crisis.nextUpdateAt} what="Next update" />}
    </PathLink>
  ));
}
