import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { useNow } from '../../session/use-now.ts';
import { StateShape } from '../../ui/values/state-badge.tsx';
import { formatCount, formatDuration } from '../../ui/values/format.ts';
import { cutOffsOf } from './cut-off-times.ts';
import styles from './needs.module.css';

/** Nothing needs anybody: says so, and what will come due next. */
export function NextDue() {
  const { clientId } = useClient();
  const now = useNow();
  const sites = useQuery(readQuery(api.findSites, { params: { clientId } }));
  const tile = useQuery(readQuery(api.readTile, { params: { clientId } }));
  const next = cutOffsOf(sites.data?.sites ?? [], now).find(({ at }) => at > now);

  return (
    <div className={styles.calm}>
      <StateShape state="ok" />
      <div>
        <b>Nothing needs you.</b>
        <p>
          {next ? `Next: cut-off at ${next.siteName} in ${formatDuration((next.at.getTime() - now.getTime()) / 1000)}.` : 'No cut-off is left today.'}
          {tile.data && tile.data.dueIn24h > 0 && ` ${formatCount(tile.data.dueIn24h)} orders are promised within a day.`}
        </p>
      </div>
    </div>
  );
}
