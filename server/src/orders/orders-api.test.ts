import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import { query, queryOnly, sql } from '../kernel/db.ts';
import { setClock } from '../tenancy/index.ts';
import { startTestServer, type TestServer } from '../testing/server.ts';
import { followClock, keepUpWithClock } from './advance-orders.ts';
import { proveOrders } from './prove-orders.ts';
import { draft, giveStock, linesOf } from './testing/given.ts';

let t: TestServer;
before(async () => { t = await startTestServer(); });
after(() => t.close());

test('an Idempotency-Key repeats its answer, and refuses another order', async () => {
  const order = draft();
  const key = { 'idempotency-key': crypto.randomUUID() };
  const first = await t.as('feeder').post('/orders', order, key);
  const again = await t.as('feeder').post('/orders', order, key);
  assert.deepEqual([again.status, again.body, again.headers.get('idempotent-replay')], [200, first.body, 'true']);

  const other = await t.as('feeder').post('/orders', draft(), key);
  assert.deepEqual([other.status, other.body.code], [422, 'kernel.key_reused']);

  const fresh = { 'idempotency-key': crypto.randomUUID() };
  const order2 = draft();
  const together = await Promise.all([1, 2, 3].map(() => t.as('feeder').post('/orders', order2, fresh)));
  assert.deepEqual(together.map((one) => one.body.outcome), ['new', 'new', 'new']);
  assert.equal(new Set(together.map((one) => one.body.orderId)).size, 1);
});

test('one bad order among many sent at once fails alone', async () => {
  const tooLate = draft({ placedAt: '2026-11-27T08:00:00Z', priority: 10 });
  const answers = await Promise.all([...Array.from({ length: 20 }, () => draft()), tooLate].map((order) => t.as('feeder').post('/orders', order)));
  assert.deepEqual(answers.map((one) => one.status), [...Array.from({ length: 20 }, () => 200), 400]);
});

test('the same new order at once from several sides is one order', async () => {
  const order = draft();
  const answers = await Promise.all((['feeder', 'dispatcher', 'duty-manager', 'administrator'] as const).map((role) => t.as(role).post('/orders', order)));
  assert.equal(new Set(answers.map((one) => one.body.orderId)).size, 1);
  assert.equal(answers.filter((one) => one.body.outcome === 'new').length, 1);
});

test('a newer version changes the order and its stock, an older one is ignored', async () => {
  await giveStock(t, { POT: { A: 5 } });
  const line = { externalId: 'l1', sku: 'POT', title: 'Pot', units: 2, unitPriceMinor: 100 };
  const order = draft({ lines: [line], sourceUpdatedAt: '2026-11-27T08:10:00Z' });
  const { body } = await t.as('feeder').post('/orders', order);

  const more = await t.as('feeder').post('/orders', { ...order, lines: [{ ...line, units: 6 }], sourceUpdatedAt: '2026-11-27T08:20:00Z' });
  assert.deepEqual([more.body.outcome, more.body.stage], ['changed', 'backordered']);
  assert.deepEqual(await linesOf(t, body.orderId), [{ ordered: 6, allocated: 5, backordered: 1, sites: { A: 5 } }]);

  const stale = await t.as('feeder').post('/orders', { ...order, sourceUpdatedAt: '2026-11-27T08:15:00Z' });
  assert.equal(stale.body.outcome, 'stale');

  const fewer = await t.as('feeder').post('/orders', { ...order, lines: [{ ...line, units: 1 }], sourceUpdatedAt: '2026-11-27T08:30:00Z' });
  assert.deepEqual([fewer.body.outcome, fewer.body.stage], ['changed', 'allocated']);
  assert.deepEqual(await linesOf(t, body.orderId), [{ ordered: 6, allocated: 1, backordered: 0, sites: { A: 1 } }]);

  const story = await t.as('agent').get(`/orders/${body.orderId}/story`);
  assert.deepEqual(story.body.events.map((event: { type: string }) => event.type), ['orders.order_changed', 'orders.order_changed', 'orders.order_received']);
});

