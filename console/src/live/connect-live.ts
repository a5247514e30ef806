/** One thing that happened at the client, as the server tells it while it happens. */
export interface LiveEvent {
  /** `module.event_name`, for instance `orders.order_received`; `heartbeat` when nothing did. */
  type: string;
  subjectId: string | null;
  /** The client's business time. */
  at: string;
}

export type LiveState = 'off' | 'connecting' | 'live' | 'stale';

export interface LiveStatus {
  state: LiveState;
  /** Real time at which the server was last heard. */
  heardAt: Date | null;
  /** The client's business time at that moment. */
  clientNow: string | null;
}

export interface LiveConnection {
  status(): LiveStatus;
  /** Both return the way out. */
  onStatus(listener: () => void): () => void;
  onEvent(listener: (event: LiveEvent) => void): () => void;
  close(): void;
}

/** What is read of the browser's EventSource. */
export interface LiveSource {
  addEventListener(type: 'message', listener: (message: MessageEvent<string>) => void): void;
  close(): void;
}

/** After this long without a word, heartbeats included, what is on screen may be out of date. */
export const STALE_AFTER_MS = 10_000;
const CHECK_EVERY_MS = 1_000;

/**
 * Listen to a client's event stream and know at any time whether it is still heard.
 * The browser reconnects by itself; until it has, the state is `stale`.
 */
export function connectLive(source: LiveSource): LiveConnection {
  const statusListeners = new Set<() => void>();
  const eventListeners = new Set<(event: LiveEvent) => void>();
  let status: LiveStatus = { state: 'connecting', heardAt: null, clientNow: null };
  let lastSignAt = Date.now();

  function become(next: LiveStatus): void {
    status = next;
    statusListeners.forEach((listener) => listener());
  }

  source.addEventListener('message', ({ data }) => {
    const event = JSON.parse(data) as LiveEvent;
    lastSignAt = Date.now();
    become({ state: 'live', heardAt: new Date(lastSignAt), clientNow: event.at });
    if (event.type !== 'heartbeat') eventListeners.forEach((listener) => listener(event));
  });

  const check = setInterval(() => {
    const isSilent = Date.now() - lastSignAt > STALE_AFTER_MS;
    if (isSilent && status.state !== 'stale') become({ ...status, state: 'stale' });
  }, CHECK_EVERY_MS);

  return {
    status: () => status,
    onStatus: (listener) => subscribe(statusListeners, listener),
    onEvent: (listener) => subscribe(eventListeners, listener),
    close() {
      clearInterval(check);
      source.close();
    },
  };
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
