import { z } from 'zod';
import { openLiveHub, type LiveHub } from '../kernel/live.ts';
import type { Services } from '../kernel/jobs.ts';
import { openRoute } from '../kernel/route.ts';
import { authenticate } from './authenticate.ts';

const HEARTBEAT_MS = 5000;
const PERMISSION = 'orders.read';

/** One hub a database: every stream of this process shares its one poll. */
const hubs = new WeakMap<Services['database'], LiveHub>();

function hubOf(services: Services): LiveHub {
  const known = hubs.get(services.database);
  if (known) return known;
  const made = openLiveHub(services);
  hubs.set(services.database, made);
  return made;
}

/** What may wait for somebody who does not read; then they are cut off, and come again. */
const UNREAD_BYTES_MAX = 1024 * 1024;

/**
 * Server-sent events: `happened` with what changed, and a heartbeat every five seconds. Each
 * heartbeat asks anew who is listening: a session that has ended, or a role that was taken
 * away, ends the stream.
 */
export const streamLive = openRoute({
  method: 'GET',
  path: '/clients/:clientId/live',
  operation: 'streamLive',
  tag: 'tenancy',
  summary: 'Follow what happens, as server-sent events',
  permission: PERMISSION,
  params: z.object({ clientId: z.uuid() }),
  produces: 'text/event-stream',
  async handle({ services, scope, request, reply }) {
    reply.hijack();
    const out = reply.raw;
    out.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-request-id': request.id });
    const tell = (event: string, data: unknown): void => {
      if (out.writableLength > UNREAD_BYTES_MAX) out.destroy();
      else out.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    const beat = (): void => tell('heartbeat', { at: new Date().toISOString() });
    const beatOrEnd = async (): Promise<void> => {
      const identity = await authenticate(services, request);
      if (identity?.permissionsFor(scope.clientId)?.has(PERMISSION)) beat();
      else out.end();
    };
    beat();
    // While the database is away nobody can be asked; the next heartbeat asks again.
    const heart = setInterval(() => void beatOrEnd().catch(beat), HEARTBEAT_MS);
    const leave = hubOf(services).listen(scope.clientId, (events) => tell('happened', { events }));
    out.on('close', () => {
      clearInterval(heart);
      leave();
    });
  },
});
