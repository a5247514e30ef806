import { useEffect, useState } from 'react';
import { useLive } from '../live/live.tsx';

const TICK_MS = 1_000;
/** A client clock this close to ours runs at real speed; a drill's or a replay's does not. */
const REAL_CLOCK_WITHIN_MS = 60_000;

/**
 * The business time of the client whose page this is, ticking once a second; real time on pages
 * about all clients. A drill's clock moves with what the server says and never by itself.
 */
export function useNow(): Date {
  const { clientNow, heardAt } = useLive();
  const realNow = useTick();
  if (!clientNow || !heardAt) return realNow;

  const told = new Date(clientNow);
  const isReal = Math.abs(heardAt.getTime() - told.getTime()) < REAL_CLOCK_WITHIN_MS;
  return isReal ? realNow : told;
}

function useTick(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
