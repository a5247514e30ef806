import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { proveBalances } from '../inventory/index.ts';
import { startTestServer, type TestServer } from '../testing/server.ts';

let t: TestServer;
const siteIds: Record<string, string> = {};
before(async () => {
  t = await startTestServer();
  const desk = t.as('dispatcher');
  assert.equal((await desk.put('/items', { items: [{ sku: 'KETTLE', title: 'Kettle' }, { sku: 'MUG', title: 'Mug' }] })).status, 200);
  const sites = await desk.put('/sites', { sites: [{ code: 'LDS', name: 'Leeds', kind: 'warehouse', country: 'GB' }, { code: 'RTM', name: 'Rotterdam', kind: 'warehouse', country: 'NL' }] });
  for (const site of sites.body.sites) siteIds[site.code] = site.siteId;
  const movements = ['LDS', 'RTM'].flatMap((siteCode) => ['KETTLE', 'MUG'].map((sku) => ({ siteCode, sku, units: 20, kind: 'received', sourceId: `start ${siteCode} ${sku}` })));
  assert.equal((await desk.post('/stock/movements', { movements })).status, 200);
});
after(() => t.close());

let orderNo = 0;
async function placeOrder(lines: { sku: string; units: number }[], country = 'GB'): Promise<string> {
  orderNo += 1;
  const res = await t.as('dispatcher').post('/orders', {
    channel: 'web', externalId: `E${orderNo}`, number: `#${orderNo}`, placedAt: '2026-11-26T10:00:00Z', currency: 'EUR', promisedAt: '2026-12-04T23:59:59Z',
    customer: { externalId: `C${orderNo}`, country }, shippingAddress: { country, city: 'Leeds' },
    lines: lines.map((line) => ({ ...line, title: line.sku, unitPriceMinor: 1000 })), state: { approvedAt: '2026-11-26T10:05:00Z' },
  });
  assert.equal(res.status, 200, JSON.stringify(res.body));
  return res.body.orderId;
}

async function runAction(action: string, input: unknown, scope: unknown = { all: [] }): Promise<string> {
  const preview = await t.as('duty-manager').post(`/actions/${action}/preview`, { input, scope });
  assert.ok(preview.status < 300, JSON.stringify(preview.body));
  const run = await t.as('duty-manager').post(`/actions/previews/${preview.body.previewId}/run`, { hash: preview.body.hash });
  assert.ok(run.status < 300, JSON.stringify(run.body));
  await t.settle();
  return run.body.runId;
}

test('a lost site: close it, re-plan, and its orders are served from elsewhere', async () => {
  const orders = await Promise.all([placeOrder([{ sku: 'KETTLE', units: 3 }]), placeOrder([{ sku: 'KETTLE', units: 2 }, { sku: 'MUG', units: 1 }])]);
  const runId = await runAction('fulfilment.close-site', { siteId: siteIds.LDS, reason: 'Flood' });
  assert.equal((await t.as('dispatcher').get(`/actions/runs/${runId}`)).body.state, 'applied');

  const plan = await t.as('duty-manager').post('/backlog/plan', { budgetMs: 50 });
  assert.equal(plan.status, 201, JSON.stringify(plan.body));
  assert.equal(plan.body.totals.after.shortUnits, 0);
  assert.deepEqual(plan.body.totals.flows, [{ fromSiteId: siteIds.LDS, toSiteId: siteIds.RTM, units: 6 }]);
  const moves = await t.as('dispatcher').get(`/backlog/plans/${plan.body.planId}/moves?change=moved`);
  assert.equal(moves.body.rows.length, 3);
  assert.equal(moves.body.rows[0].why, 'site_closed');
  assert.deepEqual([...new Set(moves.body.rows.map((row: { promisedAfter: string }) => row.promisedAfter))], ['2026-12-04T23:59:59.000Z']);

  await runAction('fulfilment.apply-plan', { planId: plan.body.planId });
  for (const orderId of orders) {
    const { rows } = await t.inClient((ctx) => ctx.db.query(`select site_id, state from inventory.reservation where client_id = $1 and order_id = $2 and state = 'open'`, [ctx.clientId, orderId]));
    assert.deepEqual([...new Set(rows.map((row) => row.site_id))], [siteIds.RTM]);
  }
  assert.deepEqual(await t.inClient(proveBalances), []);

  const again = await t.as('duty-manager').post('/backlog/plan', { budgetMs: 50 });
  assert.equal(again.body.totals.ordersChanged, 0);
});

test('an order that changes after the plan is left alone and said to be stale', async () => {
  const stays = await placeOrder([{ sku: 'MUG', units: 1 }]);
  const changes = await placeOrder([{ sku: 'MUG', units: 1 }]);
  const reopened = await t.inClient((ctx) => ctx.db.query('update inventory.site set closed_at = null, closed_reason = null where client_id = $1', [ctx.clientId]));
  assert.ok(reopened.rowCount);
  await runAction('fulfilment.close-site', { siteId: siteIds.RTM, reason: 'Fire' });
  const plan = await t.as('duty-manager').post('/backlog/plan', { budgetMs: 50 });
  assert.equal((await t.as('dispatcher').post(`/orders/${changes}/cancel`, { reason: 'customer' })).status, 200);
  const preview = await t.as('duty-manager').post('/actions/fulfilment.apply-plan/preview', { input: { planId: plan.body.planId }, scope: { all: [] } });
  assert.deepEqual(preview.body.exclusions.map((one: { reason: string; sampleIds: string[] }) => [one.reason, one.sampleIds]), [['fulfilment.stale', [changes]]]);
  assert.ok(stays);
});

