import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useLiveRefresh } from '../../live/live.tsx';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { Page } from '../../ui/basics/page.tsx';
import { StackedBar } from '../../ui/charts/stacked-bar.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { Stat, StatRow } from '../../ui/values/stat.tsx';
import { CrisisList } from '../crises/crisis-list.tsx';
import { agePartsOf } from './age-parts.ts';
import { AlertsBrief } from './alerts-brief.tsx';
import { CutOffs } from './cut-offs.tsx';
import { Needs } from './needs.tsx';
import styles from './now.module.css';
import { SeriesChart } from './series-chart.tsx';

/** Orders come and go by themselves: figures are read again without being told. */
const FIGURES_EVERY_MS = 15_000;

const ORDER_LINES = [
  { series: 'orders', name: 'Orders placed', look: 'plain' },
  { series: 'shipped', name: 'Parcels shipped', look: 'second' },
] as const;
const BACKLOG_LINES = [
  { series: 'backlog', name: 'Orders open', look: 'plain' },
  { series: 'late', name: 'Past their promise', look: 'broken' },
] as const;

/** One client's picture: what needs somebody, how it runs, what closes when today. */
export default function ClientNowPage() {
  const { clientId } = useClient();
  useLiveRefresh(['crises.', 'actions.', 'signals.', 'fulfilment.site_'], [api.findNeeds, api.readTile, api.findAlerts, api.findCrises, api.findSites]);
  const live = useQuery(readQuery(api.findCrises, { params: { clientId }, query: { only: 'live' } }));

  return (
    <Page title="Now">
      <div className={styles.picture}>
        <Figures />
        <div className={styles.column}>
          {live.data && live.data.crises.length > 0 && <CrisisList crises={live.data.crises} />}
          <SeriesChart title="Backlog" lines={BACKLOG_LINES} unit="orders" />
          <SeriesChart title="Orders in, parcels out" lines={ORDER_LINES} unit="per hour" />
          <CutOffs />
        </div>
        <div className={`${styles.column} ${styles.first}`}>
          <Needs />
          <AlertsBrief />
        </div>
      </div>
    </Page>
  );
}

function Figures() {
  const { clientId, slug } = useClient();
  const tile = useQuery({ ...readQuery(api.readTile, { params: { clientId } }), refetchInterval: FIGURES_EVERY_MS });
  if (tile.isError) return <ErrorState error={tile.error} onRetry={() => void tile.refetch()} />;
  if (tile.isPending) return <SkeletonText lines={2} />;

  const { ordersOpen, ordersLate, dueIn24h, ordersHeld, ages } = tile.data;
  return (
    <div className={styles.figures}>
      <StatRow>
        <Stat size="large" label="Orders open" value={formatCount(ordersOpen)} href={paths.backlog(slug)} />
        <Stat size="large" label="Late" value={formatCount(ordersLate)} href={paths.backlog(slug, { late: 'true' })} note={ordersLate > 0 ? 'past their promise' : 'all in time'} state={ordersLate > 0 ? 'broken' : 'ok'} />
        <Stat size="large" label="Due in 24 h" value={formatCount(dueIn24h)} href={paths.backlog(slug, { sort: 'promisedAt' })} />
        <Stat size="large" label="Held" value={formatCount(ordersHeld)} href={paths.backlog(slug, { held: 'true' })} />
      </StatRow>
      <StackedBar label="Backlog by age" parts={agePartsOf(ages)} legend />
    </div>
  );
}
