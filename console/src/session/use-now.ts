import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api/generated.ts';
import { readQuery } from '../api/queries.ts';
import { useClientIfAny } from './session.tsx';

const TICK_MS = 1_000;
/** How often a drill's clock is read again, because somebody may have wound it. */
const READ_CLOCK_MS = 15_000;

/**
 * The business time of the client whose page this is, ticking once a second; real time on pages
 * about all clients. A drill's clock runs at its own rate, from when it was last read.
 */
export function useNow(): Date {
  const client = useClientIfAny();
  const realNow = useTick();
  const clock = useQuery({
    ...readQuery(api.readClock, { params: { clientId: client?.clientId ?? '' } }),
    enabled: client !== null,
    refetchInterval: (query) => (query.state.data?.mode === 'virtual' ? READ_CLOCK_MS : false),
  });
  if (clock.data?.mode !== 'virtual') return realNow;

  const sinceReadMs = Math.max(0, realNow.getTime() - clock.dataUpdatedAt);
  return new Date(new Date(clock.data.now).getTime() + sinceReadMs * clock.data.rate);
}

function useTick(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
