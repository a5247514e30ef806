import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { execute, query, queryOnly, sql } from '../kernel/db.ts';
import { proveBalances } from '../inventory/index.ts';
import { proveOrders } from '../orders/index.ts';
import { startTestServer, type TestServer } from '../testing/server.ts';
import { forgetFeed } from './feed.ts';
import { stepSchedule } from './run-simulations.ts';
import { stepSimulation } from './step-simulation.ts';

const SMALL = { seed: 'test', startsAt: '2026-11-24T03:00:00Z', ordersPerDay: 60, historyDays: 3, warmUpHours: 3, rate: 0 };

let t: TestServer;
let twin: TestServer;
before(async () => {
  [t, twin] = await Promise.all([startTestServer(), startTestServer()]);
  for (const server of [t, twin]) await server.inClient((ctx) => execute(ctx, sql`update tenancy.client set is_drill = true where client_id = ${ctx.clientId}`));
});
after(async () => { await t.close(); await twin.close(); });

/** What the world looks like, without the ids that every server makes for itself. */
async function picture(server: TestServer): Promise<unknown> {
  return server.inClient((ctx) => query(ctx, sql`
    select o.number, o.stage, o.shipped_at, o.delivered_at, o.cancelled_at,
      (select json_agg(json_build_object('site', s.code, 'state', f.state, 'at', f.shipped_at) order by s.code, f.shipped_at)
       from fulfilment.shipment f join inventory.site s on s.client_id = f.client_id and s.site_id = f.site_id where f.client_id = o.client_id and f.order_id = o.order_id) as shipments
    from orders.customer_order o where o.client_id = ${ctx.clientId} order by o.number`));
}

async function hourly(server: TestServer, hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) assert.equal((await server.as('duty-manager').post('/exercise/advance', { hours: 1 })).status, 200);
}

test('a real client is refused, and so are people who may not run exercises', async () => {
  await t.inClient((ctx) => execute(ctx, sql`update tenancy.client set is_drill = false where client_id = ${ctx.clientId}`));
  assert.equal((await t.as('duty-manager').post('/exercise', SMALL)).body.code, 'exercises.real_client');
  await t.inClient((ctx) => execute(ctx, sql`update tenancy.client set is_drill = true where client_id = ${ctx.clientId}`));
  assert.equal((await t.as('dispatcher').post('/exercise', SMALL)).status, 403);
  assert.equal((await t.asOther('administrator').post('/exercise', SMALL)).status, 404);
  assert.equal((await t.as('duty-manager').get('/exercise')).status, 404);
});

test('a set-up that is interrupted goes on; the retailer works by day', async () => {
  const duty = t.as('duty-manager');
  assert.equal((await duty.post('/exercise', SMALL)).status, 202);
  assert.equal((await duty.post('/exercise', SMALL)).body.code, 'exercises.running');
  assert.equal((await duty.get('/exercise')).body.state, 'setting_up');
  await duty.post('/exercise/advance', { hours: 0 });
  const { body } = await duty.get('/exercise');
  assert.equal(body.state, 'running');
  assert.equal(body.simAt, '2026-11-24T06:00:00.000Z');
  assert.equal(body.progress.historyDone, body.progress.historyTotal);
  const { shipped } = await t.inClient((ctx) => queryOnly<{ shipped: number }>(ctx, sql`
    select count(*) as shipped from fulfilment.shipment where client_id = ${ctx.clientId} and shipped_at >= '2026-11-24T03:00:00Z'`));
  assert.ok(shipped > 0, 'nothing left in the morning');
});

test('the same seed gives the same world, however it is cut and interrupted', async () => {
  await twin.as('duty-manager').post('/exercise', SMALL);
  await twin.as('duty-manager').post('/exercise/advance', { hours: 6 });
  await hourly(t, 3);
  const before = await picture(t);
  await t.inClient(async (ctx) => {
    await stepSimulation(ctx, new Date('2026-11-24T10:00:00Z'));
    throw new Error('killed before the commit');
  }).catch(() => forgetFeed(t.clientId));
  assert.deepEqual(await picture(t), before, 'a step that was not committed left something behind');
  await hourly(t, 3);
  assert.deepEqual(await picture(t), await picture(twin));
});

test('every unit is somewhere and every balance is proven', async () => {
  await t.inClient(async (ctx) => {
    assert.deepEqual(await proveBalances(ctx), []);
    assert.deepEqual(await proveOrders(ctx), []);
  });
});

test('a flooded site ships nothing from then on, and is not closed here', async () => {
  const duty = t.as('duty-manager');
  const { body } = await duty.post('/exercise/scenario', { scenario: 'site-loss' });
  assert.equal(body.startsAt, '2026-11-24T12:00:00.000Z');
  assert.equal((await duty.post('/exercise/scenario', { scenario: 'site-loss' })).body.code, 'exercises.has_scenario');
  assert.equal((await duty.post('/exercise/scenario', { scenario: 'meteor' })).body.code, 'exercises.unknown_scenario');
  await hourly(t, 3);
  const { busiestSiteCode, told } = (await duty.get('/exercise')).body;
  const rows = await t.inClient((ctx) => query<{ code: string; shipped: number; closed: boolean }>(ctx, sql`
    select s.code, count(f.shipment_id) as shipped, s.closed_at is not null as closed from inventory.site s
    left join fulfilment.shipment f on f.client_id = s.client_id and f.site_id = s.site_id and f.shipped_at >= '2026-11-24T12:00:00Z'
    where s.client_id = ${ctx.clientId} group by s.client_id, s.site_id`));
  const flooded = rows.find((row) => row.code === busiestSiteCode)!;
  assert.deepEqual([flooded.shipped, flooded.closed], [0, false]);
  assert.ok(rows.some((row) => row.shipped > 0));
  assert.ok(told.length > 2);
});

test('the schedule moves the world at its rate, and a paused one not at all', async () => {
  const duty = t.as('duty-manager');
  const simAt = async (): Promise<string> => (await duty.get('/exercise')).body.simAt;
  const dueFor = (seconds: number): Promise<unknown> => t.inClient((ctx) => execute(ctx, sql`
    update exercises.simulation set stepped_at = clock_timestamp() - ${seconds} * interval '1 second' where client_id = ${ctx.clientId}`));
  const standing = await simAt();
  assert.equal((await duty.patch('/exercise', { isPaused: true, rate: 60 })).status, 204);
  await dueFor(3);
  await stepSchedule.run(t.server.services);
  assert.equal(await simAt(), standing);
  await duty.patch('/exercise', { isPaused: false });
  await dueFor(3600);
  await stepSchedule.run(t.server.services);
  const movedMs = Date.parse(await simAt()) - Date.parse(standing);
  assert.equal(movedMs, 5 * 60_000, 'an hour without a server is not made up for');
});

test('customers write, once each, and what they wrote goes with them', async () => {
  await hourly(t, 20);
  const { rows } = (await t.as('agent').get('/exercise/mails?limit=2')).body;
  assert.equal(rows.length, 2);
  assert.equal((await t.as('analyst').get('/exercise/mails')).status, 403);
  const { customerId } = await t.inClient((ctx) => queryOnly<{ customerId: string }>(ctx, sql`
    select customer_id as "customerId" from exercises.customer_mail where client_id = ${ctx.clientId} and message_id = ${rows[0].messageId}`));
  await t.as('administrator').post(`/customers/${customerId}/erase`, {});
  await t.settle();
  const left = (await t.as('agent').get('/exercise/mails?limit=200')).body.rows;
  assert.ok(!left.some((mail: { messageId: string }) => mail.messageId === rows[0].messageId));
});
