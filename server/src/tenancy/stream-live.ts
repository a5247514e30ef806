import { z } from 'zod';
import { openLiveHub, type LiveHub } from '../kernel/live.ts';
import type { Services } from '../kernel/jobs.ts';
import { openRoute } from '../kernel/route.ts';

const HEARTBEAT_MS = 5000;

/** One hub a database: every stream of this process shares its one poll. */
const hubs = new WeakMap<Services['database'], LiveHub>();

function hubOf(services: Services): LiveHub {
  const known = hubs.get(services.database);
  if (known) return known;
  const made = openLiveHub(services);
  hubs.set(services.database, made);
  return made;
}

/** Server-sent events: `happened` with what changed, and a heartbeat every five seconds. */
export const streamLive = openRoute({
  method: 'GET',
  path: '/clients/:clientId/live',
  operation: 'streamLive',
  tag: 'tenancy',
  summary: 'Follow what happens, as server-sent events',
  permission: 'orders.read',
  params: z.object({ clientId: z.uuid() }),
  produces: 'text/event-stream',
  async handle({ services, scope, request, reply }) {
    reply.hijack();
    const out = reply.raw;
    out.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-request-id': request.id });
    const beat = (): boolean => out.write(`event: heartbeat\ndata: ${JSON.stringify({ at: new Date().toISOString() })}\n\n`);
    beat();
    const heart = setInterval(beat, HEARTBEAT_MS);
    const leave = hubOf(services).listen(scope.clientId, (events) => out.write(`event: happened\ndata: ${JSON.stringify({ events })}\n\n`));
    out.on('close', () => {
      clearInterval(heart);
      leave();
    });
  },
});
