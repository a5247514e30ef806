import { useQuery } from '@tanstack/react-query';
import { api } from '../api/generated.ts';
import { readQuery } from '../api/queries.ts';
import { useLiveRefresh } from '../live/live.tsx';
import { ClientContext, useClient, useSession } from '../session/session.tsx';
import { CrisisChips } from './crisis-chips.tsx';

/** The wall has no event stream: it looks over all clients, a stream over one. */
export const WALL_EVERY_MS = 5_000;

/** The live crises of the client on screen. */
export function ClientCrisisChips() {
  const { clientId, slug } = useClient();
  const live = useQuery(readQuery(api.findCrises, { params: { clientId }, query: { only: 'live' } }));
  useLiveRefresh(['crises.'], [api.findCrises]);
  return <CrisisChips crises={(live.data?.crises ?? []).map((crisis) => ({ ...crisis, clientSlug: slug }))} />;
}

/** The live crises of every client, each on its own client's clock. */
export function AllCrisisChips() {
  const { clients } = useSession();
  const wall = useQuery({ ...readQuery(api.readWall, {}), refetchInterval: WALL_EVERY_MS });
  return wall.data?.tiles.map(({ clientId, slug, crises }) => {
    const client = clients.find((one) => one.clientId === clientId);
    return client ? (
      <ClientContext key={clientId} value={client}>
        <CrisisChips crises={crises.map((crisis) => ({ ...crisis, clientSlug: slug }))} />
      </ClientContext>
    ) : null;
  });
}