test('released work ships, stock goes down, and delivery closes the order', async () => {
  await t.inClient((ctx) => ctx.db.query('update inventory.site set closed_at = null, closed_reason = null where client_id = $1', [ctx.clientId]));
  const orderId = await placeOrder([{ sku: 'KETTLE', units: 1 }]);
  const siteId = (await t.inClient((ctx) => ctx.db.query(`select site_id from inventory.reservation where client_id = $1 and order_id = $2`, [ctx.clientId, orderId]))).rows[0].site_id;
  const released = await t.as('dispatcher').post(`/sites/${siteId}/release`, { unitsMax: 1000 });
  assert.equal(released.status, 200, JSON.stringify(released.body));
  const mine = released.body.shipments.find((one: { orderId: string }) => one.orderId === orderId);
  const shipped = await t.as('dispatcher').post('/shipments/ship', { shipmentIds: [mine.shipmentId] });
  assert.deepEqual(shipped.body.shipped, [mine.shipmentId]);
  assert.deepEqual((await t.as('dispatcher').post('/shipments/ship', { shipmentIds: [mine.shipmentId] })).body.shipped, []);
  assert.deepEqual((await t.as('dispatcher').post('/shipments/deliver', { shipmentIds: [mine.shipmentId] })).body.delivered, [mine.shipmentId]);
  assert.equal((await t.as('dispatcher').get(`/orders/${orderId}`)).body.stage, 'delivered');
  assert.deepEqual(await t.inClient(proveBalances), []);
});

test('plans and sites of a client are nobody else’s', async () => {
  const plan = await t.as('duty-manager').post('/backlog/plan', { budgetMs: 0 });
  assert.equal((await t.asOther('duty-manager').get(`/backlog/plans/${plan.body.planId}`)).status, 404);
  assert.equal((await t.asOther('duty-manager').post('/backlog/plan', {})).status, 404);
  assert.equal((await t.as('analyst').post('/backlog/plan', {})).status, 403);
});

test('what a plan finds short is tried again for its own orders, never for one that went stale', async () => {
  await t.inClient((ctx) => ctx.db.query('update inventory.site set closed_at = null, closed_reason = null where client_id = $1', [ctx.clientId]));
  const desk = t.as('dispatcher');
  await desk.put('/items', { items: [{ sku: 'RUG', title: 'Rug' }] });
  const [kept, changed] = [await placeOrder([{ sku: 'RUG', units: 1 }]), await placeOrder([{ sku: 'RUG', units: 1 }])];
  assert.equal((await desk.post('/stock/movements', { movements: [{ siteCode: 'RTM', sku: 'RUG', units: 5, kind: 'received', sourceId: 'rugs' }] })).status, 200);
  const plan = await t.as('duty-manager').post('/backlog/plan', { budgetMs: 50 });
  assert.equal((await desk.put(`/orders/${changed}/priority`, { priority: 5 })).status, 200);
  await runAction('fulfilment.apply-plan', { planId: plan.body.planId });
  const { rows } = await t.inClient((ctx) => ctx.db.query(`select order_id from inventory.reservation where client_id = $1 and order_id = any($2) and state = 'open'`, [ctx.clientId, [kept, changed]]));
  assert.deepEqual(rows.map((row) => row.order_id), [kept]);
});

test('a cancelled order frees its place in the warehouse; a closed site is given nothing', async () => {
  const orderId = await placeOrder([{ sku: 'MUG', units: 1 }]);
  const siteId = (await t.inClient((ctx) => ctx.db.query(`select site_id from inventory.reservation where client_id = $1 and order_id = $2 and state = 'open'`, [ctx.clientId, orderId]))).rows[0].site_id;
  const released = await t.as('dispatcher').post(`/sites/${siteId}/release`, { unitsMax: 1000 });
  const shipmentId = released.body.shipments.find((one: { orderId: string }) => one.orderId === orderId).shipmentId;
  assert.equal((await t.as('dispatcher').post(`/orders/${orderId}/cancel`, { reason: 'customer' })).status, 200);
  await t.settle();
  const { rows } = await t.inClient((ctx) => ctx.db.query('select state from fulfilment.shipment where client_id = $1 and shipment_id = $2', [ctx.clientId, shipmentId]));
  assert.deepEqual(rows, [{ state: 'cancelled' }]);
  await runAction('fulfilment.close-site', { siteId, reason: 'Fire' });
  assert.equal((await t.as('dispatcher').post(`/sites/${siteId}/release`, { unitsMax: 10 })).body.code, 'fulfilment.site_closed');
});
