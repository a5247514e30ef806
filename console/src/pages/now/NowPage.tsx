import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { WALL_EVERY_MS } from '../../frame/live-crises.tsx';
import { ClientContext, useSession } from '../../session/session.tsx';
import { Page } from '../../ui/basics/page.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonRows } from '../../ui/states/skeletons.tsx';
import { Time } from '../../ui/values/time.tsx';
import styles from './now.module.css';
import { WallTileCard } from './wall-tile.tsx';

/** The wall: every client one works for, those that need somebody first. */
export default function NowPage() {
  const { clients } = useSession();
  const wall = useQuery({ ...readQuery(api.readWall, {}), refetchInterval: WALL_EVERY_MS });
  const tiles = (wall.data?.tiles ?? []).toSorted((a, b) => b.crises.length - a.crises.length || b.proposalsOpen - a.proposalsOpen || b.alertsOpen - a.alertsOpen);

  return (
    <Page title="Now" aside={wall.data && <span className={styles.asOf}>as of <Time at={new Date(wall.dataUpdatedAt)} show="time" precision="second" /></span>}>
      {wall.isPending && <SkeletonRows rows={8} />}
      {wall.isError && <ErrorState error={wall.error} onRetry={() => void wall.refetch()} />}
      {wall.data?.tiles.length === 0 && (
        <EmptyState title="You work for no client yet" text="An administrator gives people their clients under Settings. Each has a tile here: orders in and out, backlog by age, alerts and live crises." />
      )}
      <ul className={styles.wall}>
        {tiles.map((tile) => {
          const client = clients.find(({ clientId }) => clientId === tile.clientId);
          return client ? (
            // Clocks inside run on the client's own time.
            <ClientContext key={tile.clientId} value={client}>
              <WallTileCard tile={tile} />
            </ClientContext>
          ) : null;
        })}
      </ul>
    </Page>
  );
}
