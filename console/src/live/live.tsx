import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
} from 'react';
import { buildUrl } from '../api/client.ts';
import { connectLive, type LiveConnection, type LiveEvent, type LiveStatus } from './connect-live.ts';

const OFF: LiveStatus = { state: 'off', heardAt: null };
const REFRESH_EVERY_MS = 1_000;

export const LiveContext = createContext<LiveConnection | null>(null);

/**
 * Keeps one event stream open for the client whose pages are inside. Another client needs
 * another provider: give it a key.
 */
export function LiveProvider({ clientId, children }: { clientId: string; children: ReactNode }) {
  const [connection] = useState(() => {
    const url = buildUrl('/api/v1/clients/{clientId}/live', { params: { clientId } });
    return connectLive(() => new EventSource(url));
  });
  useEffect(() => connection.open(), [connection]);
  return <LiveContext value={connection}>{children}</LiveContext>;
}

/** Whether the screen is up to date, and since when not. */
export function useLive(): LiveStatus {
  const connection = use(LiveContext);
  const subscribe = useCallback(
    (listener: () => void) => connection?.onStatus(listener) ?? (() => undefined),
    [connection],
  );
  return useSyncExternalStore(subscribe, () => connection?.status() ?? OFF);
}

/**
 * How many events of the given types (or `module.` prefixes) came since the last `clear`:
 * what a "12 new" bar shows. Nothing on screen moves until the reader asks for it.
 */
export function useLiveCount(types: readonly string[]): { count: number; clear: () => void } {
  const [count, setCount] = useState(0);
  useLiveEvents(types, (event) => setCount((known) => known + event.count));
  return { count, clear: useCallback(() => setCount(0), []) };
}

/**
 * Refresh the named operations' answers when one of the event types is heard, at most once a
 * second. For figures and headers; lists with a cursor use `useLiveCount` instead.
 */
export function useLiveRefresh(
  types: readonly string[],
  operations: readonly { operationId: string }[],
): void {
  const queryClient = useQueryClient();
  const [waiting, setWaiting] = useState(false);
  useLiveEvents(types, () => setWaiting(true));

  const names = operations.map((operation) => operation.operationId).join(' ');
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => {
      setWaiting(false);
      for (const name of names.split(' ')) {
        void queryClient.invalidateQueries({ queryKey: [name] });
      }
    }, REFRESH_EVERY_MS);
    return () => clearTimeout(timer);
  }, [waiting, names, queryClient]);
}

function useLiveEvents(types: readonly string[], listener: (event: LiveEvent) => void): void {
  const connection = use(LiveContext);
  const hear = useEffectEvent((event: LiveEvent) => {
    if (types.some((type) => event.type.startsWith(type))) listener(event);
  });
  useEffect(() => connection?.onEvent(hear), [connection]);
}
