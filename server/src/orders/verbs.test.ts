import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import { query, sql } from '../kernel/db.ts';
import { proveBalances, recordMovements, closeSite, reopenSite } from '../inventory/index.ts';
import { startTestServer, type TestServer } from '../testing/server.ts';
import { deallocateUnits, allocateUnits } from './allocate-units.ts';
import { proveOrders } from './prove-orders.ts';
import { findUnits, shipUnits } from './ship-units.ts';
import { cancelOrders } from './cancel-orders.ts';
import { placeHolds, releaseHolds } from './hold-orders.ts';
import { receiveOrders } from './receive-orders.ts';
import { OrderDraft } from './order-draft.ts';
import { draft, giveStock } from './testing/given.ts';
import { packUnits, pickUnits, releaseUnits, unpickUnits, unreleaseUnits } from './work-units.ts';

let t: TestServer;
before(async () => { t = await startTestServer(); });
after(() => t.close());

const SKUS = ['ONE', 'TWO', 'THREE'];
const STEPS = ['receive', 'resend', 'release', 'unrelease', 'pick', 'unpick', 'pack', 'ship', 'hold', 'unhold', 'cancel', 'deallocate', 'allocate', 'restock', 'close', 'reopen'] as const;
const step = fc.record({
  verb: fc.constantFrom(...STEPS),
  /** Which of the orders so far. */
  order: fc.nat({ max: 30 }),
  lines: fc.array(fc.record({ sku: fc.constantFrom(...SKUS), units: fc.integer({ min: 1, max: 6 }) }), { minLength: 1, maxLength: 3 }),
});

test('whatever is done in whatever order: every unit is somewhere, and every balance is proven', async () => {
  await giveStock(t, { ONE: { A: 8, B: 5 }, TWO: { A: 3, B: 9 }, THREE: { B: 4 } });
  const toDraft = (externalId: string, lines: { sku: string; units: number }[]) =>
    OrderDraft.parse({ ...draft({ externalId, customer: {}, shippingAddress: undefined }), lines: lines.map((line) => ({ ...line, title: line.sku, unitPriceMinor: 100 })) });

  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
    const orders: { orderId: string; externalId: string }[] = [];
    for (const [i, { verb, order, lines }] of steps.entries()) {
      const target = orders[order % Math.max(1, orders.length)];
      await t.inClient(async (ctx) => {
        if (verb === 'receive' || !target) {
          const externalId = crypto.randomUUID();
          const [received] = await receiveOrders(ctx, [toDraft(externalId, lines)]);
          orders.push({ orderId: received!.orderId, externalId });
          return;
        }
        const ids = [target.orderId];
        const sites = await query<{ site_id: string; item_id: string }>(ctx, sql`select s.site_id, s.item_id from inventory.stock s where s.client_id = ${ctx.clientId} order by 1, 2`);
        const { site_id: siteId, item_id: itemId } = sites[order % sites.length]!;
        const work = {
          resend: () => receiveOrders(ctx, [toDraft(target.externalId, lines)]),
          release: async () => releaseUnits(ctx, await findUnits(ctx, ids, 'allocated')),
          unrelease: async () => unreleaseUnits(ctx, await findUnits(ctx, ids, 'released')),
          pick: async () => pickUnits(ctx, await findUnits(ctx, ids, 'released')),
          unpick: async () => unpickUnits(ctx, await findUnits(ctx, ids, 'picked')),
          pack: async () => packUnits(ctx, await findUnits(ctx, ids, 'picked')),
          ship: async () => shipUnits(ctx, await findUnits(ctx, ids, 'packed'), `shipment ${target.orderId} ${i}`),
          hold: () => placeHolds(ctx, ids, { reason: 'OTHER' }),
          unhold: () => releaseHolds(ctx, ids, { reason: 'OTHER' }),
          cancel: () => cancelOrders(ctx, ids, 'changed their mind'),
          deallocate: async () => deallocateUnits(ctx, (await findUnits(ctx, ids, 'allocated')).flatMap((unit) => unit.reservationId ?? [])),
          allocate: async () => {
            const waiting = await query<{ line_id: string; item_id: string }>(ctx, sql`select l.line_id, l.item_id from orders.line l where l.client_id = ${ctx.clientId} and l.order_id = ${target.orderId}`);
            return allocateUnits(ctx, waiting.map((line) => ({ orderId: target.orderId, lineId: line.line_id, itemId: line.item_id, siteId, units: 4 })));
          },
          restock: () => recordMovements(ctx, [{ itemId, siteId, lotId: null, units: 2, kind: 'received', sourceId: crypto.randomUUID() }]),
          close: () => closeSite(ctx, siteId, 'test'),
          reopen: () => reopenSite(ctx, siteId),
        } satisfies Record<Exclude<typeof verb, 'receive'>, () => Promise<unknown>>;
        await work[verb]();
      });
    }
    await t.inClient(async (ctx) => {
      assert.deepEqual(await proveBalances(ctx), []);
      assert.deepEqual(await proveOrders(ctx), []);
    });
  }), { numRuns: 12, endOnFailure: true });
});

