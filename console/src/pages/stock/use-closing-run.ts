import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';

const RUNS_LOOKED_AT = 200;

/** The run that closed a site, by which it is opened again: opening is the undo of that run. */
export function useClosingRun(siteId: string, isClosed: boolean) {
  const { clientId } = useClient();
  const runs = useQuery({
    ...readQuery(api.listRuns, { params: { clientId }, query: { limit: RUNS_LOOKED_AT } }),
    enabled: isClosed,
  });
  return runs.data?.runs.find(
    (run) =>
      run.action === 'fulfilment.close-site' &&
      run.state === 'applied' &&
      (run.input as { siteId?: unknown }).siteId === siteId,
  );
}
