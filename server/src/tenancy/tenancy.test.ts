import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { Webhook } from 'standardwebhooks';
import { publish, eventType } from '../kernel/events.ts';
import { newId } from '../kernel/ids.ts';
import { startTestServer, type TestServer } from '../testing/server.ts';
import { z } from 'zod';
import { asProvider, makePerson } from './make-client.ts';
import { ROLES } from './roles.ts';
import { sealEvents, verifyEvents } from './seal-events.ts';
import { hashPassword, makeOneTimeLink } from './sign-in.ts';
import { writeCredential } from './authenticate.ts';

const somethingHappened = eventType('test.something_happened', z.object({ n: z.int() }));

let t: TestServer;
let admin: { token: string; call(method: string, path: string, body?: unknown): Promise<{ status: number; body: any }> }; // eslint-disable-line typescript/no-explicit-any -- tests assert on what came
before(async () => {
  process.env.BREAKWATER_ALLOW_LOOPBACK_WEBHOOKS = '1';
  t = await startTestServer();
  const { database } = t.server.services;
  const personId = await asProvider(database, t.providerId, (ctx) => makePerson(ctx, { email: 'boss@test.example', name: 'Boss', role: 'administrator' }));
  const token = `bws_${newId()}`;
  await writeCredential(database, { providerId: t.providerId, personId, credentialId: newId(), kind: 'session', secret: token, name: 'session', lifeSeconds: 3600 });
  admin = {
    token,
    async call(method, path, body) {
      // eslint-disable-next-line unicorn/no-invalid-fetch-options -- GET is only called without a body
      const res = await fetch(`${t.url}/api/v1${path}`, { method, headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) }, body: body ? JSON.stringify(body) : undefined });
      const text = await res.text();
      return { status: res.status, body: text ? JSON.parse(text) : undefined };
    },
  };
});
after(() => t.close());

test('a person signs in with a password; a wrong one and an unknown address get the same answer', async () => {
  const passwordHash = await hashPassword('correct horse battery');
  await asProvider(t.server.services.database, t.providerId, (ctx) => makePerson(ctx, { email: 'ann@test.example', name: 'Ann', role: 'analyst', passwordHash }));
  const right = await t.anybody.post('/api/v1/sign-in', { email: 'Ann@test.example', password: 'correct horse battery' });
  assert.equal(right.status, 200);
  const cookie = right.headers.get('set-cookie')!.split(';')[0]!;
  assert.match(right.headers.get('set-cookie')!, /HttpOnly.*SameSite=Strict/);
  const me = await t.anybody.get('/api/v1/me', undefined, { cookie });
  assert.equal(me.body.person.name, 'Ann');
  assert.equal(me.body.clients.length, 2);

  const wrong = await t.anybody.post('/api/v1/sign-in', { email: 'ann@test.example', password: 'wrong' });
  const unknown = await t.anybody.post('/api/v1/sign-in', { email: 'nobody@test.example', password: 'wrong' });
  assert.equal(wrong.status, 401);
  assert.deepEqual({ ...wrong.body, requestId: '' }, { ...unknown.body, requestId: '' });

  await t.anybody.post('/api/v1/sign-out', {}, { cookie });
  assert.equal((await t.anybody.get('/api/v1/me', undefined, { cookie })).status, 401);
});

test('a session cookie does not work for changes from a foreign page', async () => {
  const res = await fetch(`${t.url}/api/v1/tokens`, { method: 'POST', headers: { cookie: `breakwater_session=${admin.token}`, origin: 'https://evil.example', 'content-type': 'application/json' }, body: JSON.stringify({ name: 'x', role: 'analyst' }) });
  assert.equal(res.status, 401);
});

test('after ten wrong passwords an account waits, from that network', async () => {
  for (let i = 0; i < 10; i += 1) assert.equal((await t.anybody.post('/api/v1/sign-in', { email: 'guess@test.example', password: `no ${i}` })).status, 401);
  assert.equal((await t.anybody.post('/api/v1/sign-in', { email: 'guess@test.example', password: 'no' })).status, 429);
});

