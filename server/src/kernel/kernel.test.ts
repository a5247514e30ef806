import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestServer, type TestServer } from '../testing/server.ts';

let t: TestServer;
before(async () => { t = await startTestServer(); });
after(() => t.close());

test('the server is alive and ready', async () => {
  assert.equal((await t.anybody.get('/healthz')).status, 200);
  assert.equal((await t.anybody.get('/readyz')).status, 200);
});

test('nobody sees nothing: me needs a session', async () => {
  const res = await t.anybody.get('/api/v1/me');
  assert.equal(res.status, 401);
  assert.equal(res.body.code, 'tenancy.not_signed_in');
});
