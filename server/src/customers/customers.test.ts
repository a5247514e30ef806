import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '../kernel/ids.ts';
import { startTestServer, type TestServer } from '../testing/server.ts';
import { upsertCustomers, type CustomerDraft } from './upsert-customers.ts';

let t: TestServer;
before(async () => { t = await startTestServer(); });
after(() => t.close());

const upsert = (...drafts: CustomerDraft[]): Promise<(string | null)[]> => t.inClient((ctx) => upsertCustomers(ctx, drafts));

test('a person is known by the channel’s id, else by mail address, else not at all', async () => {
  const [byId, sameId, otherChannel, byMail, sameMail, nobody] = await upsert(
    { channel: 'web', externalId: '1', name: 'Ann' }, { channel: 'web', externalId: '1', email: 'ann@example.com' }, { channel: 'app', externalId: '1' },
    { channel: 'web', email: 'Bob@example.com ' }, { channel: 'app', email: 'bob@example.com' }, { channel: 'web', name: 'Nobody' },
  );
  assert.equal(byId, sameId);
  assert.notEqual(byId, otherChannel);
  assert.equal(byMail, sameMail);
  assert.equal(nobody, null);
});

test('what a later draft says replaces what was known, what it leaves out stays', async () => {
  const [customerId] = await upsert({ channel: 'web', externalId: '2', name: 'Cy', phone: '1' });
  await upsert({ channel: 'web', externalId: '2', phone: '2' });
  const { body } = await t.as('agent').get(`/customers/${customerId}`);
  assert.deepEqual([body.name, body.phone], ['Cy', '2']);
});

test('two intakes that meet the same new people make them once', async () => {
  const people = Array.from({ length: 20 }, (_, i): CustomerDraft => ({ channel: 'race', externalId: `${i}` }));
  const [one, other] = await Promise.all([upsert(...people), upsert(...people.toReversed())]);
  assert.deepEqual(one, other.toReversed());
});

test('an erased customer is empty, stays so, and comes back as somebody new', async () => {
  const [customerId] = await upsert({ channel: 'web', externalId: '3', name: 'Di', email: 'di@example.com' });
  const erase = () => t.as('administrator').post(`/customers/${customerId}/erase`);
  const first = await erase();
  assert.equal(first.status, 200);
  await t.setNow('2026-11-28T09:00:00Z');
  assert.equal((await erase()).body.erasedAt, first.body.erasedAt);
  const { body } = await t.as('agent').get(`/customers/${customerId}`);
  assert.deepEqual([body.name, body.email], [null, null]);
  assert.notEqual((await upsert({ channel: 'web', externalId: '3' }))[0], customerId);
});

test('each reading is written down; who may not read or erase is refused', async () => {
  const [customerId] = await upsert({ channel: 'web', externalId: '4', name: 'Ed' });
  assert.equal((await t.as('analyst').get(`/customers/${customerId}`)).status, 403);
  assert.equal((await t.as('agent').post(`/customers/${customerId}/erase`)).status, 403);
  await t.as('agent').get(`/customers/${customerId}`);
  const { rows } = await t.inClient((ctx) => ctx.db.query('select operation from tenancy.read_audit where client_id = $1 and $2 = any(subject_ids)', [ctx.clientId, customerId]));
  assert.deepEqual(rows, [{ operation: 'readCustomer' }]);
  for (const path of [`/customers/${customerId}`, `/orders/${newId()}/addresses`]) assert.equal((await t.asOther('administrator').get(path)).status, 404, path);
  assert.equal((await t.asOther('administrator').post(`/customers/${customerId}/erase`)).status, 404);
  assert.equal((await t.as('agent').get(`/customers/${newId()}`)).status, 404);
});
