import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { newId } from './kernel/ids.ts';
import type { Route } from './kernel/route.ts';
import { startTestServer, type TestServer } from './testing/server.ts';

/**
 * What holds for every route there is, also those not yet written: without a session 401,
 * for another client's user 404 exactly as for a client that does not exist, and never a
 * 5xx whatever is sent.
 */
let t: TestServer;
let routes: readonly Route[];
before(async () => {
  t = await startTestServer();
  routes = t.server.house.routes;
});
after(() => t.close());

const RUNS = 12;

function addressOf(route: Route, clientId: string, fill: () => string): string {
  const path = route.path.replace(':clientId', clientId).replace(/:[A-Za-z]+/g, () => encodeURIComponent(fill()));
  return `${t.url}${route.root ? '' : '/api/v1'}${path}`;
}

type Sent = { status: number; body: string };

async function send(route: Route, address: string, token: string | undefined, body?: string, contentType = 'application/json'): Promise<Sent> {
  const hasBody = route.method !== 'GET' && body !== undefined;
  // A stream never ends by itself: the headers are all that is asked about here.
  const stop = new AbortController();
  const response = await fetch(address, { method: route.method, signal: stop.signal, headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(hasBody ? { 'content-type': contentType } : {}) }, ...(hasBody ? { body } : {}) });
  const streamed = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  const text = streamed ? '' : await response.text();
  if (streamed) stop.abort();
  return { status: response.status, body: text };
}

test('without a session every route but the public ones answers 401', async () => {
  for (const route of routes.filter((one) => one.access !== 'public')) {
    const { status } = await send(route, addressOf(route, t.clientId, newId), undefined, '{}');
    // A body that cannot be right is refused before anybody is asked for: it tells nothing.
    assert.ok(status === 401 || (status === 400 && route.method !== 'GET'), `${route.operation} answered ${status}`);
  }
});

test('another client’s administrator gets the same answer as for a client that does not exist', async () => {
  const { token } = t.asOther('administrator');
  await t.asOther('administrator').get('/clock');
  for (const route of routes.filter((one) => one.path.includes(':clientId'))) {
    const id = newId();
    const foreign = await send(route, addressOf(route, t.clientId, () => id), token, '{}');
    const unknown = await send(route, addressOf(route, newId(), () => id), token, '{}');
    const bare = (text: string): string => text.replace(/"requestId":"[^"]*"/, '');
    assert.equal(foreign.status, unknown.status, `${route.operation} tells a foreign client from an unknown one`);
    assert.equal(bare(foreign.body), bare(unknown.body), route.operation);
    assert.ok(foreign.status === 404 || foreign.status === 400, `${route.operation} answered ${foreign.status}`);
  }
});

const hostileText = fc.oneof(
  fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('', '\0', '\uD800', "'; drop table x; --", '../../../etc/passwd', '${7*7}', '{{7*7}}', '<script>alert(1)</script>', 'a'.repeat(5000), '-1', '1e309', 'NaN', '00000000-0000-0000-0000-000000000000', '0x10', '2026-13-45T99:99:99Z'),
);
const hostileValue = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, hostileText, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.maxSafeInteger(), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 })),
})).value;

const queryKeys = (route: Route): string[] => Object.keys((route.query as { shape?: Record<string, unknown> } | undefined)?.shape ?? {});

/** A body that has the right fields, some of them with hostile values. */
function bodyFor(route: Route, values: unknown[]): string {
  const shape = (route.body as { shape?: Record<string, unknown> } | undefined)?.shape ?? {};
  return JSON.stringify(Object.fromEntries(Object.keys(shape).map((key, i) => [key, values[i % values.length]])));
}

test('hostile ids, queries and bodies are refused, never a defect', { timeout: 300_000 }, async () => {
  await t.as('administrator').get('/clock');
  const { token } = t.as('administrator');
  for (const route of routes) {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText, { minLength: 1, maxLength: 4 }), fc.array(hostileValue, { minLength: 1, maxLength: 6 }), async (texts, values) => {
        let next = 0;
        const take = (): string => texts[(next += 1) % texts.length]!.toWellFormed().replaceAll('\0', '%00').slice(0, 300) || 'x';
        const query = new URLSearchParams(queryKeys(route).map((key): [string, string] => [key, take()]));
        const address = `${addressOf(route, t.clientId, take)}?${query.toString()}`;
        const plain = await send(route, address, token, bodyFor(route, values));
        assert.ok(plain.status < 500, `${route.operation} answered ${plain.status}: ${plain.body}`);
        const raw = await send(route, address, token, texts[0], 'text/plain');
        assert.ok(raw.status < 500, `${route.operation} answered ${raw.status} to a text body: ${raw.body}`);
        const real = await send(route, `${addressOf(route, t.clientId, newId)}?${query.toString()}`, token, bodyFor(route, values));
        assert.ok(real.status < 500, `${route.operation} answered ${real.status} for an unknown id: ${real.body}`);
      }),
      { numRuns: RUNS, seed: 7 },
    );
  }
});

test('cursors that nobody gave are refused, never a defect', async () => {
  const { token } = t.as('administrator');
  await t.as('administrator').get('/clock');
  const paged = routes.filter((one) => one.method === 'GET' && one.path.includes(':clientId') && queryKeys(one).includes('after'));
  assert.ok(paged.length > 5);
  for (const route of paged) {
    for (const cursor of ['["x"]', '["x",1]', '[{}]', '[1e300]', '[-1.5]', '[null]', '{}', '']) {
      const { status, body } = await send(route, `${addressOf(route, t.clientId, newId)}?after=${Buffer.from(cursor).toString('base64url')}`, token);
      assert.ok(status < 500, `${route.operation} answered ${status} to the cursor ${cursor}: ${body}`);
    }
  }
});
