import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const DIST = fileURLToPath(new URL('../../console/dist/', import.meta.url));
/** Prefixes that are never a page of the console: an unknown path below them is a 404. */
const NOT_PAGES = /^\/(api|assets|status|webhooks|reference|healthz|readyz|metrics|problems)(\/|$)/;

/**
 * Serve the built console: files with a hash in their name for a year, and its one page for
 * every address that is nobody else's, so that deep links work. Without a build only the API
 * is there.
 */
export async function serveConsole(http: FastifyInstance): Promise<void> {
  if (!existsSync(`${DIST}index.html`)) return;
  await http.register(fastifyStatic, {
    root: DIST,
    wildcard: false,
    index: false,
    setHeaders: (reply, path) => void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
  http.get('/*', { schema: { hide: true } }, (request, reply) => {
    if (NOT_PAGES.test(request.url.split('?')[0]!)) return reply.callNotFound();
    return reply.sendFile('index.html');
  });
}
