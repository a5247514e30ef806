import type { Services } from './jobs.ts';

/** What a screen is told: something of this type happened to these subjects. */
export type LiveEvent = { type: string; count: number; subjectIds: string[] };

type Listener = (events: LiveEvent[]) => void;

const POLL_MS = 1000;
/** Transactions commit out of order; anything younger than this is looked at again. */
const OVERLAP_MS = 10_000;
const SUBJECTS_MAX = 50;
const CLIENT_EVENTS_MAX = 2000;

/**
 * Follows the event table for the clients somebody watches, once a second in one statement
 * for all of them. Not NOTIFY: a notifying transaction takes a lock shared by all commits,
 * which order intake would pay for (docs/decisions/0003-live.md).
 */
export type LiveHub = { listen(clientId: string, listener: Listener): () => void; close(): void };

export function openLiveHub(services: Services): LiveHub {
  const listeners = new Map<string, Set<Listener>>();
  const seen = new Map<string, number>();
  let busy = false;

  const poll = async (): Promise<void> => {
    if (busy || listeners.size === 0) return;
    busy = true;
    try {
      const { rows } = await services.database.dispatcher.query<{ client_id: string; event_id: string; type: string; subject_id: string | null }>(
        // So many of each client: one with a flood of events must not silence the others.
        `select e.client_id, e.event_id, e.type, e.subject_id from unnest($1::uuid[]) as watched (client_id),
           lateral (select k.client_id, k.event_id, k.type, k.subject_id from kernel.event k
                    where k.client_id = watched.client_id and k.event_id > $2 order by k.event_id desc limit ${CLIENT_EVENTS_MAX}) e
         order by e.client_id, e.event_id`,
        [[...listeners.keys()], idAt(Date.now() - OVERLAP_MS)],
      );
      const fresh = rows.filter((row) => !seen.has(row.event_id));
      for (const row of fresh) seen.set(row.event_id, Date.now());
      for (const [clientId, own] of Map.groupBy(fresh, (row) => row.client_id)) {
        const events = [...Map.groupBy(own, (row) => row.type)].map(([type, some]) => ({
          type,
          count: some.length,
          subjectIds: [...new Set(some.flatMap((row) => row.subject_id ?? []))].slice(0, SUBJECTS_MAX),
        }));
        for (const listener of listeners.get(clientId) ?? []) listener(events);
      }
      for (const [id, at] of seen) if (at < Date.now() - 2 * OVERLAP_MS) seen.delete(id);
    } catch (error) {
      services.log.warn({ error: (error as Error).message }, 'live poll failed, will be repeated');
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void poll(), POLL_MS);
  timer.unref();

  return {
    listen(clientId, listener) {
      const mine = listeners.get(clientId) ?? new Set();
      mine.add(listener);
      listeners.set(clientId, mine);
      return () => {
        mine.delete(listener);
        if (mine.size === 0) listeners.delete(clientId);
      };
    },
    close() {
      clearInterval(timer);
      listeners.clear();
    },
  };
}

/** The smallest UUIDv7 of a moment (RFC 9562: 48 bits of milliseconds lead). */
function idAt(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