test('a one-time link works once', async () => {
  const personId = await asProvider(t.server.services.database, t.providerId, (ctx) => makePerson(ctx, { email: 'link@test.example', name: 'Link', role: 'analyst' }));
  const link = await makeOneTimeLink(t.server.services.database, t.url, { providerId: t.providerId, personId });
  const token = link.split('#')[1]!;
  const both = await Promise.all([t.anybody.post('/api/v1/sign-in/link', { token }), t.anybody.post('/api/v1/sign-in/link', { token })]);
  assert.deepEqual(both.map((one) => one.status).sort(), [200, 401]);
});

test('a new password needs the one before and ends every other session', async () => {
  const added = await admin.call('POST', '/people', { email: 'pass@test.example', name: 'Pass', role: 'analyst' });
  const signedIn = await t.anybody.post('/api/v1/sign-in/link', { token: added.body.signInLink.split('#')[1] });
  const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
  const first = await t.anybody.put('/api/v1/me/password', { password: 'a first long password' }, { cookie });
  assert.equal(first.status, 204);
  assert.equal((await t.anybody.get('/api/v1/me', undefined, { cookie })).status, 401);
  const fresh = first.headers.get('set-cookie')!.split(';')[0]!;
  assert.equal((await t.anybody.put('/api/v1/me/password', { password: 'a second long password' }, { cookie: fresh })).body.code, 'tenancy.wrong_password');
  assert.equal((await t.anybody.put('/api/v1/me/password', { currentPassword: 'a first long password', password: 'a second long password' }, { cookie: fresh })).status, 204);
});

test('a disabled person is out from the next request on', async () => {
  const added = await admin.call('POST', '/people', { email: 'gone@test.example', name: 'Gone', role: 'analyst' });
  assert.equal(added.status, 201);
  const signedIn = await t.anybody.post('/api/v1/sign-in/link', { token: added.body.signInLink.split('#')[1] });
  const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
  assert.equal((await t.anybody.get('/api/v1/me', undefined, { cookie })).status, 200);
  assert.equal((await admin.call('POST', `/people/${added.body.personId}/disable`)).status, 204);
  assert.equal((await t.anybody.get('/api/v1/me', undefined, { cookie })).status, 401);
});

test('nobody hands out a role stronger than their own, and only managers hand out any', async () => {
  const token = await admin.call('POST', '/tokens', { name: 'shop', role: 'feeder', clientId: t.clientId });
  assert.equal(token.status, 201);
  const asFeeder = await fetch(`${t.url}/api/v1/tokens`, { method: 'POST', headers: { authorization: `Bearer ${token.body.secret}`, 'content-type': 'application/json' }, body: JSON.stringify({ name: 'more', role: 'administrator' }) });
  assert.equal(asFeeder.status, 403);
  const listed = await admin.call('GET', '/tokens');
  assert.ok(!JSON.stringify(listed.body).includes(token.body.secret));
  assert.equal((await admin.call('DELETE', `/tokens/${token.body.tokenId}`)).status, 204);
  const ended = await fetch(`${t.url}/api/v1/clients/${t.clientId}/clock`, { headers: { authorization: `Bearer ${token.body.secret}` } });
  assert.equal(ended.status, 401);
});

test('the administrator may hand out every role', () => {
  const all: readonly string[] = ROLES.administrator;
  for (const [role, permissions] of Object.entries(ROLES)) assert.deepEqual(permissions.filter((one) => !all.includes(one)), [], role);
});

test('another client’s user sees the same 404 as for a client that does not exist', async () => {
  const foreign = await t.asOther('administrator').get('/clock');
  const unknown = await fetch(`${t.url}/api/v1/clients/${newId()}/clock`, { headers: { authorization: `Bearer ${t.asOther('administrator').token}` } });
  assert.equal(foreign.status, 404);
  assert.deepEqual({ ...foreign.body, requestId: '' }, { ...(await unknown.json() as object), requestId: '' });
});

