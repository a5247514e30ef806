import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { lockFreeStock, proveBalances } from '../inventory/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { execute, queryOnly, sql } from '../kernel/db.ts';
import { findUnits, lockOrders, packUnits, pickUnits, proveOrders, releaseUnits } from '../orders/index.ts';
import { draft, giveStock } from '../orders/testing/given.ts';
import { startTestServer, type Answer, type TestServer } from '../testing/server.ts';

const SKUS = ['KETTLE', 'MUG', 'LAMP', 'RUG', 'VASE', 'TRAY'];
const SITES = ['LDS', 'RTM', 'MUC'];
const ROUNDS = 3;

let t: TestServer;
let siteIds: Record<string, string>;
before(async () => {
  t = await startTestServer();
  await giveStock(t, Object.fromEntries(SKUS.map((sku) => [sku, Object.fromEntries(SITES.map((site) => [site, 2000]))])));
  const sites = (await t.as('dispatcher').get<{ sites: { code: string; siteId: string }[] }>('/sites')).body.sites;
  siteIds = Object.fromEntries(sites.map(({ code, siteId }) => [code, siteId]));
});
after(() => t.close());

/** Orders of three different items, each beginning with another one. */
function mixedOrders(count: number) {
  return Array.from({ length: count }, (_, i) => draft({ lines: [0, 1, 2].map((n) => ({ sku: SKUS[(i + n * 2 + (i % 2) * n) % SKUS.length]!, title: 'Thing', units: 1 + (i % 3), unitPriceMinor: 100 })) }));
}

async function receive(count: number): Promise<string[]> {
  const { body } = await t.as('dispatcher').post<{ orders: { orderId: string }[] }>('/orders/batch', { orders: mixedOrders(count) });
  return body.orders.map((order) => order.orderId);
}

/** Waiting longer than this for a row is waiting for ever: the other side waits for us. */
function waitAtMost(ctx: Ctx): Promise<number> {
  return execute(ctx, sql`set local lock_timeout = '5s'`);
}

async function untilSomebodyWaits(ctx: Ctx): Promise<void> {
  for (;;) {
    const { waiting } = await queryOnly<{ waiting: number }>(ctx, sql`select count(*) as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    if (waiting > 0) return;
  }
}

async function closeLeeds(): Promise<string> {
  const duty = t.as('duty-manager');
  const preview = await duty.post('/actions/fulfilment.close-site/preview', { input: { siteId: siteIds.LDS, reason: 'Flood' }, scope: { all: [] } });
  const run = await duty.post(`/actions/previews/${preview.body.previewId}/run`, { hash: preview.body.hash });
  assert.equal(run.status, 202, JSON.stringify(run.body));
  return run.body.runId;
}

test('units are worked while somebody else promises the same stock: neither waits for the other', { timeout: 60_000 }, async () => {
  const [orderId] = await receive(1);
  await t.inClient(async (promising) => {
    const { rows } = await promising.db.query<{ item_id: string }>('select item_id from inventory.item where client_id = $1', [t.clientId]);
    await lockFreeStock(promising, rows.map((row) => row.item_id));
    await t.inClient(async (working) => {
      await waitAtMost(working);
      const moves = await findUnits(working, [orderId!], 'allocated');
      for (const step of [releaseUnits, pickUnits, packUnits]) assert.equal((await step(working, moves)).moved.length, moves.length);
    });
  });
});

test('a site is closed while an order with work there takes more stock: the order goes first', { timeout: 60_000 }, async () => {
  const orderIds = await receive(12);
  const released = await t.as('dispatcher').post<{ shipments: { orderId: string }[] }>(`/sites/${siteIds.LDS}/release`, { unitsMax: 1000 });
  const mine = released.body.shipments.map((shipment) => shipment.orderId).filter((id) => orderIds.includes(id));
  assert.ok(mine.length > 0);
  const runId = await closeLeeds();
  let closing: Promise<void> | undefined;
  await t.inClient(async (taking) => {
    await waitAtMost(taking);
    await lockOrders(taking, mine);
    closing = t.settle();
    await untilSomebodyWaits(taking);
    const { rows } = await taking.db.query<{ item_id: string }>('select item_id from inventory.item where client_id = $1', [t.clientId]);
    await lockFreeStock(taking, rows.map((row) => row.item_id));
  });
  await closing;
  assert.equal((await t.as('dispatcher').get(`/actions/runs/${runId}`)).body.state, 'applied');
  assert.equal((await t.as('duty-manager').post(`/actions/runs/${runId}/undo`, {})).status, 202);
  await t.settle();
});

test('everything at once: nobody is turned away by a deadlock, and the books are right', { timeout: 120_000 }, async () => {
  const dispatcher = t.as('dispatcher');
  for (let round = 0; round < ROUNDS; round += 1) {
    const orderIds = await receive(60);
    const shipmentIds: string[] = [];
    for (const site of SITES) {
      const { body } = await dispatcher.post<{ shipments: { shipmentId: string }[] }>(`/sites/${siteIds[site]}/release`, { unitsMax: 60 });
      shipmentIds.push(...body.shipments.map((shipment) => shipment.shipmentId));
    }
    const runId = await closeLeeds();
    const answers = await Promise.all<Answer>([
      dispatcher.post('/shipments/ship', { shipmentIds }),
      dispatcher.post('/shipments/ship', { shipmentIds: shipmentIds.toReversed() }),
      ...SITES.map((site) => dispatcher.post(`/sites/${siteIds[site]}/release`, { unitsMax: 60 })),
      ...orderIds.slice(0, 20).map((orderId) => dispatcher.post(`/orders/${orderId}/cancel`, { reason: 'customer' })),
      ...orderIds.slice(10, 40).map((orderId) => dispatcher.post(`/orders/${orderId}/hold`, { reason: 'CRISIS' })),
      ...[1, 2, 3].map(() => dispatcher.post('/orders/batch', { orders: mixedOrders(20) })),
    ].concat([t.settle().then(() => ({ status: 200, body: null, headers: new Headers() }))]));
    assert.deepEqual(answers.filter((answer) => answer.status >= 500).map((answer) => answer.body), []);
    await t.settle();
    await t.as('duty-manager').post(`/actions/runs/${runId}/undo`, {});
    await t.settle();
    assert.deepEqual(await t.inClient(proveBalances), []);
    assert.deepEqual(await t.inClient(proveOrders), []);
  }
});
