import { useQuery } from '@tanstack/react-query';
import { api } from '../api/generated.ts';
import { readQuery } from '../api/queries.ts';
import { useLiveRefresh } from '../live/live.tsx';
import { useClientIfAny } from '../session/session.tsx';

export interface LiveCrisis {
  crisisId: string;
  clientSlug: string;
  name: string;
  /** 1 is the worst. */
  severity: number;
  nextUpdateAt: string | null;
}

const NONE: LiveCrisis[] = [];

/** Crises of the client on screen that are not closed, the worst first. */
export function useLiveCrises(): LiveCrisis[] {
  const client = useClientIfAny();
  useLiveRefresh(['crises.'], [api.findCrises]);
  const crises = useQuery({
    ...readQuery(api.findCrises, { params: { clientId: client?.clientId ?? '' } }),
    enabled: client !== null,
    select: ({ rows }) =>
      rows
        .filter((crisis) => crisis.phase !== 'closed')
        .map((crisis) => ({ ...crisis, clientSlug: client?.slug ?? '' }))
        .sort((a, b) => a.severity - b.severity),
  });
  return crises.data ?? NONE;
}
