import scalar from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';

/** The reference page over the API's own description, at /reference; the description itself at /openapi.json. */
export async function serveReference(http: FastifyInstance): Promise<void> {
  http.get('/openapi.json', { schema: { hide: true } }, () => http.swagger());
  await http.register(scalar, { routePrefix: '/reference', configuration: { url: '/openapi.json', telemetry: false, withDefaultFonts: false } });
  // Its bundle builds code at run time and styles inline: allowed on this page only.
  http.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/reference')) void reply.header('content-security-policy', "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; img-src 'self' data:; font-src 'self' data:");
  });
}
