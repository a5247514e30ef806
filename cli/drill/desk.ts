import { serverCalls, type ServerCalls } from '../server.ts';

/** Who takes part. Each is a token of its own, so that nobody approves what they run themselves. */
export const PARTS = ['administrator', 'duty-manager', 'dispatcher', 'communications'] as const;
export type Part = (typeof PARTS)[number];

/** One client, as the people of a drill see it: paths stand below the client's. */
export type Desk = {
  ask<T>(part: Part, method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, json?: unknown): Promise<T>;
  bytes(part: Part, path: string): Promise<Uint8Array>;
  /** Jobs are at work in the background: let them. */
  pause(): Promise<void>;
};

const PAUSE_MS = 100;

/** Open a drill client of its own on a server, with a token for each part. */
export async function openDesk(server: ServerCalls, name: string): Promise<Desk> {
  const slug = `drill-${Date.now().toString(36)}`;
  const { clientId } = await server.ask<{ clientId: string }>({
    method: 'POST', path: '/api/v1/clients',
    json: { slug, name, currency: 'EUR', timeZone: 'Europe/Amsterdam', languages: ['en', 'de', 'fr', 'nl', 'pl', 'it', 'es', 'pt'], isDrill: true },
  });
  const calls = {} as Record<Part, ServerCalls>;
  for (const part of PARTS) {
    const { secret } = await server.ask<{ secret: string }>({ method: 'POST', path: '/api/v1/tokens', json: { name: `Drill, ${part}`, role: part, clientId } });
    calls[part] = serverCalls({ url: server.settings.url, token: secret, client: clientId });
  }
  const base = `/api/v1/clients/${clientId}`;
  return {
    ask: (part, method, path, json) => calls[part].ask({ method, path: base + path, ...(json === undefined ? {} : { json }) }),
    bytes: async (part, path) => new Uint8Array(await (await calls[part].send({ method: 'GET', path: base + path })).arrayBuffer()),
    pause: () => new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); }),
  };
}