test('the chain over events finds an edit, a deletion and an insertion made by a superuser', async () => {
  const url = new URL(process.env.TEST_DATABASE_URL!);
  url.pathname = new URL(t.server.services.config.databaseUrl).pathname;
  const superuser = new pg.Client({ connectionString: url.href });
  await superuser.connect();
  const ids = await t.inClient(async (ctx) => [await publish(ctx, somethingHappened, { n: 1 }), await publish(ctx, somethingHappened, { n: 2 }), await publish(ctx, somethingHappened, { n: 3 })]);
  await t.inClient(sealEvents);
  const clean = await t.inClient(verifyEvents);
  assert.equal(clean.brokenAt, null);
  assert.ok(clean.sealed >= 3);

  await superuser.query(`update kernel.event set payload = '{"n": 20}' where event_id = $1`, [ids[1]]);
  assert.equal((await t.inClient(verifyEvents)).reason, 'the event or its seal was changed');
  await superuser.query(`update kernel.event set payload = '{"n": 2}' where event_id = $1`, [ids[1]]);
  assert.equal((await t.inClient(verifyEvents)).brokenAt, null);

  await superuser.query(`set session_replication_role = replica`);
  await superuser.query(`delete from kernel.event where event_id = $1`, [ids[1]]);
  assert.equal((await t.inClient(verifyEvents)).reason, 'the event was deleted');
  await superuser.end();
});

test('a webhook is delivered signed, a failing one is retried, private addresses are refused', async () => {
  const got: { headers: Record<string, string>; body: string }[] = [];
  let answer = 500;
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => { got.push({ headers: request.headers as Record<string, string>, body }); response.writeHead(answer).end(); });
  });
  await new Promise<void>((resolve) => { receiver.listen(0, '127.0.0.1', resolve); });
  const made = await t.as('administrator').post('/webhooks', { url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`, eventTypes: ['test.something_happened'] });
  assert.equal(made.status, 201);
  await t.inClient((ctx) => publish(ctx, somethingHappened, { n: 7 }));
  await t.settle();
  answer = 204;
  await t.server.services.database.dispatcher.query(`update queue.job set start_after = clock_timestamp() where state = 'retry'`);
  await t.settle();
  receiver.close();
  assert.equal(got.length, 2);
  assert.equal(got[0]!.headers['webhook-id'], got[1]!.headers['webhook-id']);
  assert.deepEqual(new Webhook(made.body.secret).verify(got[1]!.body, got[1]!.headers), JSON.parse(got[1]!.body));
  for (const url of ['http://10.0.0.1/', 'http://[::ffff:192.168.1.1]/', 'http://2130706433:80@x/', 'ftp://example.com/', 'http://169.254.169.254/latest', 'nonsense']) {
    assert.equal((await t.as('administrator').post('/webhooks', { url, eventTypes: ['*'] })).status, 422, url);
  }
});

test('a hundred guesses at once are a hundred guesses: ten are looked at', async () => {
  const passwordHash = await hashPassword('correct horse battery');
  await asProvider(t.server.services.database, t.providerId, (ctx) => makePerson(ctx, { email: 'guessed@test.example', name: 'Guessed', role: 'analyst', passwordHash }));
  const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => t.anybody.post('/api/v1/sign-in', { email: 'guessed@test.example', password: `guess ${i}` })));
  assert.ok(answers.filter((answer) => answer.status === 401).length <= 10);
  assert.ok(answers.every((answer) => answer.status === 401 || answer.status === 429));
});

test('a stream ends with the session behind it', async () => {
  const person = t.as('analyst');
  const stream = await person.raw('GET', '/live');
  assert.equal(stream.status, 200);
  await t.server.services.database.dispatcher.query('update tenancy.credential set revoked_at = clock_timestamp() where secret_hash = sha256($1)', [Buffer.from(person.token)]);
  const told = await stream.text();
  assert.match(told, /^event: heartbeat/);
});

test('a clock is set only to where dates can be written, and so can always be set back', async () => {
  for (const now of ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z']) {
    assert.equal((await t.as('administrator').put('/clock', { mode: 'virtual', now, rate: 100_000 })).status, 400);
  }
  assert.equal((await t.as('administrator').get('/clock')).status, 200);
});
