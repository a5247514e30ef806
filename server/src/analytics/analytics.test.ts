import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestServer, type TestServer } from '../testing/server.ts';

let t: TestServer;
before(async () => {
  t = await startTestServer();
  for (const [externalId, placedAt, promisedAt] of [['new', '2026-11-27T08:00:00Z', '2026-11-28T08:00:00Z'], ['old', '2026-11-20T08:00:00Z', '2026-11-26T08:00:00Z']]) {
    const res = await t.as('dispatcher').post('/orders', {
      channel: 'web', externalId, number: externalId, placedAt, currency: 'EUR', promisedAt, customer: { externalId },
      lines: [{ sku: 'KETTLE', title: 'Kettle', units: 1, unitPriceMinor: 2500 }], state: { approvedAt: placedAt },
    });
    assert.equal(res.status, 200, JSON.stringify(res.body));
  }
});
after(() => t.close());

const declare = async (): Promise<string> => (await t.as('duty-manager').post('/crises', { title: 'No kettles', playbook: 'site-loss', scope: { facet: 'open', is: [true] } })).body.crisisId;

test('a tile counts what is open, late and due, by age, and names the crises at work', async () => {
  const crisisId = await declare();
  const { body } = await t.as('analyst').get('/tile');
  assert.deepEqual([body.ordersOpen, body.ordersLate, body.dueIn24h], [2, 1, 1]);
  assert.deepEqual(body.ages.map((one: { orders: number }) => one.orders), [1, 0, 0, 1, 0, 0]);
  assert.deepEqual(body.crises.map((one: { crisisId: string }) => one.crisisId), [crisisId]);
  assert.equal(body.ordersByHour.length, 48);
});

test('the wall shows the clients one works for and no others', async () => {
  const wall = async (token: string): Promise<string[]> => {
    const res = await fetch(`${t.url}/api/v1/wall`, { headers: { authorization: `Bearer ${token}` } });
    return ((await res.json()) as { tiles: { clientId: string }[] }).tiles.map((one) => one.clientId);
  };
  await t.as('analyst').get('/clock');
  await t.asOther('analyst').get('/clock');
  assert.deepEqual(await wall(t.as('analyst').token), [t.clientId]);
  assert.deepEqual(await wall(t.asOther('analyst').token), [t.otherClientId]);
});

test('what needs somebody comes by deadline, and to nobody else’s people', async () => {
  const crisisId = await declare();
  const needs = async (role: 'duty-manager' | 'administrator'): Promise<{ kind: string; crisisId: string | null; dueAt: string | null }[]> => (await t.as(role).get('/needs')).body.needs;
  const due = (await needs('duty-manager')).filter((one) => one.crisisId === crisisId);
  assert.deepEqual(new Set(due.map((one) => one.kind)), new Set(['task', 'update']));
  const times = (await needs('duty-manager')).flatMap((one) => (one.dueAt === null ? [] : Date.parse(one.dueAt)));
  assert.deepEqual(times, times.toSorted((a, b) => a - b));
  assert.equal((await t.asOther('administrator').get('/needs')).status, 404);
});
