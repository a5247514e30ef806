import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestServer, type TestServer } from '../testing/server.ts';
import { proveBalances } from './prove-balances.ts';
import { setLotsQuarantined } from './quarantine-lots.ts';

let t: TestServer;
let lotId: string;
before(async () => {
  t = await startTestServer();
  const desk = t.as('dispatcher');
  await desk.put('/items', { items: [{ sku: 'TEA', title: 'Tea' }, { sku: 'MUG', title: 'Mug' }] });
  await desk.put('/sites', { sites: [{ code: 'LDS', name: 'Leeds', kind: 'warehouse', country: 'GB' }] });
  lotId = (await desk.put('/lots', { lots: [{ sku: 'TEA', code: 'T-1', expiresOn: '2027-01-01' }] })).body.lots[0].lotId;
  assert.equal((await move({ sku: 'TEA', lotCode: 'T-1', units: 10, sourceId: 'po-1' })).status, 200);
});
after(() => t.close());

const move = (movement: object) => t.as('dispatcher').post('/stock/movements', { movements: [{ siteCode: 'LDS', kind: 'received', ...movement }] });
const stockOf = async (sku: string): Promise<{ onHand: number; quarantined: number; free: number }> => (await t.as('dispatcher').get(`/stock?skuPrefix=${sku}`)).body.rows[0];

test('a source moves the same stock once', async () => {
  const again = await move({ sku: 'TEA', lotCode: 'T-1', units: 10, sourceId: 'po-1' });
  assert.deepEqual([again.body.recordedCount, again.body.repeatedCount], [0, 1]);
  assert.equal((await stockOf('TEA')).onHand, 10);
});

test('a quarantined lot is not free, leaves only by its name, and comes back', async () => {
  assert.deepEqual(await t.inClient((ctx) => setLotsQuarantined(ctx, [lotId], true)), [lotId]);
  assert.deepEqual(await t.inClient((ctx) => setLotsQuarantined(ctx, [lotId], true)), []);
  const stock = await stockOf('TEA');
  assert.deepEqual([stock.onHand, stock.quarantined, stock.free], [10, 10, 0]);
  assert.equal((await move({ sku: 'TEA', units: -1, kind: 'lost', sourceId: 'count-1' })).body.code, 'inventory.quarantined');
  assert.equal((await move({ sku: 'TEA', lotCode: 'T-1', units: -1, kind: 'lost', sourceId: 'count-2' })).status, 200);
  await t.inClient((ctx) => setLotsQuarantined(ctx, [lotId], false));
  assert.equal((await stockOf('TEA')).free, 9);
  assert.deepEqual(await t.inClient(proveBalances), []);
});

for (const [what, movement, status, code] of [
  ['more than is there', { sku: 'MUG', units: -1, kind: 'lost', sourceId: 'x' }, 409, 'inventory.below_zero'],
  ['an unknown SKU', { sku: 'NO', units: 1, sourceId: 'x' }, 422, 'inventory.unknown_sku'],
  ['an unknown site', { sku: 'MUG', siteCode: 'NO', units: 1, sourceId: 'x' }, 422, 'inventory.unknown_site'],
  ['a lot of another item', { sku: 'MUG', lotCode: 'T-1', units: 1, sourceId: 'x' }, 422, 'inventory.unknown_lot'],
] as const) {
  test(`${what} is refused, and the rest of the list with it`, async () => {
    const fine = { sku: 'TEA', siteCode: 'LDS', lotCode: 'T-1', units: 5, kind: 'received', sourceId: `beside ${code}` };
    const res = await t.as('dispatcher').post('/stock/movements', { movements: [fine, { siteCode: 'LDS', kind: 'received', ...movement }] });
    assert.deepEqual([res.status, res.body.code], [status, code]);
    assert.equal((await stockOf('TEA')).onHand, 9);
  });
}

test('who may not write is refused; another client’s people find nothing', async () => {
  assert.equal((await t.as('analyst').put('/items', { items: [{ sku: 'X', title: 'X' }] })).status, 403);
  assert.equal((await t.as('analyst').post('/stock/movements', { movements: [{ sku: 'TEA', siteCode: 'LDS', units: 1, kind: 'received', sourceId: 'a' }] })).status, 403);
  assert.equal((await t.asOther('dispatcher').get('/stock')).status, 404);
  assert.equal((await t.asOther('dispatcher').put('/sites', { sites: [{ code: 'X', name: 'X', kind: 'warehouse' }] })).status, 404);
});
