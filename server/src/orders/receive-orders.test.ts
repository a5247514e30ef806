import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestServer, type TestServer } from '../testing/server.ts';
import { draft, giveStock, linesOf } from './testing/given.ts';
import { proveBalances } from '../inventory/index.ts';

let t: TestServer;
before(async () => { t = await startTestServer(); });
after(() => t.close());

test('an order is received once, with its stock', async () => {
  await giveStock(t, { KETTLE: { A: 3 } });
  const order = draft({ lines: [{ sku: 'KETTLE', title: 'Kettle', units: 2, unitPriceMinor: 1999 }] });

  const first = await t.as('feeder').post('/orders', order);
  const again = await t.as('feeder').post('/orders', order);

  assert.equal(first.status, 200, JSON.stringify(first.body));
  assert.deepEqual({ outcome: first.body.outcome, stage: first.body.stage }, { outcome: 'new', stage: 'allocated' });
  assert.deepEqual(again.body, { ...first.body, outcome: 'unchanged' });
  assert.deepEqual(await t.inClient((ctx) => proveBalances(ctx)), []);
});

test('200 orders in parallel for the last unit: exactly one gets it', async () => {
  await giveStock(t, { LAST: { A: 1 } });
  const orders = Array.from({ length: 200 }, () => draft({ lines: [{ sku: 'LAST', title: 'Last one', units: 1, unitPriceMinor: 500 }] }));

  const answers = await Promise.all(orders.map((order, i) => t.as(i % 2 ? 'feeder' : 'dispatcher').post('/orders', order)));

  assert.deepEqual([...new Set(answers.map((one) => one.status))], [200]);
  assert.equal(answers.filter((one) => one.body.stage === 'allocated').length, 1);
  assert.equal(answers.filter((one) => one.body.stage === 'backordered').length, 199);
  assert.deepEqual(await t.inClient((ctx) => proveBalances(ctx)), []);
});

test('10 at A and 15 at B: an order of 13 takes exactly 13, from one site', async () => {
  await giveStock(t, { LAMP: { A: 10, B: 15 } });
  const res = await t.as('feeder').post('/orders', draft({ lines: [{ sku: 'LAMP', title: 'Lamp', units: 13, unitPriceMinor: 900 }] }));
  assert.deepEqual(await linesOf(t, res.body.orderId), [{ ordered: 13, allocated: 13, backordered: 0, sites: { B: 13 } }]);
});

test('an order that no site covers is split, and takes exactly what it needs', async () => {
  await giveStock(t, { CHAIR: { A: 10, B: 15 } });
  const res = await t.as('feeder').post('/orders', draft({ lines: [{ sku: 'CHAIR', title: 'Chair', units: 20, unitPriceMinor: 900 }] }));
  assert.deepEqual(await linesOf(t, res.body.orderId), [{ ordered: 20, allocated: 20, backordered: 0, sites: { A: 5, B: 15 } }]);
});

test('two lines of one item share its stock', async () => {
  await giveStock(t, { BUNDLE: { A: 5 } });
  const line = { sku: 'BUNDLE', title: 'Bundle part', units: 4, unitPriceMinor: 100 };
  const res = await t.as('feeder').post('/orders', draft({ lines: [line, { ...line, title: 'Other part' }] }));
  assert.equal(res.body.stage, 'backordered');
  assert.deepEqual(await linesOf(t, res.body.orderId), [
    { ordered: 4, allocated: 4, backordered: 0, sites: { A: 4 } },
    { ordered: 4, allocated: 1, backordered: 3, sites: { A: 1 } },
  ]);
});