test('nothing held is released, picked or shipped, and nothing else is stopped', async () => {
  await giveStock(t, { HELD: { HALL: 5 } });
  const line = { sku: 'HELD', title: 'Held', units: 2, unitPriceMinor: 100 };
  const [held, free] = await Promise.all([t.as('feeder').post('/orders', draft({ lines: [line] })), t.as('feeder').post('/orders', draft({ lines: [line] }))]);
  assert.equal((await t.as('dispatcher').post(`/orders/${held.body.orderId}/hold`, { reason: 'HIGH_RISK_OF_FRAUD' })).status, 200);

  const moved = await t.inClient(async (ctx) => releaseUnits(ctx, await findUnits(ctx, [held.body.orderId, free.body.orderId], 'allocated')));

  assert.deepEqual(moved.moved.map((move) => move.orderId), [free.body.orderId]);
  assert.deepEqual(moved.refused.map((move) => [move.orderId, move.reason]), [[held.body.orderId, 'held']]);
  const order = await t.as('agent').get(`/orders/${held.body.orderId}`);
  assert.equal(order.body.isHeld, true);
  await t.as('dispatcher').post(`/orders/${held.body.orderId}/holds/${order.body.holds[0].holdId}/release`);
  assert.equal((await t.as('agent').get(`/orders/${held.body.orderId}`)).body.isHeld, false);
});

test('a packed order ships from its oldest lot, and its stock is gone once', async () => {
  const d = t.as('dispatcher');
  await d.put('/sites', { sites: [{ code: 'DAIRY', name: 'Cold store' }] });
  await d.put('/items', { items: [{ sku: 'MILK', title: 'Milk', isPerishable: true }] });
  await d.put('/lots', { lots: [{ sku: 'MILK', code: 'LATE', expiresOn: '2027-02-01' }, { sku: 'MILK', code: 'SOON', expiresOn: '2026-12-01' }, { sku: 'MILK', code: 'OVER', expiresOn: '2026-11-01' }] });
  const received = await d.post('/stock/movements', { movements: ['LATE', 'SOON', 'OVER'].map((lotCode) => ({ sku: 'MILK', siteCode: 'DAIRY', lotCode, units: 4, kind: 'received', sourceId: `delivery ${lotCode}` })) });
  assert.deepEqual(received.body, { recordedCount: 3, repeatedCount: 0 });
  const { body } = await t.as('feeder').post('/orders', draft({ lines: [{ sku: 'MILK', title: 'Milk', units: 6, unitPriceMinor: 99 }] }));

  const ship = () => t.inClient(async (ctx) => shipUnits(ctx, await findUnits(ctx, [body.orderId], 'packed'), 'shipment 1'));
  await t.inClient(async (ctx) => {
    await releaseUnits(ctx, await findUnits(ctx, [body.orderId], 'allocated'));
    await pickUnits(ctx, await findUnits(ctx, [body.orderId], 'released'));
    await packUnits(ctx, await findUnits(ctx, [body.orderId], 'picked'));
  });
  const shipped = await ship();
  const again = await ship();

  const lots = (await d.get('/stock?sku=MILK')).body.rows[0].lots.map((lot: { code: string; onHand: number }) => [lot.code, lot.onHand]);
  assert.deepEqual(lots, [['OVER', 4], ['LATE', 2]]);
  assert.deepEqual(shipped.consumed[0]!.lots.map((lot) => lot.units), [4, 2]);
  assert.deepEqual(again.moved, []);
  assert.equal((await d.get(`/orders/${body.orderId}`)).body.stage, 'shipped');
  assert.deepEqual(await t.inClient((ctx) => proveBalances(ctx)), []);
});