test('a history stands where the clock stands, forwards and backwards', async () => {
  const seller = `seller-${crypto.randomUUID()}`;
  const order = draft({
    lines: [{ sku: 'OLD', title: 'Old thing', units: 2, unitPriceMinor: 100, siteCode: seller }],
    state: { approvedAt: '2026-11-28T00:00:00Z', handedToCarrierAt: '2026-11-30T00:00:00Z', deliveredAt: '2026-12-02T00:00:00Z' },
  });
  const { body } = await t.as('feeder').post('/orders', order);
  const at = async (now: string, follow: boolean): Promise<unknown> => {
    await t.inClient((ctx) => setClock(ctx, { virtualNow: new Date(now), rate: 0 }));
    await t.inClient((ctx) => (follow ? followClock(ctx).then(() => undefined) : keepUpWithClock(ctx)));
    assert.deepEqual(await t.inClient((ctx) => proveOrders(ctx)), []);
    return (await t.as('agent').get(`/orders/${body.orderId}`)).body.stage;
  };
  assert.equal(body.stage, 'awaiting_approval');
  const days = ['2026-11-28', '2026-11-30', '2026-12-02', '2026-11-29', '2026-11-27', '2026-12-03'];
  const stages = [];
  for (const [i, day] of days.entries()) stages.push(await at(`${day}T12:00:00Z`, i % 2 === 0));
  assert.deepEqual(stages, ['allocated', 'shipped', 'delivered', 'allocated', 'awaiting_approval', 'delivered']);
  await t.setNow('2026-11-27T09:00:00Z');
});

test('cancelled and unavailable orders are no backlog, and an order without lines is', async () => {
  const stageOf = async (over: Parameters<typeof draft>[0]): Promise<[string, boolean]> => {
    const { body } = await t.as('feeder').post('/orders', draft(over));
    const order = await t.as('agent').get(`/orders/${body.orderId}`);
    return [order.body.stage, order.body.isOpen];
  };
  assert.deepEqual(await stageOf({ state: { cancelledAt: '2026-11-27T08:30:00Z' } }), ['cancelled', false]);
  assert.deepEqual(await stageOf({ state: { unavailable: true } }), ['unavailable', false]);
  assert.deepEqual(await stageOf({ lines: [] }), ['waiting', true]);
});

test('a cancelled order gives its stock back; one that is cancelled is refused', async () => {
  await giveStock(t, { VASE: { A: 1 } });
  const line = { sku: 'VASE', title: 'Vase', units: 1, unitPriceMinor: 100 };
  const first = await t.as('feeder').post('/orders', draft({ lines: [line] }));
  const cancel = () => t.as('dispatcher').post(`/orders/${first.body.orderId}/cancel`, { reason: 'customer asked' });
  assert.deepEqual([(await cancel()).body.stage, (await cancel()).body.code], ['cancelled', 'orders.not_open']);
  assert.equal((await t.as('feeder').post('/orders', draft({ lines: [line] }))).body.stage, 'allocated');
});

test('another client sees none of it', async () => {
  const { body } = await t.as('feeder').post('/orders', draft());
  const other = t.asOther('administrator');
  for (const answer of await Promise.all([
    other.get(`/orders/${body.orderId}`), other.get(`/orders/${body.orderId}/story`), other.get(`/orders/${body.orderId}/addresses`),
    other.post('/orders', draft()), other.post('/orders/batch', { orders: [draft()] }), other.post(`/orders/${body.orderId}/cancel`, { reason: 'x' }),
    other.put(`/orders/${body.orderId}/priority`, { priority: 1 }), other.put(`/orders/${body.orderId}/address`, { city: 'X' }),
    other.post(`/orders/${body.orderId}/hold`, { reason: 'OTHER' }), other.post(`/orders/${body.orderId}/holds/${body.orderId}/release`),
    other.get('/stock'), other.get('/sites'), other.get('/stock/proof'), other.put('/items', { items: [{ sku: 'a', title: 'b' }] }),
  ])) assert.equal(answer.status, 404, JSON.stringify(answer.body));
  const unknown = crypto.randomUUID();
  assert.equal((await t.as('dispatcher').get(`/orders/${unknown}`)).status, 404);
  assert.equal((await t.as('agent').post(`/orders/${body.orderId}/cancel`, { reason: 'x' })).status, 403);
});

