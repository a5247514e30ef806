/** What happened at the client in the last moment, by type. */
export interface LiveEvent {
  /** `module.event_name`, for instance `orders.order_received`. */
  type: string;
  count: number;
  /** Some of those it happened to: not all of them in a surge. */
  subjectIds: string[];
}

export type LiveState = 'off' | 'connecting' | 'live' | 'stale';

export interface LiveStatus {
  state: LiveState;
  /** When the server was last heard. */
  heardAt: Date | null;
}

export interface LiveConnection {
  status(): LiveStatus;
  /** Both return the way out. */
  onStatus(listener: () => void): () => void;
  onEvent(listener: (event: LiveEvent) => void): () => void;
  /** Start listening; returns how to stop. */
  open(): () => void;
}

/** What is read of the browser's EventSource. */
export interface LiveSource {
  addEventListener(
    type: 'heartbeat' | 'happened',
    listener: (message: MessageEvent<string>) => void,
  ): void;
  close(): void;
}

/** After this long without a word, heartbeats included, what is on screen may be out of date. */
export const STALE_AFTER_MS = 10_000;
const CHECK_EVERY_MS = 1_000;

/**
 * A client's event stream that knows at any time whether it is still heard. The browser
 * reconnects by itself; until it has, the state is `stale`.
 */
export function connectLive(openSource: () => LiveSource): LiveConnection {
  const statusListeners = new Set<() => void>();
  const eventListeners = new Set<(event: LiveEvent) => void>();
  let status: LiveStatus = { state: 'connecting', heardAt: null };
  let lastSignAt = 0;

  function become(next: LiveStatus): void {
    status = next;
    statusListeners.forEach((listener) => listener());
  }

  function hear(): void {
    lastSignAt = Date.now();
    become({ state: 'live', heardAt: new Date(lastSignAt) });
  }

  function checkSilence(): void {
    const isSilent = Date.now() - lastSignAt > STALE_AFTER_MS;
    if (isSilent && status.state !== 'stale') become({ ...status, state: 'stale' });
  }

  return {
    status: () => status,
    onStatus: (listener) => subscribe(statusListeners, listener),
    onEvent: (listener) => subscribe(eventListeners, listener),
    open() {
      lastSignAt = Date.now();
      const source = openSource();
      source.addEventListener('heartbeat', hear);
      source.addEventListener('happened', ({ data }) => {
        hear();
        const { events } = JSON.parse(data) as { events: LiveEvent[] };
        for (const event of events) eventListeners.forEach((listener) => listener(event));
      });
      const check = setInterval(checkSilence, CHECK_EVERY_MS);
      return () => {
        clearInterval(check);
        source.close();
      };
    },
  };
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
