import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { Section } from '../../ui/basics/section.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { StateShape } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import styles from './alerts-brief.module.css';

const SHOWN_MAX = 5;

/** What is unusual now, in words. */
export function AlertsBrief() {
  const { clientId, slug } = useClient();
  const alerts = useQuery(readQuery(api.findAlerts, { params: { clientId } }));
  const open = alerts.data?.alerts.filter(({ clearedAt }) => clearedAt === null) ?? [];
  return (
    <Section title="Unusual now" aside={<PathLink href={paths.alerts(slug)}>All alerts</PathLink>}>
      {alerts.isPending && <SkeletonText lines={3} />}
      {alerts.isError && <ErrorState error={alerts.error} onRetry={() => void alerts.refetch()} />}
      {alerts.data && open.length === 0 && <p className={styles.none}>Everything is as it usually is at this hour.</p>}
      <ul className={styles.alerts}>
        {open.slice(0, SHOWN_MAX).map(({ alertId, words, since }) => (
          <li key={alertId}>
            <StateShape state="broken" />
            <p>
              {words}{' '}
              <span>
                since <Time at={since} show="time" />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