test('reading personal data is written down, and erasing it leaves none', async () => {
  const { body } = await t.as('feeder').post('/orders', draft({ note: 'for Kim' }));
  const { customerId } = (await t.as('agent').get(`/orders/${body.orderId}`)).body;
  const read = await t.as('agent').get(`/customers/${customerId}`);
  assert.deepEqual([read.body.name, read.body.addresses.length], ['Kim Example', 1]);
  const audit = await t.inClient((ctx) => queryOnly<{ operation: string; actor_kind: string }>(ctx, sql`select operation, actor_kind from tenancy.read_audit where client_id = ${ctx.clientId} and ${customerId} = any(subject_ids)`));
  assert.deepEqual(audit, { operation: 'readCustomer', actor_kind: 'person' });

  assert.equal((await t.as('administrator').post(`/customers/${customerId}/erase`)).status, 200);
  await t.settle();
  const erased = await t.as('agent').get(`/customers/${customerId}`);
  assert.deepEqual([erased.body.name, erased.body.email, erased.body.addresses], [null, null, []]);
  assert.equal((await t.as('agent').get(`/orders/${body.orderId}`)).body.note, null);
  assert.equal((await t.asOther('administrator').get(`/customers/${customerId}`)).status, 404);
});

test('whatever is sent as an order, the answer is never a 5xx', async () => {
  const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\0', '\ud800', 'a'.repeat(5000), '2026-13-45T00:00:00Z', '1e999', '-1', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59+14:00'), fc.double(), fc.maxSafeInteger(), fc.constant(null), fc.boolean(), fc.jsonValue());
  const body = fc.oneof(
    { weight: 1, arbitrary: hostile },
    { weight: 4, arbitrary: fc.tuple(fc.constantFrom('channel', 'externalId', 'number', 'placedAt', 'currency', 'customer', 'shippingAddress', 'lines', 'totals', 'payments', 'promisedAt', 'priority', 'state', 'tags', 'note', 'flags', 'sourceUpdatedAt'), hostile).map(([field, value]) => ({ ...draft(), [field]: value })) },
    { weight: 4, arbitrary: fc.tuple(fc.constantFrom('sku', 'title', 'units', 'unitPriceMinor', 'siteCode', 'lotCode', 'externalId', 'requiresShipping'), hostile).map(([field, value]) => ({ ...draft(), lines: [{ sku: 'X', title: 'X', units: 1, unitPriceMinor: 1, [field]: value }] })) },
  );
  await fc.assert(fc.asyncProperty(body, async (order) => {
    const answer = await t.as('feeder').post('/orders', order);
    assert.ok(answer.status < 500, `${answer.status} for ${JSON.stringify(order)}`);
  }), { numRuns: 300 });
});

test('stock is written by a ledger: a repeat moves nothing, and nothing goes below what is promised', async () => {
  await giveStock(t, { CUP: { A: 4 } });
  const move = (units: number, sourceId: string) => t.as('dispatcher').post('/stock/movements', { movements: [{ sku: 'CUP', siteCode: 'A', units, kind: 'adjusted', sourceId }] });
  assert.deepEqual((await move(3, 'count 1')).body, { recordedCount: 1, repeatedCount: 0 });
  assert.deepEqual((await move(3, 'count 1')).body, { recordedCount: 0, repeatedCount: 1 });
  await t.as('feeder').post('/orders', draft({ lines: [{ sku: 'CUP', title: 'Cup', units: 5, unitPriceMinor: 1 }] }));
  assert.equal((await move(-3, 'count 2')).body.code, 'inventory.stock_promised');
  assert.equal((await move(-9, 'count 3')).body.code, 'inventory.below_zero');
  assert.equal((await t.as('dispatcher').post('/stock/movements', { movements: [{ sku: 'NO', siteCode: 'A', units: 1, kind: 'lost', sourceId: 'x' }] })).body.code, 'inventory.unknown_sku');
  const { rows } = (await t.as('analyst').get('/stock?sku=CUP')).body;
  assert.deepEqual(rows.map((row: { onHand: number; reserved: number; free: number }) => [row.onHand, row.reserved, row.free]), [[7, 5, 2]]);
  const ledger = await t.inClient((ctx) => query(ctx, sql`select m.units from inventory.movement m join inventory.item i on i.client_id = m.client_id and i.item_id = m.item_id where m.client_id = ${ctx.clientId} and i.sku = 'CUP'`));
  assert.equal(ledger.length, 2);
});
